using NodaTime;
using Shouldly;
using TherapyJournal.Goals;
using TherapyJournal.Insight;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Insight;

public abstract class SearchJournalTests(TestedDatabase on) : LoopTest(on)
{
    [Fact]
    public async Task An_entry_is_found_by_a_word_of_it_which_stands_out_in_its_sentence()
    {
        await WriteAsync("It rained. My mother rang.");
        var entry = await WriteAsync("First work. Then I walked by the canal. It was cold. Walking helps.");

        var hit = (await SearchAsync("walks")).ShouldHaveSingleItem();

        hit.Entry.Id.ShouldBe(entry);
        Lit(hit).ShouldBe("… Then I [walked] by the canal. … [Walking] helps.");
    }

    [Fact]
    public async Task The_best_comes_first_and_what_holds_none_of_the_words_is_not_there()
    {
        var one = await WriteAsync("The garden.");
        var both = await WriteAsync("My sister came into the garden.");
        await WriteAsync("Something else.");

        (await SearchAsync("sister garden")).Select(h => h.Entry.Id).ShouldBe([both, one]);
        (await SearchAsync("lighthouse")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" * : ")]
    [InlineData("\"')\" *")]
    public async Task Without_a_word_there_is_nothing_to_look_for(string words) =>
        (await FoundAsync(words)).ShouldBe(new SearchResult.Nothing());

    [Fact]
    public async Task A_time_bounds_the_days_and_says_how_it_was_understood()
    {
        var early = await WriteAsync("The canal.");
        Pass(TimeSpan.FromDays(40));
        var late = await WriteAsync("The canal.");

        var found = (await FoundAsync("canal last two weeks")).ShouldBeOfType<SearchResult.Found>();

        found.Hits.Select(h => h.Entry.Id).ShouldBe([late]);
        found.Understood.ShouldHaveSingleItem().ShouldEndWith("(\"last two weeks\").");
        (await SearchAsync("the last time at the canal")).Select(h => h.Entry.Id).ShouldBe([late, early]);
        (await SearchAsync("the first time at the canal")).Select(h => h.Entry.Id).ShouldBe([early, late]);
        (await SearchAsync("canal more than two weeks ago")).Select(h => h.Entry.Id).ShouldBe([early]);
        (await SearchAsync("canal"))
            .Select(h => h.Entry.Id)
            .ShouldBe([late, early], "of those that fit alike the newest comes first");
    }

    [Fact]
    public async Task Days_that_are_given_leave_a_time_a_word_like_any_other()
    {
        var entry = await WriteAsync("The canal, yesterday.");
        var today = House.Clock.Now().InUtc().Date;

        (await SearchAsync("canal yesterday")).ShouldBeEmpty();
        (await SearchAsync("yesterday", from: today)).ShouldHaveSingleItem().Entry.Id.ShouldBe(entry);
    }

    [Fact]
    public async Task A_time_alone_is_nothing_to_look_for()
    {
        await WriteAsync("The canal.");

        (await FoundAsync("What did she do last week?"))
            .ShouldBeOfType<SearchResult.OnlyTime>()
            .Understood.ShouldEndWith("(\"last week\").");
        (await FoundAsync("the first time")).ShouldBeOfType<SearchResult.Found>().Understood.ShouldBeEmpty();
        (await SearchAsync("canal on 30 February")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_record_knows_a_session_a_goal_and_a_birthday()
    {
        var before = await WriteAsync("The canal.");
        Pass(TimeSpan.FromDays(2));
        var day = House.Clock.Now().InUtc().Date;
        await House.Get<NoteTherapySession>().RunAsync(Therapist, Patient, Iso(day), Cancel);
        await House.Get<NoteTherapySession>().RunAsync(Therapist, Patient, Iso(day.PlusDays(30)), Cancel);
        await House.Get<ChangeGoal>().AddAsync(Therapist, Patient, "Walk more.", why: null, Cancel);
        await House.Get<ChangePatient>().SetAsync(Therapist, Patient, "born", Iso(day.PlusYears(-30)), Cancel);
        Pass(TimeSpan.FromDays(2));
        var after = await WriteAsync("The canal.");

        foreach (var since in (string[])["the last session", "we changed the goal", "her birthday"])
        {
            (await SearchAsync($"canal since {since}")).Select(h => h.Entry.Id).ShouldBe([after], since);
            (await SearchAsync($"canal before {since}")).Select(h => h.Entry.Id).ShouldBe([before], since);
        }

        static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", null);
    }

    [Fact]
    public async Task Words_in_quotation_marks_are_found_in_their_order_and_light_together()
    {
        var entry = await WriteAsync("Her mother came. It was my mother, not my sister.");
        await WriteAsync("Mother came; my sister did not.");

        var hit = (await SearchAsync("\"my mother\"")).ShouldHaveSingleItem();

        hit.Entry.Id.ShouldBe(entry);
        Lit(hit).ShouldBe("… It was [my] [mother], not my sister.");
        (await SearchAsync("sister \"mother my\"")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_word_with_an_open_end_finds_what_begins_with_it()
    {
        await WriteAsync("A happy day.");
        var entry = await WriteAsync("I wrote of happiness.");

        var hit = (await SearchAsync("happin*")).ShouldHaveSingleItem();

        hit.Entry.Id.ShouldBe(entry);
        Lit(hit).ShouldBe("I wrote of [happiness].");
        (await FoundAsync("ha*"))
            .ShouldBeOfType<SearchResult.Found>()
            .Understood.ShouldBe(["\"ha*\" has fewer than three letters before the *, so it was searched as a word."]);
    }

    [Theory]
    [InlineData("🙂", "A good day🙂🙂", "A good [day🙂🙂]")]
    [InlineData("❤", "All of it ❤️.", "All of it [❤️].")]
    [InlineData("day", "A good day🙂", "A good [day🙂]")]
    public async Task An_emoji_is_found_as_itself_and_hides_no_word(string words, string text, string lit)
    {
        await WriteAsync("Nothing else.");
        await WriteAsync(text);

        Lit((await SearchAsync(words)).ShouldHaveSingleItem()).ShouldBe(lit);
    }

    [Fact]
    public async Task Days_are_the_patients_own()
    {
        await House.Get<ChangePatient>().SetAsync(Therapist, Patient, "timezone", "Pacific/Auckland", Cancel);
        var entry = await WriteAsync("I slept badly.");
        var there = House.Clock.Now().InZone(DateTimeZoneProviders.Tzdb["Pacific/Auckland"]).Date;

        (await SearchAsync("slept", from: there, until: there)).ShouldHaveSingleItem().Entry.Id.ShouldBe(entry);
        (await SearchAsync("slept", from: there.PlusDays(1))).ShouldBeEmpty();
        (await SearchAsync("slept", until: there.PlusDays(-1))).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_private_is_found_by_the_patient_alone()
    {
        var entry = await WriteAsync("Nobody knows of the lighthouse.", isPrivate: true);

        (await SearchAsync("lighthouse")).ShouldBeEmpty();
        (await SearchAsync("lighthouse", new Reader.Patient(Patient))).ShouldHaveSingleItem().Entry.Id.ShouldBe(entry);
        (await SearchAsync("lighthouse")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whatever_changes_in_a_journal_is_found_changed_at_the_next_search_in_every_process()
    {
        var other = await AnotherProcessAsync();
        var entry = await WriteAsync("The harbour.");
        await ShouldFindAsync("harbour", true);

        await House.Get<EditEntry>().EditAsync(Patient, entry, "The lighthouse.", Cancel);
        await ShouldFindAsync("harbour", false);
        await ShouldFindAsync("lighthouse", true);
        await House.Get<EditEntry>().MakePrivateAsync(Patient, entry, Cancel);
        await ShouldFindAsync("lighthouse", false);
        await House.Get<EditEntry>().ShareAsync(Patient, entry, Cancel);
        await ShouldFindAsync("lighthouse", true);
        await House.Get<TakeBackEntry>().RunAsync(Patient, entry, Cancel);
        await ShouldFindAsync("lighthouse", false);

        async Task ShouldFindAsync(string word, bool isThere)
        {
            (await SearchAsync(word)).Any().ShouldBe(isThere, word);
            (await SearchAsync(word, within: other)).Any().ShouldBe(isThere, $"{word} in the other process");
        }
    }

    [Fact]
    public async Task Each_search_stands_in_the_access_record()
    {
        await WriteAsync("The harbour.");

        await SearchAsync("harbour");
        await SearchAsync("harbour");

        (await House.Get<AccessRecord>().ReadAsync(Patient, Cancel))
            .Lines.Count(l => l.Purpose == nameof(Purpose.SearchEntries))
            .ShouldBe(2);
    }

    [Fact]
    public async Task Another_therapists_patient_looks_like_a_missing_one()
    {
        await WriteAsync("The harbour.");
        var other = new Reader.Therapist(await House.AddTherapistAsync("Ben Other"));

        (await RunAsync("harbour", other))
            .ShouldBeOfType<ReadOutcome<SearchResult>.Refused>()
            .Why.ShouldBe(new DoorRefusal.Missing());
    }

    [Fact]
    public async Task An_index_of_somebody_who_is_erased_or_whose_journal_has_changed_is_gone_within_five_seconds()
    {
        var other = await AnotherProcessAsync();
        var entry = await WriteAsync("The harbour.");
        await SearchAsync("harbour");
        await SearchAsync("harbour", within: other);
        (Held(House), Held(other)).ShouldBe((1, 1));

        await LookAsync();
        (Held(House), Held(other)).ShouldBe((1, 1), "nothing has changed");
        await House.Get<EditEntry>().EditAsync(Patient, entry, "The lighthouse.", Cancel);
        await LookAsync();
        (Held(House), Held(other)).ShouldBe((0, 0));

        await SearchAsync("lighthouse");
        await SearchAsync("lighthouse", within: other);
        await House.Get<AskForErasure>().RunAsync(Therapist, Patient, Cancel);
        await LookAsync();
        (Held(House), Held(other)).ShouldBe((0, 0));

        // As the clock does every five seconds.
        async Task LookAsync()
        {
            await House.Get<JournalIndexes>().ForgetChangedAsync();
            await other.Get<JournalIndexes>().ForgetChangedAsync();
        }
    }

    [Fact]
    public async Task The_clock_looks_by_itself()
    {
        var entry = await WriteAsync("The harbour.");
        await SearchAsync("harbour");
        await House.Get<EditEntry>().EditAsync(Patient, entry, "The lighthouse.", Cancel);

        Pass(TimeSpan.FromSeconds(5));

        for (var tried = 0; Held(House) > 0 && tried < 600; tried++)
        {
            await Task.Delay(20, Cancel);
        }
        Held(House).ShouldBe(0);
    }

    private static int Held(JournalHouse house) => house.Get<JournalIndexes>().Count;

    private static string Lit(SearchHit hit) =>
        string.Concat(hit.Excerpt.Select(p => p.IsLit ? $"[{p.Text}]" : p.Text));

    private async Task<SearchResult> FoundAsync(string words) =>
        (await RunAsync(words)).ShouldBeOfType<ReadOutcome<SearchResult>.Open>().Value;

    private async Task<IReadOnlyList<SearchHit>> SearchAsync(
        string words,
        Reader? reader = null,
        LocalDate? from = null,
        LocalDate? until = null,
        JournalHouse? within = null
    ) =>
        (await RunAsync(words, reader, from, until, within))
            .ShouldBeOfType<ReadOutcome<SearchResult>.Open>()
            .Value.ShouldBeOfType<SearchResult.Found>()
            .Hits;

    private Task<ReadOutcome<SearchResult>> RunAsync(
        string words,
        Reader? reader = null,
        LocalDate? from = null,
        LocalDate? until = null,
        JournalHouse? within = null
    ) =>
        (within ?? House)
            .Get<SearchJournal>()
            .RunAsync(reader ?? Therapist, Patient, words, from, until, most: 10, Cancel);
}

public sealed class SearchJournalOnSqlite() : SearchJournalTests(TestedDatabase.Sqlite);

public sealed class SearchJournalOnPostgres() : SearchJournalTests(TestedDatabase.Postgres);
