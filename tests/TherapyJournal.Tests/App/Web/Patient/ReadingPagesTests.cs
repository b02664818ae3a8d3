using System.Globalization;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Patient;

/// <summary>Who may read somebody's words stands before who has.</summary>
public abstract class ReadingPagesTests(TestedDatabase on) : PatientBrowsedTest(on)
{
    private const string Readings = "/journal/readings";

    [Fact(Timeout = Hanging)]
    public async Task In_whose_care_somebody_is_stands_there_by_name_and_since_when()
    {
        var page = await Page.OpenAsync(Readings);

        page.Text.ShouldContain($"You have been in the care of Noor Example since {Today()}.");
        page.Text.ShouldNotContain("Ben Other");
    }

    [Fact(Timeout = Hanging)]
    public async Task Whoever_was_handed_over_sees_to_whom_and_since_when()
    {
        await House.AddTherapistAsync("Ben Other");
        var before = Today();
        Ground.Clock.Advance(TimeSpan.FromDays(9));

        await House.Get<HandOverPatient>().RunAsync(Therapist, Ada, "Ben Other", Cancel);

        var page = await Page.OpenAsync(Readings);
        page.Text.ShouldContain($"You have been in the care of Ben Other since {Today()}.");
        Today().ShouldNotBe(before);
        page.Text.ShouldNotContain("in the care of Noor Example");
    }

    [Fact(Timeout = Hanging)]
    public async Task Who_stands_in_now_is_named_with_until_when_and_nobody_else()
    {
        foreach (var name in (string[])["Ben Holiday", "Cleo Deputy", "Dan Later", "Eve Night"])
        {
            await House.AddTherapistAsync(name);
        }
        var change = House.Get<ChangeTherapist>();
        await change.CoverAsync("Noor Example", "Ben Holiday", Day(0), Day(3), Cancel);
        await change.CoverAsync("Noor Example", "Dan Later", Day(5), Day(6), Cancel);
        await change.CoverAsync("Noor Example", "Cleo Deputy", null, null, Cancel);
        await change.SetNightsAsync("Noor Example", "00:00-23:59 Eve Night", Cancel);
        await House.Get<ChangePatient>().SetAsync(Therapist, Ada, "timezone", "Asia/Kolkata", Cancel);

        var page = await Page.OpenAsync(Readings);

        page.Text.ShouldContain(
            $"Ben Holiday stands in for them until {In(3).ToString("d MMMM", CultureInfo.InvariantCulture)}."
        );
        page.Text.ShouldContain("Eve Night stands in for them tonight until 05:29.");
        page.Text.ShouldContain("Cleo Deputy is called when they do not answer.");
        page.Text.ShouldNotContain("Dan Later");
        Ground.Clock.Advance(TimeSpan.FromDays(4));
        (await Page.OpenAsync(Readings)).Text.ShouldNotContain("Ben Holiday");
    }

    [Fact(Timeout = Hanging)]
    public async Task Somebody_who_stands_in_twice_over_is_named_once()
    {
        await House.AddTherapistAsync("Ben Holiday");
        var change = House.Get<ChangeTherapist>();
        await change.CoverAsync("Noor Example", "Ben Holiday", null, null, Cancel);
        await change.CoverAsync("Noor Example", "Ben Holiday", Day(0), Day(3), Cancel);

        var page = await Page.OpenAsync(Readings);

        page.Text.ShouldContain("Ben Holiday stands in for them until");
        page.Text.ShouldNotContain("Ben Holiday is called");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_caseload_that_was_forged_names_nobody()
    {
        var forger = await House.AddTherapistAsync("Ben Other");
        await House.ForgeAsync($"update caseloads set therapist_id = {forger.Value}");

        var page = await Page.OpenAsync(Readings);

        page.Text.ShouldContain("You are in nobody's care here just now.");
        page.Text.ShouldNotContain("Ben Other");
    }

    private DateTimeOffset In(int days) => Ground.Clock.GetUtcNow().AddDays(days);

    private string Today() => In(0).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private string Day(int later) => In(later).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

public sealed class ReadingPagesOnSqlite() : ReadingPagesTests(TestedDatabase.Sqlite);

public sealed class ReadingPagesOnPostgres() : ReadingPagesTests(TestedDatabase.Postgres);
