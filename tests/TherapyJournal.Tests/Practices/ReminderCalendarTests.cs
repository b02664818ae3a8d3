using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Tests.Chats;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Practices;

public abstract class ReminderCalendarTests(TestedDatabase on) : ReminderTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task Another_hour_plans_anew_and_what_waited_does_nothing()
    {
        await BeginAsync("daily 18:00");
        await SetAsync("daily 20:00");
        (await PlannedAsync()).Count.ShouldBe(2);

        await GoToAsync("2026-03-02T17:00Z");
        Phone.Read.ShouldBeEmpty();
        (await PlannedAsync()).ShouldHaveSingleItem().ShouldBe(At("2026-03-02T19:00Z"));
        await GoToAsync("2026-03-02T19:00Z");
        Phone.Read.Count.ShouldBe(1);

        // An hour that comes later on a day that had one.
        await SetAsync("daily 22:00");
        await GoToAsync("2026-03-02T21:00Z");
        Phone.Read.Count.ShouldBe(1);
        await SetAsync("off");
        await GoToAsync("2026-03-05T00:00Z");
        Phone.Read.Count.ShouldBe(1);
        (await PlannedAsync()).ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task Who_moves_is_reminded_at_the_same_hour_of_their_new_clock_and_once_a_date()
    {
        await BeginAsync("daily 18:00");
        await GoToAsync("2026-03-02T17:00Z");
        Phone.Read.Count.ShouldBe(1);

        await House.Get<ChangePatient>().SetAsync(Therapist, Patient, "timezone", "America/New_York", Cancel);
        await GoToAsync("2026-03-02T23:00Z");
        Phone.Read.Count.ShouldBe(1);
        await GoToAsync("2026-03-03T22:59Z");
        Phone.Read.Count.ShouldBe(1);
        await GoToAsync("2026-03-03T23:00Z");

        Phone.Read.Count.ShouldBe(2);
    }
}

public sealed class ReminderCalendarOnSqlite() : ReminderCalendarTests(TestedDatabase.Sqlite);

public sealed class ReminderCalendarOnPostgres() : ReminderCalendarTests(TestedDatabase.Postgres);
