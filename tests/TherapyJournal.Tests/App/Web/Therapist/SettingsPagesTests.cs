using System.Net;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Therapist;

public abstract class SettingsPagesTests(TestedDatabase on) : DeskTest(on)
{
    private string At => $"/patients/{Ada}/settings";

    [Theory]
    [InlineData("often", "3", "value=\"3\"")]
    [InlineData("depth", "1", "<option value=\"1\" selected>light ones only</option>")]
    [InlineData("method", "act", "<option value=\"act\" selected>act</option>")]
    [InlineData("seek", "canal, sister", "value=\"canal, sister\"")]
    [InlineData("avoid", "father", "value=\"father\"")]
    [InlineData("tone", "warm", "<option value=\"warm\" selected>warm</option>")]
    [InlineData("reflections", "off", "<option value=\"off\" selected>not at all</option>")]
    [InlineData("name", "Ada Sample", "<h1>Ada Sample</h1>")]
    [InlineData("contact", "030 1234", "value=\"030 1234\"")]
    [InlineData("country", "de", "value=\"DE\"")]
    [InlineData("timezone", "europe/berlin", "value=\"Europe/Berlin\"")]
    [InlineData("born", "1990-04-23", "type=\"date\" value=\"1990-04-23\"")]
    public async Task Who_they_are_and_what_they_are_asked_is_kept_and_shown(string key, string value, string shown)
    {
        var page = await Desk.PostAsync($"{At}/{key}", Fields(("value", value)));

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Html.ShouldContain(shown);
    }

    [Fact]
    public async Task What_cannot_be_taken_changes_nothing_and_is_shown_again()
    {
        var page = await Desk.PostAsync($"{At}/often", Fields(("value", "always")));

        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Text.ShouldContain("Nothing was changed.");
        page.Html.ShouldContain("value=\"always\"");
        (await ViewAsync()).Standing.PromptsPerWeek.ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_else_of_a_patient_is_set_from_here()
    {
        ShouldBeNowhere(await Desk.PostAsync($"{At}/therapist", Fields(("value", "Ben"))));
        ShouldBeNowhere(await Desk.PostAsync($"{At}/reminders", Fields(("value", "off"))));
    }

    [Fact]
    public async Task What_cannot_be_taken_is_said_beside_its_own_field()
    {
        var page = await Desk.PostAsync($"{At}/country", Fields(("value", "Atlantis"), ("was", "")));

        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Html.ShouldContain("id=\"country-problem\"");
        page.Html.ShouldContain("aria-describedby=\"country-problem country-hint\" aria-invalid=\"true\"");
        page.Html.ShouldContain("value=\"Atlantis\"");
        page.Text.Split("A country is written in two letters").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Whoever_comes_second_with_an_old_page_overwrites_nothing_and_is_told()
    {
        await Desk.PostAsync($"{At}/contact", Fields(("value", "the sister, 030 1"), ("was", "")));
        var twice = await Desk.PostAsync($"{At}/contact", Fields(("value", "the sister, 030 1"), ("was", "")));
        twice.Status.ShouldBe(HttpStatusCode.OK);

        var second = await Desk.PostAsync($"{At}/contact", Fields(("value", "030 2"), ("was", "")));

        second.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        second.Text.ShouldContain("Somebody changed this meanwhile: it reads “the sister, 030 1” now.");
        second.Html.ShouldContain("value=\"030 2\"");
        second.Html.ShouldContain("name=\"was\" value=\"the sister, 030 1\"");
        (await ViewAsync()).Profile.Contact.ShouldBe("the sister, 030 1");
        var again = await Desk.PostAsync($"{At}/contact", Fields(("value", "030 2"), ("was", "the sister, 030 1")));
        again.Status.ShouldBe(HttpStatusCode.OK);
        (await ViewAsync()).Profile.Contact.ShouldBe("030 2");
        await Desk.PostAsync($"{At}/depth", Fields(("value", "1"), ("was", "3")));
        (await Desk.PostAsync($"{At}/depth", Fields(("value", "2"), ("was", "3")))).Text.ShouldContain(
            "Somebody changed this meanwhile"
        );
        (await ViewAsync()).Standing.Depth.ShouldBe(1);
    }

    [Fact]
    public async Task An_alert_without_a_way_to_reach_them_leads_to_where_one_is_recorded()
    {
        await WriteAsync(Ada, Urgent);

        var page = await OpenAsync(Ada);

        page.Text.ShouldContain("No way to reach them is recorded. Record one");
        page.Html.ShouldContain($"<a href=\"{At}#contact\">");
        var kept = await Desk.PostAsync($"{At}/contact", Fields(("value", "030 2"), ("was", "")));
        kept.Html.ShouldContain("<input id=\"contact\"");
        (await OpenAsync(Ada)).Text.ShouldContain("How to reach them: 030 2");
        await Desk.PostAsync($"{At}/contact", Fields(("value", " "), ("was", "030 2")));
        (await Desk.OpenAsync("/today")).Text.ShouldContain("No way to reach them is recorded. Record one");
    }

    [Fact]
    public async Task The_journaling_is_paused_and_taken_up_again()
    {
        (await Desk.OpenAsync(At)).Text.ShouldContain("Active. Questions are asked and entries are taken in. Pause it");

        var paused = await StandAsync("Paused", "Active");

        paused.Text.ShouldContain("Paused since today");
        var page = await OpenAsync(Ada);
        page.Text.ShouldContain("Paused since today");
        page.Html.ShouldContain($"<a href=\"{At}#journaling\">Take it up again</a>");
        (await ViewAsync()).Standing.Status.ShouldBe(PatientStatus.Paused);
        (await StandAsync("Active", "Paused")).Text.ShouldContain("Active. Questions are asked");
        (await ViewAsync()).Standing.PausedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_withdrew_and_gave_their_consent_anew_is_taken_up_again_from_here()
    {
        var decide = House.Get<DecideConsent>();
        await decide.RunAsync(Reader, Ada, ConsentKind.Keeping, give: false, Cancel);
        await decide.RunAsync(Reader, Ada, ConsentKind.Keeping, give: true, Cancel);

        (await Desk.OpenAsync(At)).Text.ShouldContain("Paused since today");
        (await StandAsync("Active", "Paused")).Text.ShouldContain("Active. Questions are asked");
        await WriteAsync(Ada, Calm);
    }

    [Fact]
    public async Task Ending_is_asked_once_more_and_can_be_taken_back()
    {
        (await Desk.OpenAsync(At)).Html.ShouldContain($"<a href=\"{At}/end\">");
        var asked = await Desk.OpenAsync($"{At}/end");
        asked.Text.ShouldContain("End the journaling of Ada Example");
        (await ViewAsync()).Standing.Status.ShouldBe(PatientStatus.Active);

        (await StandAsync("Ended", asked.Field("was"))).Text.ShouldContain("Ended since today");

        var late = await StandAsync("Paused", "Active");
        late.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        late.Text.ShouldContain("Somebody changed this meanwhile. Nothing was overwritten");
        (await ViewAsync()).Standing.Status.ShouldBe(PatientStatus.Ended);
        (await StandAsync("Active", "Ended")).Text.ShouldContain("Active. Questions are asked");
        (await StandAsync("Gone", "Active")).Text.ShouldContain("Say whether to pause");
    }

    [Fact]
    public async Task A_question_is_planned_and_taken_away()
    {
        var planned = await Desk.PostAsync($"{At}/questions", Fields(("text", "What did the canal look like?")));
        var twice = await Desk.PostAsync($"{At}/questions", Fields(("text", "What did the canal look like?")));

        planned.Text.ShouldContain("What did the canal look like? Take it away");
        twice.Text.ShouldContain("This question is planned already.");
        var after = await Desk.PostAsync($"{At}/questions/remove", Fields(("question", planned.Field("question"))));
        var again = await Desk.PostAsync($"{At}/questions/remove", Fields(("question", planned.Field("question"))));
        after.Text.ShouldNotContain("What did the canal look like?");
        again.Text.ShouldContain("It was asked or taken away meanwhile.");
    }

    [Fact]
    public async Task Of_another_therapists_patient_there_is_no_such_page()
    {
        var other = await House.AddTherapistAsync("Ben Other");
        var theirs = await House.AddPatientAsync(other, "Ben Patient");

        foreach (var id in (string[])[theirs.ToString(), RowId.New(Ground.Clock).ToString(), "no-id"])
        {
            ShouldBeNowhere(await Desk.OpenAsync($"/patients/{id}/settings"));
            ShouldBeNowhere(await Desk.OpenAsync($"/patients/{id}/settings/end"));
            ShouldBeNowhere(await Desk.PostAsync($"/patients/{id}/settings/depth", Fields(("value", "1"))));
            ShouldBeNowhere(await Desk.PostAsync($"/patients/{id}/settings/contact", Fields(("value", "030"))));
            ShouldBeNowhere(await Desk.PostAsync($"/patients/{id}/settings/journaling", Fields(("status", "Ended"))));
            ShouldBeNowhere(await Desk.PostAsync($"/patients/{id}/settings/questions", Fields(("text", "Why?"))));
            ShouldBeNowhere(
                await Desk.PostAsync($"/patients/{id}/settings/questions/remove", Fields(("question", id)))
            );
        }
    }

    private Task<Shown> StandAsync(string status, string was) =>
        Desk.PostAsync($"{At}/journaling", Fields(("status", status), ("was", was)));

    private async Task<PatientView> ViewAsync() =>
        (await House.Get<ReadPatients>().OneAsync(Reader, Ada, Cancel))
            .ShouldBeOfType<ReadOutcome<PatientView>.Open>()
            .Value;
}

public sealed class SettingsPagesOnSqlite() : SettingsPagesTests(TestedDatabase.Sqlite);

public sealed class SettingsPagesOnPostgres() : SettingsPagesTests(TestedDatabase.Postgres);
