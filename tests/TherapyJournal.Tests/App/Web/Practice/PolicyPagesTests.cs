using System.Net;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Practice;

public abstract class PolicyPagesTests(TestedDatabase on) : PracticeBrowsedTest(on)
{
    private const string At = "/practice/policies";

    [Theory]
    [InlineData("name", "By the Canal", "value=\"By the Canal\"")]
    [InlineData("patient-label", "client", "value=\"client\"")]
    [InlineData("reading-times", "on weekdays", "value=\"on weekdays\"")]
    [InlineData("ai-to-patient", "after-approval", "<option value=\"after-approval\" selected>")]
    [InlineData("infer-mood", "on", "<option value=\"on\" selected>it may</option>")]
    [InlineData("model-screen", "off", "<option value=\"off\" selected>no: the rules alone</option>")]
    [InlineData("nudge-text", "on", "<option value=\"on\" selected>its short text")]
    [InlineData("share-summaries", "on", "<option value=\"on\" selected>yes, once accepted</option>")]
    public async Task What_the_practice_decides_is_kept_and_shown(string key, string value, string shown)
    {
        (await Office.OpenAsync(At)).Html.ShouldNotContain(shown);

        var page = await Office.PostAsync($"{At}/{key}", Fields(("value", value)));

        page.Path.ShouldBe(At);
        page.Html.ShouldContain(shown);
    }

    [Fact]
    public async Task Every_setting_of_the_practice_has_its_place()
    {
        var page = await Office.OpenAsync(At);

        PracticeSettings.Known.Count.ShouldBeGreaterThan(5);
        PracticeSettings.Known.ShouldAllBe(key => page.Html.Contains($"action=\"{At}/{key}\""));
    }

    [Fact]
    public async Task What_cannot_be_taken_changes_nothing_and_is_shown_again()
    {
        var page = await Office.PostAsync($"{At}/name", Fields(("value", new string('a', 501))));

        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Text.ShouldContain("at most 500 characters. Nothing was changed.");
        page.Html.ShouldContain(new string('a', 501));
        ShouldBeNowhere(await Office.PostAsync($"{At}/owners", Fields(("value", "x"))));
    }

    [Fact]
    public async Task What_is_kept_of_whoever_is_erased_is_decided_and_taken_back()
    {
        var kept = await Office.PostAsync($"{At}/keep", Fields(("value", "10"), ("why", "The law of records")));
        kept.Text.ShouldContain("A part is kept for 10 years");
        kept.Text.ShouldContain("The law of records");
        (await Office.OpenAsync("/practice/consents")).Text.ShouldContain("The law of records");

        (await Office.PostAsync($"{At}/keep/none", Fields())).Text.ShouldContain("an erasure destroys everything");
    }

    [Fact]
    public async Task Whoever_has_ended_is_erased_after_so_many_months_or_not_at_all()
    {
        (await Office.PostAsync($"{At}/retention", Fields(("value", "24")))).Text.ShouldContain(
            "is erased 24 months later"
        );
        (await Office.PostAsync($"{At}/retention/none", Fields())).Text.ShouldContain("Nobody is erased unasked.");
    }

    [Theory]
    [InlineData("keep", "never", "The number of years is 1 to 30.")]
    [InlineData("keep", "5", "The reason names the duty")]
    [InlineData("retention", "many", "The number of months is 1 to 600.")]
    public async Task Years_and_months_are_numbers_and_a_duty_has_a_name(string key, string value, string why)
    {
        var page = await Office.PostAsync($"{At}/{key}", Fields(("value", value), ("why", "")));

        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Text.ShouldContain(why);
        page.Html.ShouldContain($"value=\"{value}\"");
    }

    [Fact]
    public async Task Every_version_of_a_consent_can_be_read_and_the_newest_is_in_force()
    {
        var page = await Office.OpenAsync("/practice/consents");

        page.Text.ShouldContain("Model Version 3 (en), in force");
        page.Text.ShouldContain("Version 2 (en), earlier");
        page.Text.ShouldContain("Version 1 (en), earlier");
        ConsentTexts.All.Count.ShouldBe(page.Html.Split("<details").Length - 1);
    }
}

public sealed class PolicyPagesOnSqlite() : PolicyPagesTests(TestedDatabase.Sqlite);

public sealed class PolicyPagesOnPostgres() : PolicyPagesTests(TestedDatabase.Postgres);
