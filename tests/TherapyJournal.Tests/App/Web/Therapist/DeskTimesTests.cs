using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Therapist;

public abstract class DeskTimesTests(TestedDatabase on) : DeskTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task Whose_clock_it_is_is_said_where_it_is_not_the_readers()
    {
        await House.Get<ChangeTherapist>().SetTimeZoneAsync($"{Reader.Id}", "Europe/London", Cancel);
        await House.Get<ChangePatient>().SetAsync(Reader, Ada, "timezone", "Europe/Berlin", Cancel);
        await WriteAsync(Ada, Urgent);
        var raised = Ground.Clock.GetUtcNow().AddMinutes(-1);
        var now = Ground.Clock.GetUtcNow();

        var today = await Desk.OpenAsync("/today");
        var page = await OpenAsync(Ada);

        today.Text.ShouldContain(
            $"urgent · {raised:HH:mm} ({raised.AddHours(1):HH:mm} in Berlin) · not acknowledged yet"
        );
        page.Text.ShouldContain($"urgent · {raised.AddHours(1):HH:mm} · not acknowledged yet");
        page.Text.ShouldContain(
            $"Times are by the patient's clock, in Berlin: it is {now.AddHours(1):HH:mm} there, and {now:HH:mm} by yours."
        );
    }

    [Fact(Timeout = Hanging)]
    public async Task Where_both_live_by_one_clock_nothing_is_said_of_it()
    {
        await House.Get<ChangeTherapist>().SetTimeZoneAsync($"{Reader.Id}", "Europe/Berlin", Cancel);
        await House.Get<ChangePatient>().SetAsync(Reader, Ada, "timezone", "Europe/Berlin", Cancel);
        await WriteAsync(Ada, Urgent);

        (await Desk.OpenAsync("/today")).Text.ShouldNotContain("in Berlin");
        (await OpenAsync(Ada)).Text.ShouldNotContain("clock, in");
    }
}

public sealed class DeskTimesOnSqlite() : DeskTimesTests(TestedDatabase.Sqlite);

public sealed class DeskTimesOnPostgres() : DeskTimesTests(TestedDatabase.Postgres);
