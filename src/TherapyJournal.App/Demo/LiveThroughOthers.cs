using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Demo;

/// <summary>The others of the caseload, of whom little is told: the desk of the web page has more than one row.</summary>
internal sealed class LiveThroughOthers(
    IServiceProvider services,
    SamplePractice sample,
    DemoClock clock,
    LiveThroughSample life
)
{
    private readonly DateTimeZone zone = DateTimeZoneProviders.Tzdb[sample.Patient.TimeZone];

    /// <summary>Lives through what little there is.</summary>
    public async Task RunAsync(Reader.Therapist therapist, CancellationToken cancel)
    {
        var today = clock.Now().InZone(zone).Date;
        foreach (var other in sample.Others)
        {
            clock.Set(other.Joined.On(today, zone));
            var patient = await AddAsync(other, therapist, cancel);
            foreach (var entry in other.Entries)
            {
                clock.Set(entry.When.On(today, zone));
                await life.WriteAsync(new NewEntry(patient, entry.Text, "sample"), entry.Mood, cancel);
            }
            if (other.Proposes is { } goal)
            {
                clock.Set(goal.When.On(today, zone));
                await services.GetRequiredService<AskTherapist>().ForGoalAsync(patient, goal.Text, cancel);
            }
        }
        clock.SetToReal();
    }

    private async Task<PatientId> AddAsync(SampleOther other, Reader.Therapist therapist, CancellationToken cancel)
    {
        var details = new NewPatient(other.Name)
        {
            Country = sample.Patient.Country,
            TimeZone = sample.Patient.TimeZone,
            Language = sample.Patient.Language,
        };
        return
            await services.GetRequiredService<TakeInPatient>().RunAsync(details, [other.Goal], therapist.Id, cancel)
                is AddPatientOutcome.Added added
            ? added.Id
            : throw new InvalidOperationException("The sample's patient could not be added.");
    }
}
