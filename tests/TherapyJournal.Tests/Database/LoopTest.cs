using System.Text;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Work;

namespace TherapyJournal.Tests.Database;

/// <summary>A test of the loop: the whole product, one therapist with one patient who agreed to everything, and verbs for what people do.</summary>
public abstract class LoopTest(TestedDatabase on) : JournalTest(on)
{
    protected const string Calm = "I talked to my sister. It went well after all.";
    protected const string Wish = "I would like to walk by the river more often.";
    protected const string Urgent = "I am going to kill myself tonight.";
    protected const string Concern = "Everyone would be better off without me.";

    private Reader.Therapist? therapist;

    protected Reader.Therapist Therapist => therapist ?? throw new InvalidOperationException("The test has not begun.");

    protected PatientId Patient { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        therapist = new Reader.Therapist(await House.AddTherapistAsync());
        Patient = await House.AddPatientAsync(therapist.Id);
    }

    protected void Pass(TimeSpan time) => Ground.Clock.Advance(time);

    protected Task<RecordEntryOutcome> TryRecordAsync(NewEntry entry) =>
        House.Get<RecordEntry>().RunAsync(entry, Cancel);

    protected Task<RecordEntryOutcome> TryRecordAsync(string words, bool isPrivate = false) =>
        TryRecordAsync(NewEntry(words) with { IsPrivate = isPrivate });

    protected async Task<Guid> RecordAsync(string words, bool isPrivate = false) =>
        (await TryRecordAsync(words, isPrivate)).ShouldBeOfType<RecordEntryOutcome.Recorded>().Id;

    /// <summary>Words with a delivery of their own.</summary>
    protected NewEntry NewEntry(string words) =>
        new(Patient, words, TherapyJournal.Storage.RowId.New(Ground.Clock).ToString());

    /// <summary>Records and does everything that follows.</summary>
    protected async Task<Guid> WriteAsync(string words, bool isPrivate = false)
    {
        var id = await RecordAsync(words, isPrivate);
        await WorkAsync();
        return id;
    }

    protected Task WorkAsync() => House.Get<Worker>().RunUntilIdleAsync(Cancel);

    protected async Task<PromptView> AskAsync(PromptWish wish = PromptWish.Any) =>
        (await TryAskAsync(wish)).ShouldBeOfType<AskOutcome.Asked>().Prompt;

    protected Task<AskOutcome> TryAskAsync(PromptWish wish = PromptWish.Any) =>
        House.Get<AskForEntry>().RunAsync(Patient, wish, Cancel);

    protected Task<Inbox> InboxAsync() => House.Get<ReadInbox>().RunAsync(Therapist, Cancel);

    protected async Task<InboxItem> InboxItemAsync(Guid entry) =>
        (await InboxAsync()).Items.Single(i => i.EntryId == entry);

    /// <summary>Which summary an entry has now.</summary>
    protected Task<Guid> SummaryOfAsync(Guid entry) =>
        House.LookAsync(db => db.Summaries.Where(s => s.EntryId == entry).Select(s => s.Id).SingleAsync(Cancel));

    protected async Task<AcceptSummaryOutcome> AcceptAsync(Guid entry, Guid? summary = null) =>
        await House
            .Get<AcceptSummary>()
            .RunAsync(Therapist, Patient, entry, summary ?? await SummaryOfAsync(entry), Cancel);

    protected async Task<SharedSummary?> SharedAsync(Guid entry) =>
        (await House.Get<ReadSharedSummary>().RunAsync(new Reader.Patient(Patient), entry, Cancel))
            .ShouldBeOfType<ReadOutcome<SharedSummary?>.Open>()
            .Value;

    protected async Task SetPracticeAsync(string key, string value) =>
        (await House.Get<PracticeSettings>().SetAsync(key, value, Cancel)).ShouldBeOfType<SetPracticeOutcome.Changed>();

    protected async Task<IReadOnlyList<EntryView>> EntriesAsync(Reader? reader = null)
    {
        var read = await House
            .Get<ListEntries>()
            .RunAsync(reader ?? new Reader.Patient(Patient), Patient, null, null, Cancel);
        return read.ShouldBeOfType<ReadOutcome<EntryList>.Open>().Value.Entries;
    }

    protected async Task<IReadOnlyList<AlertView>> AlertsAsync(bool withLifted = false) =>
        [.. (await House.Get<ListAlerts>().RunAsync(Therapist, withLifted, Cancel)).Alerts.Select(a => a.Alert)];

    /// <summary>What was said to the patient about an entry; null: nothing.</summary>
    protected async Task<ReflectionContent?> ReflectionAsync(Guid entry) =>
        (await House.Get<ReadReflection>().RunAsync(Patient, entry, Cancel))
            .ShouldBeOfType<ReadOutcome<ReflectionContent?>.Open>()
            .Value;

    /// <summary>Acknowledges and lifts every alert.</summary>
    protected async Task LiftAlertsAsync()
    {
        foreach (var alert in await AlertsAsync())
        {
            var handle = House.Get<HandleAlert>();
            await handle.AcknowledgeAsync(Therapist, alert.Id, "We talked.", Cancel);
            (await handle.LiftAsync(Therapist, alert.Id, null, Cancel)).ShouldBeOfType<HandleAlertOutcome.Handled>();
        }
    }

    protected Task<int> CountEntriesAsync() => House.LookAsync(db => db.Entries.CountAsync(Cancel));

    /// <summary>Words of this many bytes.</summary>
    protected static string LongText(int bytes)
    {
        const string sentence = "Today I walked to the café and talked to Zoë about the garden. ";
        var size = Encoding.UTF8.GetByteCount(sentence);
        var text = string.Concat(Enumerable.Repeat(sentence, bytes / size));
        return text + new string('x', bytes % size);
    }
}
