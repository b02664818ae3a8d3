using NodaTime;
using Shouldly;
using TherapyJournal.Insight;
using Xunit;

namespace TherapyJournal.Tests.Insight;

public sealed partial class JournalIndexTests
{
    private static readonly LocalDate Monday = new(2026, 11, 2);
    private readonly List<IndexedEntry> entries = [];

    [Fact]
    public void What_was_asked_for_is_found_and_nothing_else()
    {
        Write(0, "I slept badly.");
        var walk = Write(1, "The walk by the canal helped.");
        Write(2, "My mother rang.");

        Found("What helped when walking?").ShouldBe([walk]);
        Found("Was there a dog?").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("I slept badly.", "How did she sleep?", "slept")]
    [InlineData("She thinks of him.", "thought", "thinks")]
    [InlineData("I wrote to her.", "writing", "wrote")]
    [InlineData("We sat there.", "sitting", "sat")]
    [InlineData("我今天很难过。", "难过", "我今天很难过")]
    [InlineData("きょうは眠れなかった。", "眠れ", "きょうは眠れなかった")]
    [InlineData("วันนี้ฉันเศร้า", "เศร้า", "วันนี้ฉันเศร้า")]
    public void Other_forms_of_a_verb_and_scripts_without_spaces_are_found_and_lit(
        string text,
        string sought,
        string lit
    )
    {
        Write(0, "Something else.");
        var entry = Write(1, text);

        using var index = new JournalIndex(entries);
        var asked = AskedWords.OfSearch(sought);
        index.FindHolding(asked, 10, _ => true).Select(f => f.Id).ShouldBe([entry]);
        new LitExcerpt(index, asked).Of(text).Where(p => p.IsLit).Select(p => p.Text).ShouldBe([lit]);
        index.CoverOf(sought).Of(text).ShouldBe(1);
    }

    [Fact]
    public void A_rare_word_counts_more_than_one_that_stands_everywhere()
    {
        for (var day = 0; day < 5; day++)
        {
            Write(day, "Work was work.");
        }
        var rare = Write(6, "Work, and the harbour.");

        Found("work at the harbour")[0].ShouldBe(rare);
    }

    [Fact]
    public void What_stands_beside_it_on_the_same_day_comes_after_it_and_another_day_does_not()
    {
        Write(0, "The day before was empty.");
        var question = Write(1, "Did the medicine help?");
        var answer = Write(1, "Not yet, I think.");
        Write(2, "Rain.");

        Found("medicine").ShouldBe([question, answer]);
    }

    [Fact]
    public void A_day_that_holds_all_of_the_question_comes_before_one_that_holds_a_part()
    {
        var part = Write(0, "The garden.");
        var first = Write(1, "The garden.");
        for (var other = 0; other < 4; other++)
        {
            Write(1, "Something else.");
        }
        var second = Write(1, "My sister came.");

        var found = Found("my sister in the garden");

        found.IndexOf(second).ShouldBeLessThan(found.IndexOf(part));
        found.IndexOf(first).ShouldBeLessThan(found.IndexOf(part));
    }

    [Fact]
    public void Whoever_is_named_everywhere_narrows_and_does_not_weigh()
    {
        Write(0, "Anna: I like tea.");
        var bens = Write(1, "Ben: a new bicycle.");
        var annas = Write(2, "Anna: a new bicycle.");
        Write(3, "Ben: rain again.");

        Found("What did Anna buy, a bicycle?").ShouldBe([annas, bens]);
        Found("What did Ben buy, a bicycle?").ShouldBe([bens, annas]);
    }

    [Fact]
    public void A_name_alone_is_what_one_looks_for()
    {
        var one = Write(0, "Anna came.");
        Write(1, "Nobody came.");

        Found("Anna").ShouldBe([one]);
    }

    [Fact]
    public void Who_asks_when_is_shown_times_first()
    {
        var bare = Write(0, "We moved to the new flat, and it rained.");
        var dated = Write(1, "We moved to the new flat in August, and it rained.");

        Found("When did we move to the flat?")[0].ShouldBe(dated);
        Found("Did it rain when we moved to the flat?")[0].ShouldBe(bare);
    }

    [Theory]
    [InlineData("")]
    [InlineData("🙂 ??")]
    [InlineData("'\"*()-:^ OR NOT")]
    public void A_question_without_words_finds_nothing(string question)
    {
        Write(0, "I slept badly.");

        Found(question).ShouldBeEmpty();
    }

    [Fact]
    public void An_empty_journal_answers_nothing() => Found("sleep").ShouldBeEmpty();

    [Fact]
    public void An_entry_without_words_is_no_obstacle()
    {
        Write(0, "🙂");
        var entry = Write(0, "I slept badly.");

        Found("sleep badly")[0].ShouldNotBe(Guid.Empty);
        Found("slept")[0].ShouldBe(entry);
    }

    [Fact]
    public void A_search_gives_what_holds_a_word_itself_of_the_days_that_are_meant()
    {
        var before = Write(0, "The medicine.");
        var entry = Write(1, "Did the medicine help?");
        Write(1, "Not yet, I think.");

        using var index = new JournalIndex(entries);

        index
            .FindHolding(AskedWords.OfSearch("medicine"), most: 9, _ => true)
            .Select(f => f.Id)
            .ShouldBe([entry, before], ignoreOrder: true);
        index
            .FindHolding(AskedWords.OfSearch("medicine"), most: 9, day => day > Monday)
            .Select(f => f.Id)
            .ShouldBe([entry]);
    }

    [Fact]
    public void No_more_are_given_than_were_asked_for()
    {
        for (var day = 0; day < 9; day++)
        {
            Write(day, "I slept badly.");
        }

        using var index = new JournalIndex(entries);

        index.Find("slept", most: 4).Count.ShouldBe(4);
        index.Find("slept", most: 4).Select(f => f.Score).ShouldBeInOrder(SortDirection.Descending);
    }

    private Guid Write(int day, string text)
    {
        var id = new Guid(entries.Count + 1, 0, 0, new byte[8]);
        entries.Add(new IndexedEntry(id, Monday.PlusDays(day), text));
        return id;
    }

    private List<Guid> Found(string question)
    {
        using var index = new JournalIndex(entries);
        return [.. index.Find(question, most: 10).Select(f => f.Id)];
    }
}
