using NodaTime;
using Shouldly;
using TherapyJournal.Goals;
using TherapyJournal.Insight;
using TherapyJournal.Insight.Recurring;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Insight;

/// <summary>The clock begins on a Monday, 2 March 2026, at nine.</summary>
public abstract class ReadThemesTests(TestedDatabase on) : LoopTest(on)
{
    private static readonly LocalDate Begin = new(2026, 3, 2);

    [Fact]
    public async Task What_recurs_is_counted_once_an_entry_with_its_days_and_whole_sentences()
    {
        await DaysAsync(
            "It rained. The canal was grey. I love the canal. The canal!",
            "Nothing much.",
            "We went down to the canal again.",
            "She told me that the canals are old."
        );

        var theme = (await ThemesAsync()).ShouldHaveSingleItem();

        (theme.Key, theme.Name, theme.Field).ShouldBe(("word:canal", "canal", null));
        theme.Days.ShouldBe([Begin, Begin.PlusDays(2), Begin.PlusDays(3)]);
        theme.Movement.ShouldBe(ThemeMovement.TooFewToSay);
        theme
            .Quotations.Select(q => q.Text)
            .ShouldBe([
                "The canal was grey.",
                "We went down to the canal again.",
                "She told me that the canals are old.",
            ]);
        var texts = (await EntriesAsync()).ToDictionary(e => e.Id, e => e.Content.Text);
        theme.Quotations.ShouldAllBe(q => texts[q.Entry].Contains(q.Text, StringComparison.Ordinal));
        theme.Against.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_takes_three_entries_on_two_days_and_an_empty_journal_has_none()
    {
        var nothing = await ReadAsync();
        nothing.Themes.ShouldBeEmpty();
        (nothing.Entries, nothing.First, nothing.Last).ShouldBe((0, null, null));
        await RecordAsync("The canal.");
        await RecordAsync("At the canal.");
        await RecordAsync("By the canal.");
        (await ThemesAsync()).ShouldBeEmpty("it is all one day");

        Pass(TimeSpan.FromDays(1));
        await RecordAsync("Along the canal.");
        (await ThemesAsync()).ShouldHaveSingleItem().Entries.ShouldBe(4);
        (await ReadAsync(from: Begin.PlusDays(1))).Themes.ShouldBeEmpty("one entry of these days");
    }

    [Fact]
    public async Task A_field_is_named_in_the_patients_own_words_and_keeps_what_they_mean_by_it()
    {
        await DaysAsync("My sister came.", "I rang my sister.", "Mum was there.", "My sister left.");

        var theme = (await ThemesAsync()).ShouldHaveSingleItem();

        (theme.Key, theme.Name, theme.Field).ShouldBe(("field:family", "sister, Mum", "family"));
        theme.Words.ShouldBe([new ThemeWord("sister", 3), new ThemeWord("Mum", 1)]);
    }

    [Fact]
    public async Task A_name_and_a_phrase_recur_and_what_stands_in_the_same_entries_is_one_theme()
    {
        await DaysAsync(
            "Then Lisbon came up over green olives.",
            "I saw Lisbon and ate green olives there.",
            "In the rain Lisbon smells of green olives.",
            "Old photographs, wet shoes.",
            "More old photographs.",
            "They were old photographs of nobody."
        );

        var themes = await ThemesAsync();

        themes
            .Select(t => t.Key)
            .ShouldBe(["word:lisbon"], "nobody is told by 'old', and the olives are in the same entries");
        themes[0].Words.Select(w => w.Text).ShouldBe(["Lisbon", "green olives"]);
    }

    [Fact]
    public async Task A_theme_keeps_its_key_from_week_to_week()
    {
        await DaysAsync(
            "My sister, and the canal.",
            "The canal, and a bridge. I lay awake.",
            "The canal. My sister. I lay awake."
        );
        await DaysAsync("My sister rang. I lay awake.");
        var before = await ThemesAsync();
        before.Select(t => t.Key).ShouldBe(["field:family", "field:sleep", "word:canal"], ignoreOrder: true);

        await DaysAsync(
            "The canals were frozen.",
            "My sister came.",
            "My sister left. We sat by the canal.",
            "A long way, and a canal.",
            "Slept."
        );
        var after = await ThemesAsync();

        foreach (var theme in before)
        {
            var same = after.Single(t => t.Key == theme.Key);
            same.Entries.ShouldBeGreaterThan(theme.Entries);
            same.Days[0].ShouldBe(theme.Days[0], "it is since the same day");
        }
    }

    [Theory]
    [InlineData("nnnnnnnnyyyyyyyy", ThemeMovement.Growing)]
    [InlineData("yyyyyyyynnnnnnnn", ThemeMovement.Fading)]
    [InlineData("ynynynynynynynyn", ThemeMovement.Steady)]
    [InlineData("nnnnnnnnnnnyyyyy", ThemeMovement.TooFewToSay)]
    [InlineData("nnnnnnyyyyyy", ThemeMovement.TooFewToSay)]
    public async Task It_grows_or_fades_where_the_halves_differ_more_than_by_chance(string days, ThemeMovement movement)
    {
        await DaysAsync([.. days.Select(d => d == 'y' ? "By the canal." : "Rain.")]);

        (await ThemesAsync()).Single(t => t.Key == "word:canal").Movement.ShouldBe(movement);
    }

    [Fact]
    public async Task What_denies_a_theme_or_says_its_opposite_stands_apart_where_the_rules_can_tell()
    {
        await DaysAsync(
            "I lay awake until four.",
            "I lay awake and thought.",
            "Tonight I slept well.",
            "I was worried about the headaches.",
            "I am worried, and my headaches are back.",
            "I was not worried, and there was no headache.",
            "If I were not worried I would not have a headache.",
            "Why was I not worried about the headache?",
            "My brother was not there.",
            "My brother came.",
            "My brother left."
        );

        var themes = await ThemesAsync();

        Of("field:sleep").Against.Select(q => q.Text).ShouldBe(["Tonight I slept well."]);
        Of("field:sleep")
            .Quotations.Select(q => q.Text)
            .ShouldBe(["I lay awake until four.", "I lay awake and thought."]);
        Of("field:worry").Against.Select(q => q.Text).ShouldBe(["I was not worried, and there was no headache."]);
        Of("field:family").Against.ShouldBeEmpty("a brother has no opposite");

        RecurringTheme Of(string key) => themes.Single(t => t.Key == key);
    }

    [Fact]
    public async Task The_open_goals_that_it_touches_stand_beside_it()
    {
        var goals = House.Get<ChangeGoal>();
        await goals.AddAsync(Therapist, Patient, "Walk along canals more often", why: null, Cancel);
        await goals.AddAsync(Therapist, Patient, "Read a book", why: null, Cancel);
        await DaysAsync("The canal.", "That canal.", "A canal.");

        (await ThemesAsync()).ShouldHaveSingleItem().Goals.ShouldBe(["Walk along canals more often"]);
    }

    [Fact]
    public async Task What_is_private_counts_for_the_patient_alone_and_what_is_taken_back_for_nobody()
    {
        await DaysAsync("The canal.", "That canal.");
        await RecordAsync("A canal, for me alone.", isPrivate: true);

        (await ThemesAsync()).ShouldBeEmpty();
        (await ReadAsync(reader: new Reader.Patient(Patient))).Themes.ShouldHaveSingleItem().Entries.ShouldBe(3);

        var last = await RecordAsync("My canal.");
        (await ThemesAsync()).ShouldHaveSingleItem().Entries.ShouldBe(3);
        await House.Get<TakeBackEntry>().RunAsync(Patient, last, Cancel);
        (await ThemesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_therapists_patient_looks_like_a_missing_one_and_each_look_stands_in_the_access_record()
    {
        var other = new Reader.Therapist(await House.AddTherapistAsync("Ben Other"));

        (await House.Get<ReadThemes>().RunAsync(other, Patient, null, null, Cancel))
            .ShouldBeOfType<ReadOutcome<RecurringThemes>.Refused>()
            .Why.ShouldBe(new DoorRefusal.Missing());

        await ReadAsync();
        (await House.Get<AccessRecord>().ReadAsync(Patient, Cancel))
            .Lines.Count(l => l.Purpose == nameof(Purpose.ReadThemes))
            .ShouldBe(1);
    }

    [Fact]
    public async Task Hostile_texts_are_words_like_any_others()
    {
        await DaysAsync(
            new string('x', 20_000),
            "'; drop table entries; -- \0 <script>alert(1)</script> my \ud83d\ude42\ud83d\ude42 \u202e the \"*\" NEAR",
            string.Concat(Enumerable.Repeat("my my the the no not ", 800)),
            "my <script>alert(1)</script> 🙂",
            "the <script>alert(1)</script> 🙂",
            "ich war nicht da. 私は眠れない。 الليل"
        );

        var found = await ReadAsync();

        found.Entries.ShouldBe(6);
        found
            .Themes.SelectMany(t => t.Quotations)
            .ShouldAllBe(q => q.Text.Contains("script", StringComparison.Ordinal));
    }

    private async Task DaysAsync(params IReadOnlyList<string> texts)
    {
        foreach (var text in texts)
        {
            await RecordAsync(text);
            Pass(TimeSpan.FromDays(1));
        }
    }

    private async Task<IReadOnlyList<RecurringTheme>> ThemesAsync() => (await ReadAsync()).Themes;

    private async Task<RecurringThemes> ReadAsync(Reader? reader = null, LocalDate? from = null) =>
        (await House.Get<ReadThemes>().RunAsync(reader ?? Therapist, Patient, from, until: null, Cancel))
            .ShouldBeOfType<ReadOutcome<RecurringThemes>.Open>()
            .Value;
}

public sealed class ReadThemesOnSqlite() : ReadThemesTests(TestedDatabase.Sqlite);

public sealed class ReadThemesOnPostgres() : ReadThemesTests(TestedDatabase.Postgres);
