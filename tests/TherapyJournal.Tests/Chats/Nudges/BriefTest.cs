using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using TherapyJournal.Chats.Nudges;
using TherapyJournal.Practices;
using TherapyJournal.Tests.Database;

namespace TherapyJournal.Tests.Chats.Nudges;

/// <summary>A session on Tuesday, 10 March 2026, at ten in Berlin, where patient and therapist live; the evening before is at 17:00Z.</summary>
public abstract class BriefTest(TestedDatabase on) : NudgeTest(on)
{
    protected const string Tuesday = "2026-03-10T10:00";

    protected const string Evening = "2026-03-09T17:00Z";

    protected const string Shown = "\n\n'journal brief' shows one, and so does your page of today.";

    protected const string Tomorrow = $"The brief for tomorrow, 10:00, is ready.{Shown}";

    protected async Task BeginAsync()
    {
        await LinkTherapistAsync();
        await SetAsync("at-once");
        await House.Get<ChangePatient>().SetAsync(Therapist, Patient, "timezone", "Europe/Berlin", Cancel);
    }

    protected async Task NoteAsync(string when) =>
        (
            await House.Get<NoteTherapySession>().RunAsync(Therapist, Patient, when, Cancel)
        ).ShouldBeOfType<ChangePatientOutcome.Changed>();

    protected async Task MoveAsync(string when) =>
        (
            await House.Get<CorrectTherapySession>().MoveAsync(Therapist, Patient, await SessionAsync(), when, Cancel)
        ).ShouldBeOfType<CorrectTherapySessionOutcome.Corrected>();

    protected Task<Guid> SessionAsync() =>
        House.LookAsync(db => db.TherapySessions.Select(s => s.Id).SingleAsync(Cancel));

    protected Task GoToAsync(Instant time)
    {
        Ground.Clock.SetUtcNow(time.ToDateTimeOffset());
        return WorkAsync();
    }

    protected Task<int> WaitingAsync() =>
        House.LookAsync(db => db.WorkItems.CountAsync(w => w.Kind == nameof(TellOfBriefs), Cancel));
}
