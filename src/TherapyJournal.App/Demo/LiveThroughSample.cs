using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using TherapyJournal.Goals;
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
    }

    private async Task<Reader.Therapist> AddTherapistAsync(CancellationToken cancel) =>
        await Get<Therapists>().AddAsync(sample.Therapist, cancel) is AddTherapistOutcome.Added added
            ? new Reader.Therapist(added.Id, AtTerminal: true)
            : throw new InvalidOperationException("The sample's therapist could not be added.");

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

    private async Task WriteAsync(PatientId patient, SampleEntry entry, CancellationToken cancel)
    {
        await Get<AskForEntry>().RunAsync(patient, PromptWish.Any, cancel);
        var words = new NewEntry(patient, entry.Text, $"sample-{entry.When.DaysAgo}-{entry.When.At}")
        {
            IsPrivate = entry.Private,
        };
        var outcome = await Get<RecordEntry>().RunAsync(words, cancel);
        if (outcome is RecordEntryOutcome.Recorded { Crisis.MessageId: { } owed })
        {
            await Get<DeliverMessages>().MarkDeliveredAsync(owed, cancel);
        }
        await Get<Worker>().DrainAsync(patient, LongestLoop, cancel);
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
