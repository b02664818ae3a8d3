using NodaTime;
using Shouldly;
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
        string.Concat(hit.Excerpt.Select(p => p.IsLit ? $"[{p.Text}]" : p.Text))
            .ShouldBe("… Then I [walked] by the canal. … [Walking] helps.");
    }

    [Fact]
    public async Task The_best_comes_first_and_what_holds_none_of_the_words_is_not_there()
    {
        var one = await WriteAsync("The garden.");
        var both = await WriteAsync("My sister came into the garden.");
        await WriteAsync("Something else.");

        (await SearchAsync("sister garden")).Select(h => h.Entry.Id).ShouldBe([both, one]);
        (await SearchAsync("lighthouse")).ShouldBeEmpty();
        (await SearchAsync("")).ShouldBeEmpty();
        (await SearchAsync("\"') OR *")).ShouldBeEmpty();
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

    private async Task<IReadOnlyList<SearchHit>> SearchAsync(
        string words,
        Reader? reader = null,
        LocalDate? from = null,
        LocalDate? until = null,
        JournalHouse? within = null
    ) =>
        (await RunAsync(words, reader, from, until, within))
            .ShouldBeOfType<ReadOutcome<SearchResult>.Open>()
            .Value.Hits;

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
