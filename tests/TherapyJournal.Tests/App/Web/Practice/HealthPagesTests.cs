using Shouldly;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Practice;

public abstract class HealthPagesTests(TestedDatabase on) : PracticeBrowsedTest(on)
{
    [Fact]
    public async Task What_doctor_looks_at_is_said_once_somebody_asks()
    {
        (await Office.OpenAsync("/practice/health")).Text.ShouldContain("It changes nothing");

        var page = await Office.PostAsync("/practice/health", Fields());

        page.Text.ShouldContain("green sealed rows");
        page.Text.ShouldContain("Every patient has a therapist");
        page.Html.ShouldNotContain(PatientsName);
    }

    [Fact]
    public async Task What_does_not_hold_comes_first()
    {
        await House.ForgeAsync($"update standings set version = version + 1");

        var page = await Office.PostAsync("/practice/health", Fields());

        page.Text.ShouldContain("Something does not hold");
        page.Text.IndexOf("red sealed rows", StringComparison.Ordinal)
            .ShouldBeInRange(0, page.Text.IndexOf("green", StringComparison.Ordinal));
    }
}

public sealed class HealthPagesOnSqlite() : HealthPagesTests(TestedDatabase.Sqlite);

public sealed class HealthPagesOnPostgres() : HealthPagesTests(TestedDatabase.Postgres);
