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
    public async Task What_they_are_asked_is_kept_and_shown(string key, string value, string shown)
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
        ShouldBeNowhere(await Desk.PostAsync($"{At}/name", Fields(("value", "Ben"))));
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
            ShouldBeNowhere(await Desk.PostAsync($"/patients/{id}/settings/depth", Fields(("value", "1"))));
            ShouldBeNowhere(await Desk.PostAsync($"/patients/{id}/settings/questions", Fields(("text", "Why?"))));
            ShouldBeNowhere(
                await Desk.PostAsync($"/patients/{id}/settings/questions/remove", Fields(("question", id)))
            );
        }
    }

    private async Task<PatientView> ViewAsync() =>
        (await House.Get<ReadPatients>().OneAsync(Reader, Ada, Cancel))
            .ShouldBeOfType<ReadOutcome<PatientView>.Open>()
            .Value;
}

public sealed class SettingsPagesOnSqlite() : SettingsPagesTests(TestedDatabase.Sqlite);

public sealed class SettingsPagesOnPostgres() : SettingsPagesTests(TestedDatabase.Postgres);
