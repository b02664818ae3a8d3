using NodaTime;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Evals.Assistants;

/// <summary>Lives the weeks of one invented patient through the same use cases as real ones: ask, write, reflect, summarise.</summary>
internal sealed class LiveThroughCase(CaseJournal journal, PatientCase patient)
{
    /// <summary>The evening of the first day, a Monday: whoever runs it whenever has the same weekdays in their questions.</summary>
    public static readonly Instant Begins = Instant.FromUtc(2026, 9, 7, 19, 30);

    // A model that does not answer within its time is given up by the step itself, long before this.
    private static readonly TimeSpan LongestLoop = TimeSpan.FromMinutes(3);

    /// <summary>What came of every entry.</summary>
    public async Task<LivedCase> RunAsync(CancellationToken cancel)
    {
        journal.Clock.Set(Begins - Duration.FromHours(5));
        var (id, therapist) = await TakeInAsync(cancel);
        var lived = new List<LivedEntry>();
        foreach (var entry in patient.Entries)
        {
            journal.Clock.Set(Begins + Duration.FromDays(entry.Day));
            lived.Add(await TurnAsync(id, therapist, entry, cancel));
            await LiftAlertsAsync(therapist, cancel);
        }
        return new LivedCase(patient, lived);
    }

    private async Task<(PatientId Patient, Reader.Therapist Therapist)> TakeInAsync(CancellationToken cancel)
    {
        var therapist = await journal.Get<Therapists>().AddAsync("Ruth Invented", cancel)
            is AddTherapistOutcome.Added added
            ? new Reader.Therapist(added.Id, AtTerminal: true)
            : throw new InvalidOperationException("The therapist could not be added.");
        // What is written is measured here; a model that looks for danger would cost tokens and take answers away.
        await journal.Get<PracticeSettings>().SetAsync("model-screen", "off", cancel);
        var details = new NewPatient(patient.Name) { Consents = [ConsentKind.Keeping, ConsentKind.Model] };
        var taken = await journal.Get<TakeInPatient>().RunAsync(details, patient.Goals, therapist.Id, cancel);
        if (taken is not AddPatientOutcome.Added { Id: var id })
        {
            throw new InvalidOperationException($"The patient of the case {patient.Id} could not be added.");
        }
        if (patient.Method is { } method)
        {
            await journal
                .Get<ChangeStanding>()
                .RunAsync(therapist, id, standing => standing with { Method = method }, cancel);
        }
        return (id, therapist);
    }

    private async Task<LivedEntry> TurnAsync(
        PatientId id,
        Reader.Therapist therapist,
        CaseEntry entry,
        CancellationToken cancel
    )
    {
        var asked = await journal.Get<AskForEntry>().RunAsync(id, PromptWish.Any, cancel);
        var question = (asked as AskOutcome.Asked)?.Prompt;
        var words = new NewEntry(id, entry.Text, $"{patient.Id}-{entry.Day}")
        {
            IsPrivate = entry.IsPrivate,
            PromptId = question?.Id,
        };
        if (await journal.Get<RecordEntry>().RunAsync(words, cancel) is not RecordEntryOutcome.Recorded recorded)
        {
            throw new InvalidOperationException($"An entry of the case {patient.Id} was not recorded.");
        }
        if (recorded.Crisis?.MessageId is { } owed)
        {
            await journal.Get<DeliverMessages>().MarkDeliveredAsync(owed, cancel);
        }
        await journal.Get<Worker>().DrainAsync(id, LongestLoop, cancel);
        var said = await journal.Get<ReadReflection>().RunAsync(id, recorded.Id, cancel);
        var inbox = await journal.Get<ReadInbox>().OfEntryAsync(therapist, id, recorded.Id, cancel);
        var item = inbox.Items.FirstOrDefault(i => i.EntryId == recorded.Id);
        return new LivedEntry(entry, journal.Clock.Now().InUtc().Date)
        {
            Question = question?.Content,
            FixedWords = recorded.Crisis?.Words,
            Reflection = (said as ReadOutcome<ReflectionContent?>.Open)?.Value,
            Summary = item?.Summary,
            Suggestion = item?.Suggestion?.Content,
        };
    }

    /// <summary>The invented therapist has talked to them before they write again.</summary>
    private async Task LiftAlertsAsync(Reader.Therapist therapist, CancellationToken cancel)
    {
        var handle = journal.Get<HandleAlert>();
        foreach (var alert in (await journal.Get<ListAlerts>().RunAsync(therapist, withLifted: false, cancel)).Alerts)
        {
            await handle.AcknowledgeAsync(therapist, alert.Alert.Id, "We talked on the telephone.", cancel);
            await handle.LiftAsync(therapist, alert.Alert.Id, "They are with somebody now.", cancel);
        }
    }
}
