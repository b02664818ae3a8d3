using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using TherapyJournal.Goals;
using TherapyJournal.Insight;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.App.Demo;

/// <summary>Lives the eight weeks of the sample through the same use cases as real ones, moment by moment, without a model.</summary>
internal sealed class LiveThroughSample(IServiceProvider services, SamplePractice sample, DemoClock clock)
{
    private static readonly TimeSpan LongestLoop = TimeSpan.FromSeconds(20);
    private readonly DateTimeZone zone = DateTimeZoneProviders.Tzdb[sample.Patient.TimeZone];
    private readonly LocalDate today = clock.Now().InZone(DateTimeZoneProviders.Tzdb[sample.Patient.TimeZone]).Date;

    /// <summary>How many moments there are.</summary>
    public int Count => Moments(default, default!, CancellationToken.None).Count();

    /// <summary>When it begins.</summary>
    public Instant Begins => At(sample.Patient.Joined);

    /// <summary>Lives through everything before today.</summary>
    /// <returns>The patient and the therapist, ready for the next entry.</returns>
    public async Task<(PatientId Patient, Reader.Therapist Therapist)> RunAsync(
        Action<long> lived,
        CancellationToken cancel
    )
    {
        clock.Set(Begins);
        var therapist = await AddTherapistAsync(cancel);
        var patient = await AddPatientAsync(therapist, cancel);
        var count = 0;
        foreach (var (at, live) in Moments(patient, therapist, cancel).OrderBy(m => m.At))
        {
            clock.Set(at);
            await live();
            lived(++count);
        }
        clock.SetToReal();
        return (patient, therapist);
    }

    private IEnumerable<(Instant At, Func<Task> Live)> Moments(
        PatientId patient,
        Reader.Therapist therapist,
        CancellationToken cancel
    )
    {
        foreach (var entry in sample.Entries)
        {
            var number = 0;
            yield return (At(entry.When), () => WriteAsync(patient, entry, cancel));
            foreach (var note in entry.Alert is { } alert ? (SampleNote[])[alert.Acknowledged, alert.Lifted] : [])
            {
                var lifts = number++ > 0;
                yield return (At(note.When), () => HandleAlertsAsync(therapist, lifts, note.Note, cancel));
            }
        }
        yield return (At(sample.GoalChange.When), () => ChangeGoalAsync(patient, therapist, cancel));
        foreach (var session in sample.Sessions.Append(sample.NextSession))
        {
            // Each appointment is noted on the day the patient joined.
            yield return (
                Begins + Duration.FromMinutes(20),
                () => AddSessionAsync(patient, therapist, session, cancel)
            );
        }
        foreach (var session in sample.Sessions)
        {
            // Whoever prepares one reads first what was written since the last.
            yield return (At(session) - Duration.FromMinutes(30), () => ReadAsync(patient, therapist, cancel));
        }
    }

    private async Task<Reader.Therapist> AddTherapistAsync(CancellationToken cancel)
    {
        if (await Get<Therapists>().AddAsync(sample.Therapist, cancel) is not AddTherapistOutcome.Added added)
        {
            throw new InvalidOperationException("The sample's therapist could not be added.");
        }
        await Get<ChangeTherapist>().SetTimeZoneAsync(sample.Therapist, sample.Patient.TimeZone, cancel);
        return new Reader.Therapist(added.Id, AtTerminal: true);
    }

    private async Task<PatientId> AddPatientAsync(Reader.Therapist therapist, CancellationToken cancel)
    {
        var details = new NewPatient(sample.Patient.Name)
        {
            Born = NodaTime.Text.LocalDatePattern.Iso.Format(sample.Patient.Born),
            Country = sample.Patient.Country,
            TimeZone = sample.Patient.TimeZone,
            Language = sample.Patient.Language,
        };
        return
            await Get<TakeInPatient>().RunAsync(details, [sample.Goal.Text], therapist.Id, cancel)
                is AddPatientOutcome.Added added
            ? added.Id
            : throw new InvalidOperationException("The sample's patient could not be added.");
    }

    /// <summary>Writes today's entry; what it proposes waits for the therapist.</summary>
    public Task WriteNextAsync(PatientId patient, CancellationToken cancel) =>
        WriteAsync(new NewEntry(patient, sample.NextEntry.Text, "sample-today"), sample.NextEntry.Mood, cancel);

    private Task WriteAsync(PatientId patient, SampleEntry entry, CancellationToken cancel) =>
        WriteAsync(
            new NewEntry(patient, entry.Text, $"sample-{entry.When.DaysAgo}-{entry.When.At}")
            {
                IsPrivate = entry.Private,
            },
            entry.Mood,
            cancel
        );

    /// <summary>Writes, says how it feels, and does everything that follows.</summary>
    public async Task WriteAsync(NewEntry words, int mood, CancellationToken cancel)
    {
        await Get<AskForEntry>().RunAsync(words.Patient, PromptWish.Any, cancel);
        var outcome = await Get<RecordEntry>().RunAsync(words, cancel);
        if (outcome is RecordEntryOutcome.Recorded { Crisis.MessageId: { } owed })
        {
            await Get<DeliverMessages>().MarkDeliveredAsync(owed, cancel);
        }
        await Get<RecordMeasure>().MoodAsync(new Reader.Patient(words.Patient), words.Patient, mood, cancel);
        await Get<Worker>().DrainAsync(words.Patient, LongestLoop, cancel);
    }

    private async Task ReadAsync(PatientId patient, Reader.Therapist therapist, CancellationToken cancel)
    {
        if (
            await Get<ReadTimeline>().RunAsync(therapist, patient, before: null, cancel)
            is not ReadOutcome<Timeline>.Open { Value.Entries: var entries }
        )
        {
            return;
        }
        // Where there is a summary, it has its id.
        foreach (var entry in entries.Where(e => e.Summary is { AcceptedAt: null }))
        {
            await Get<AcceptSummary>().RunAsync(therapist, patient, entry.Entry.Id, entry.SummaryId!.Value, cancel);
        }
    }

    private async Task HandleAlertsAsync(Reader.Therapist therapist, bool lifts, string note, CancellationToken cancel)
    {
        var handle = Get<HandleAlert>();
        foreach (var alert in (await Get<ListAlerts>().RunAsync(therapist, withLifted: false, cancel)).Alerts)
        {
            _ = lifts
                ? await handle.LiftAsync(therapist, alert.Alert.Id, note, cancel)
                : await handle.AcknowledgeAsync(therapist, alert.Alert.Id, note, cancel);
        }
    }

    private async Task ChangeGoalAsync(PatientId patient, Reader.Therapist therapist, CancellationToken cancel)
    {
        if (
            await Get<ListGoals>().RunAsync(therapist, patient, cancel) is ReadOutcome<IReadOnlyList<GoalView>>.Open
            {
                Value: [var goal, ..]
            }
        )
        {
            await Get<ChangeGoal>()
                .ChangeAsync(
                    therapist,
                    patient,
                    goal.Id,
                    goal.Version,
                    sample.GoalChange.New,
                    sample.GoalChange.Why,
                    cancel
                );
        }
    }

    private async Task AddSessionAsync(
        PatientId patient,
        Reader.Therapist therapist,
        SampleMoment session,
        CancellationToken cancel
    )
    {
        var when = today.PlusDays(-session.DaysAgo).At(session.At);
        var text = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Format(when);
        await Get<NoteTherapySession>().RunAsync(therapist, patient, text, cancel);
    }

    private Instant At(SampleMoment moment) => moment.On(today, zone);

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();
}
