using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Practices;
using TherapyJournal.Tests.Database;

namespace TherapyJournal.Tests.Chats;

/// <summary>A test of reminders: a chat in Berlin, where it begins on a Monday at ten, and verbs for time and plan.</summary>
public abstract class ReminderTest(TestedDatabase on) : ChatTest(on)
{
    protected async Task BeginAsync(string reminders, bool confirm = true)
    {
        await House.Get<ChangePatient>().SetAsync(Therapist, Patient, "timezone", "Europe/Berlin", Cancel);
        await LinkAsync(confirm);
        await SetAsync(reminders);
    }

    protected async Task SetAsync(string reminders) =>
        (
            await House.Get<ChangePatient>().SetAsync(Therapist, Patient, "reminders", reminders, Cancel)
        ).ShouldBeOfType<ChangePatientOutcome.Changed>();

    protected Task GoToAsync(string time) => GoToAsync(At(time));

    protected Task GoToAsync(Instant time)
    {
        Ground.Clock.SetUtcNow(time.ToDateTimeOffset());
        return WorkAsync();
    }

    protected async Task<IReadOnlyList<Instant>> PlannedAsync() =>
        [
            .. (
                await House.LookAsync(db =>
                    db.WorkItems.Where(w => w.Kind == nameof(RemindPatient)).Select(w => w.Due).ToListAsync(Cancel)
                )
            ).Select(Instant.FromUnixTimeMilliseconds),
        ];

    protected static Instant At(string time) =>
        InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm'Z'").Parse(time).Value;
}
