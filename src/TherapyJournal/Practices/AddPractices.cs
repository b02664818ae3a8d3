using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Practices;

/// <summary>Registers the room Practices.</summary>
internal static class PracticesRegistration
{
    /// <summary>Adds the use cases about therapists, patients, consents and erasures.</summary>
    public static IServiceCollection AddPractices(this IServiceCollection services) =>
        services
            .AddSingleton<Therapists>()
            .AddSingleton<ChangeTherapist>()
            .AddSingleton<LetTherapistGo>()
            .AddSingleton<PracticeSettings>()
            .AddSingleton<SetKeeping>()
            .AddSingleton<SetRetention>()
            .AddSingleton<EndedPatients>()
            .AddSingleton<FindPatient>()
            .AddSingleton<AddPatient>()
            .AddSingleton<ReminderCalendar>()
            .AddSingleton<BriefCalendar>()
            .AddSingleton<ChangeStanding>()
            .AddSingleton<DecideConsent>()
            .AddSingleton<ChangeOwnWishes>()
            .AddSingleton<PatientChange>()
            .AddSingleton<ChangeProfile>()
            .AddSingleton<HandOverPatient>()
            .AddSingleton<HandOverCaseload>()
            .AddSingleton<TherapySessionChange>()
            .AddSingleton<NoteTherapySession>()
            .AddSingleton<CorrectTherapySession>()
            .AddSingleton<KeepSessionNotes>()
            .AddSingleton<ReadSessionNotes>()
            .AddSingleton<ChangePatient>()
            .AddSingleton<ReadPatients>()
            .AddSingleton<ListWhoReads>()
            .AddSingleton<AskForErasure>()
            .AddSingleton<CallOffErasure>()
            .AddSingleton<WaitingErasures>()
            .AddSingleton<ApplyLedger>()
            .AddSingleton<ConfirmKeyCopy>()
            .AddSingleton<ICheckUp, CheckCovers>()
            .AddSingleton<PlanKept>(services =>
            {
                var queue = services.GetRequiredService<WorkQueue>();
                var clock = services.GetRequiredService<TimeProvider>();
                return (db, kept) => DestroyKept.PlanAsync(queue, db, kept, clock.Now());
            })
            .AddSingleton<IWorkStep, DestroyKept>()
            .AddSingleton<IWorkStep, EraseAfterEnd>()
            .AddSingleton<IWorkStep, ErasePatientStep>();
}
