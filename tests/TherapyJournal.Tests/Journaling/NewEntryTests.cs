using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Journaling;

public abstract class NewEntryTests(TestedDatabase on) : LoopTest(on)
{
    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    public async Task An_empty_entry_is_refused_kindly(string words)
    {
        var refused = (await TryRecordAsync(words)).ShouldBeOfType<RecordEntryOutcome.NotKept>();

        refused.Sentence.ShouldBe("There are no words in this entry, so nothing was kept. Write at least one.");
        (await CountEntriesAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task More_than_one_megabyte_is_refused_and_screened_all_the_same()
    {
        var words = LongText(TherapyJournal.Journaling.NewEntry.LongestBytes) + Urgent;

        var refused = (await TryRecordAsync(words)).ShouldBeOfType<RecordEntryOutcome.NotKept>();

        refused.Sentence.ShouldStartWith("This entry is longer than 1 MB");
        refused.Crisis.ShouldNotBeNull();
        (await CountEntriesAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task An_entry_may_be_about_years_ago()
    {
        var at = Instant.FromUtc(1987, 5, 3, 20, 15);

        await TryRecordAsync(NewEntry(Calm) with { At = at });

        (await EntriesAsync()).ShouldHaveSingleItem().At.ShouldBe(at);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(3, false)]
    [InlineData(60 * 24 * 365, false)]
    public async Task A_date_in_the_future_is_refused_beyond_a_clocks_tolerance(int minutes, bool isKept)
    {
        var outcome = await TryRecordAsync(
            NewEntry(Calm) with
            {
                At = Ground.Clock.Now() + Duration.FromMinutes(minutes),
            }
        );

        (outcome is RecordEntryOutcome.Recorded).ShouldBe(isKept);
        (await CountEntriesAsync()).ShouldBe(isKept ? 1 : 0);
    }

    [Fact]
    public async Task A_date_before_1900_is_refused()
    {
        var outcome = await TryRecordAsync(NewEntry(Calm) with { At = Instant.FromUtc(1899, 12, 31, 23, 59) });

        outcome.ShouldBeOfType<RecordEntryOutcome.NotKept>().Sentence.ShouldContain("before 1900");
    }

    [Fact]
    public async Task Without_consent_nothing_is_kept_and_it_is_screened_all_the_same()
    {
        await House.Get<DecideConsent>().RunAsync(Therapist, Patient, ConsentKind.Keeping, give: false, Cancel);

        var refused = (await TryRecordAsync(Urgent)).ShouldBeOfType<RecordEntryOutcome.NotKept>();

        refused.Sentence.ShouldBe("There is no consent to keep entries, so nothing was kept.");
        refused.Crisis.ShouldNotBeNull().Words.ShouldNotBeEmpty();
        (await CountEntriesAsync()).ShouldBe(0);
        await WorkAsync();
        (await AlertsAsync()).ShouldHaveSingleItem().Content.History.ShouldContain(h => h.What == "told");
        (await InboxAsync()).Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(
        PatientStatus.Paused,
        "Journaling is paused here: nobody will read these words, and they were not kept. What was kept before is still there, and you can ask your practice for all of it."
    )]
    [InlineData(
        PatientStatus.Ended,
        "Journaling has ended here: nobody will read these words, and they were not kept. What was kept before is still there, and you can ask your practice for all of it."
    )]
    public async Task Whoever_is_paused_or_has_ended_is_told_so_and_screened_all_the_same(
        PatientStatus status,
        string sentence
    )
    {
        await House.Get<ChangePatient>().SetStatusAsync(Therapist, Patient, status, Cancel);

        var refused = (await TryRecordAsync(Concern)).ShouldBeOfType<RecordEntryOutcome.NotKept>();

        refused.Sentence.ShouldBe(sentence);
        refused.Crisis.ShouldNotBeNull();
        (await AlertsAsync()).ShouldHaveSingleItem();
        (await CountEntriesAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Words_that_are_not_kept_and_arrive_twice_raise_one_alert()
    {
        await House.Get<ChangePatient>().SetStatusAsync(Therapist, Patient, PatientStatus.Paused, Cancel);
        var entry = NewEntry(Urgent);

        await TryRecordAsync(entry);
        await TryRecordAsync(entry);
        (await AlertsAsync()).ShouldHaveSingleItem().Joined.ShouldBeEmpty();

        await TryRecordAsync(Urgent);
        (await AlertsAsync()).ShouldHaveSingleItem().Joined.ShouldHaveSingleItem();
    }
}

public sealed class NewEntryOnSqlite() : NewEntryTests(TestedDatabase.Sqlite);

public sealed class NewEntryOnPostgres() : NewEntryTests(TestedDatabase.Postgres);
