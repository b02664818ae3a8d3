using System.Net;
using System.Text.Json;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Practice;

public abstract class ReadingPagesTests(TestedDatabase on) : PracticeBrowsedTest(on)
{
    private const string At = "/practice/readings";
    private PatientId ben;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        ben = await House.AddPatientAsync(Reed, "Ben Secretname");
        await ReadAsync(Stone, Ada);
        Ground.Clock.Advance(TimeSpan.FromDays(2));
        await SignInAgainAsync();
        await ReadAsync(Reed, ben);
        await ReadAsync(Reed, ben);
    }

    [Fact]
    public async Task Who_read_what_stands_in_sentences_without_a_patients_name()
    {
        var page = await Office.OpenAsync(At);

        page.Text.ShouldContain("Dr Stone looked at the patient's page");
        page.Text.ShouldContain("Dr Reed looked at the patient's page (2 times)");
        page.Text.ShouldContain(Ada.ToString()[..13]);
        page.Html.ShouldNotContain("Secretname");
    }

    [Fact]
    public async Task It_is_asked_for_by_who_whose_and_when()
    {
        (await Office.OpenAsync($"{At}?reader={Stone}")).Text.ShouldNotContain("Dr Reed looked");
        (await Office.OpenAsync($"{At}?patient={ben}")).Text.ShouldNotContain("Dr Stone looked");
        (await Office.OpenAsync($"{At}?reader=program")).Text.ShouldContain("Nothing was read like that.");
        var today = Ground.Clock.GetUtcNow().ToString("yyyy-MM-dd", null);
        var later = await Office.OpenAsync($"{At}?from={today}");
        later.Text.ShouldNotContain("Dr Stone looked");
        later.Text.ShouldContain("Dr Reed looked");
        var yesterday = Ground.Clock.GetUtcNow().AddDays(-1).ToString("yyyy-MM-dd", null);
        var earlier = await Office.OpenAsync($"{At}?until={yesterday}");
        earlier.Text.ShouldContain("Dr Stone looked");
        earlier.Text.ShouldNotContain("Dr Reed looked");
    }

    [Fact]
    public async Task Whoever_has_left_is_named_with_that_on_the_page_in_the_file_and_to_the_patient()
    {
        await House.Get<HandOverPatient>().RunAsync(new Reader.Therapist(Stone), Ada, "Dr Reed", Cancel);
        (
            await House.Get<LetTherapistGo>().RunAsync("Dr Stone", endsCovers: false, Cancel)
        ).ShouldBeOfType<LetTherapistGoOutcome.Gone>();
        var patient = await SignedInAsync(AccountHolder.Of(Ada), "ada");

        var page = await Office.OpenAsync(At);
        page.Text.ShouldContain("Dr Stone (who has left) looked at the patient's page");
        page.Html.ShouldContain($"<option value=\"{Stone}\">Dr Stone (who has left)</option>");
        (await Office.OpenAsync($"{At}?reader={Stone}")).Text.ShouldContain("Dr Stone (who has left) looked");
        (await Office.OpenAsync($"{At}/save")).Html.ShouldContain(",Dr Stone (who has left),");
        (await patient.OpenAsync("/journal/readings")).Text.ShouldContain(
            "Dr Stone (who has left) looked at your page"
        );
    }

    [Fact]
    public async Task A_name_in_place_of_a_number_is_not_sent() =>
        (await Office.OpenAsync(At)).Html.ShouldContain("pattern=\"[0-9A-Fa-f\\-]{6,36}\" title=\"A number such as");

    [Theory]
    [InlineData("patient=zz")]
    [InlineData("patient=0123456789")]
    [InlineData("from=soon")]
    [InlineData("reader=%3Cscript%3E")]
    public async Task What_names_nothing_says_so(string query)
    {
        var page = await Office.OpenAsync($"{At}?{query}");

        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Text.ShouldContain("Nothing is looked for like that.");
        page.Html.ShouldNotContain("<script>");
        (await Office.OpenAsync($"{At}/save?{query}")).Path.ShouldBe(At);
    }

    [Fact]
    public async Task Older_ones_are_a_page_further_and_a_file_holds_them_all()
    {
        for (var read = 0; read < 210; read++)
        {
            await ReadAsync(Reed, ben);
        }

        var newest = await Office.OpenAsync(At);
        var older = await Office.OpenAsync(
            WebUtility.HtmlDecode($"{At}?before={Shown.Between(newest.Html, "before=", "\"")}")
        );
        var csv = await Office.AskAsync(HttpMethod.Get, $"{At}/save");
        var json = await Office.AskAsync(HttpMethod.Get, $"{At}/save?as=json&reader={Reed}");

        newest.Text.ShouldNotContain("Dr Stone looked");
        older.Text.ShouldContain("Dr Stone looked");
        csv.Answer.Content.Headers.ContentDisposition?.DispositionType.ShouldBe("attachment");
        csv.Answer.Headers.CacheControl?.NoStore.ShouldBeTrue();
        csv.Html.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1 + 1 + 212);
        csv.Html.ShouldNotContain("Secretname");
        var lines = JsonDocument.Parse(json.Html).RootElement;
        lines.GetArrayLength().ShouldBe(212);
        lines[0].GetProperty("who").GetString().ShouldBe("Dr Reed");
        lines[0].GetProperty("purpose").GetString().ShouldBe(nameof(Purpose.ShowPatient));
        lines[0].GetProperty("patient").GetString().ShouldBe($"{ben}");
    }

    [Fact]
    public async Task A_name_that_a_sheet_would_calculate_with_is_a_name()
    {
        var odd = await House.AddTherapistAsync("=1+1, \"Odd\"");
        await ReadAsync(odd, await House.AddPatientAsync(odd, "Cleo"));

        (await Office.AskAsync(HttpMethod.Get, $"{At}/save?reader={odd}")).Html.ShouldContain(
            "\"'=1+1, \"\"Odd\"\"\",ShowPatient"
        );
    }

    [Fact]
    public async Task A_chain_that_holds_is_said_to_and_one_that_was_cut_as_well()
    {
        (await Office.OpenAsync($"{At}?patient={ben}")).Text.ShouldContain("none of its 2 lines was changed");
        (await Office.OpenAsync($"{At}/chains")).Text.ShouldContain("The access record holds.");

        await House.ForgeAsync($"delete from access_lines where sequence = 1 and patient_id = {ben.Value}");

        (await Office.OpenAsync($"{At}?patient={ben}")).Text.ShouldContain("does not hold: line 1 is missing");
        var chains = await Office.OpenAsync($"{At}/chains");
        chains.Text.ShouldContain("1 chain does not hold.");
        chains.Text.ShouldContain($"{ben} line 1 is missing");
    }

    [Fact]
    public async Task A_line_that_was_changed_is_shown_as_one_whoever_is_asked_for()
    {
        await House.ForgeAsync($"update access_lines set sequence = 7 where sequence = 1 and patient_id = {Ada.Value}");

        (await Office.OpenAsync($"{At}?reader={Reed}")).Text.ShouldContain(
            "a line that was changed outside the program"
        );
    }

    [Fact]
    public async Task Looking_at_it_opens_no_record()
    {
        await Office.OpenAsync(At);
        await Office.OpenAsync($"{At}?patient={Ada}");

        (await House.LookAsync(db => Task.FromResult(db.AccessLines.Count()))).ShouldBe(3);
    }

    private Task<ReadOutcome<PatientView>> ReadAsync(TherapistId therapist, PatientId patient) =>
        House.Get<ReadPatients>().OneAsync(new Reader.Therapist(therapist), patient, Cancel);
}

public sealed class ReadingPagesOnSqlite() : ReadingPagesTests(TestedDatabase.Sqlite);

public sealed class ReadingPagesOnPostgres() : ReadingPagesTests(TestedDatabase.Postgres);
