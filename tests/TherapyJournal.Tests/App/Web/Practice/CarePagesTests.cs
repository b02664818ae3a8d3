using System.Net;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Practice;

public abstract class CarePagesTests(TestedDatabase on) : PracticeBrowsedTest(on)
{
    private string At => $"/practice/therapists/{Stone}";

    [Fact]
    public async Task A_patient_is_handed_over_by_number()
    {
        var page = await Office.PostAsync($"{At}/hand-over", Fields(("patient", $"{Ada}"), ("to", $"{Reed}")));

        page.Text.ShouldContain("Nobody is in their care.");
        (await House.Get<FindPatient>().RunAsync(Reed, PatientsName, Cancel)).ShouldBe(
            new FindPatientOutcome.Found(Ada)
        );
    }

    [Fact]
    public async Task Nobody_is_handed_to_nobody()
    {
        (await Office.PostAsync($"{At}/hand-over", Fields(("patient", $"{Ada}"), ("to", "")))).Text.ShouldContain(
            "Choose who it is to be."
        );
        ShouldBeNowhere(await Office.PostAsync($"{At}/hand-over", Fields(("patient", $"{Reed}"), ("to", $"{Reed}"))));
        ShouldBeNowhere(await Office.PostAsync($"{At}/hand-over", Fields(("to", $"{Reed}"))));
        (await House.Get<FindPatient>().RunAsync(Stone, PatientsName, Cancel)).ShouldBe(
            new FindPatientOutcome.Found(Ada)
        );
    }

    [Fact]
    public async Task Somebody_answers_in_their_place_and_no_more()
    {
        var deputy = await Office.PostAsync($"{At}/cover", Fields(("by", $"{Reed}"), ("from", ""), ("until", "")));
        var holiday = await Office.PostAsync(
            $"{At}/cover",
            Fields(("by", $"{Reed}"), ("from", "2027-12-24"), ("until", "2028-01-02"))
        );
        var none = await Office.PostAsync($"{At}/cover/take-back", Fields());

        deputy.Text.ShouldContain("Dr Reed, when there is no answer");
        holiday.Text.ShouldContain("Dr Reed, 2027-12-24 to 2028-01-02");
        none.Text.ShouldContain("Nobody answers urgent alerts in their place.");
    }

    [Theory]
    [InlineData("2027-12-24", "", "Give both days")]
    [InlineData("2028-01-02", "2027-12-24", "the first before the last")]
    public async Task Days_that_are_none_change_nothing_and_stand_there_still(string from, string until, string why)
    {
        var page = await Office.PostAsync($"{At}/cover", Fields(("by", $"{Reed}"), ("from", from), ("until", until)));

        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Text.ShouldContain(why);
        page.Field("from").ShouldBe(from);
        page.Text.ShouldContain("Nobody answers urgent alerts in their place.");
    }

    [Fact]
    public async Task Nobody_covers_for_themselves_or_is_a_stranger()
    {
        (await Office.PostAsync($"{At}/cover", Fields(("by", $"{Stone}")))).Text.ShouldContain("for themselves");
        (await Office.PostAsync($"{At}/cover", Fields())).Text.ShouldContain("Choose who it is to be.");
        ShouldBeNowhere(await Office.PostAsync($"{At}/cover", Fields(("by", $"{RowId.New(Ground.Clock)}"))));
    }

    [Fact]
    public async Task A_therapist_leaves_in_two_steps()
    {
        var first = await Office.OpenAsync($"{At}/leave");
        first.Text.ShouldContain("First of two steps");
        (await Office.PostAsync($"{At}/leave", Fields())).Text.ShouldContain("Hand them over first.");
        (await Office.PostAsync($"{At}/leave/caseload", Fields())).Text.ShouldContain("Choose who takes them over.");

        var second = await Office.PostAsync($"{At}/leave/caseload", Fields(("to", $"{Reed}")));
        second.Text.ShouldContain("Second of two steps");
        var after = await Office.PostAsync($"{At}/leave", Fields());

        after.Path.ShouldBe("/practice/therapists");
        after.Text.ShouldNotContain("Dr Stone");
        after.Text.ShouldContain("Dr Reed called nowhere yet 1 patient");
        (await Office.OpenAsync($"/practice/therapists/{Reed}/leave")).Text.ShouldContain("Nobody else works here.");
        (await Office.PostAsync($"/practice/therapists/{Reed}/leave", Fields())).Status.ShouldBe(
            HttpStatusCode.UnprocessableEntity
        );
    }

    [Fact]
    public async Task Whoever_was_let_go_is_signed_out_at_once()
    {
        var desk = await SignedInAsync(TherapyJournal.Accounts.AccountHolder.Of(Reed), "reed");

        await Office.PostAsync($"/practice/therapists/{Reed}/leave", Fields());

        (await desk.OpenAsync("/today")).Path.ShouldBe("/sign-in");
    }
}

public sealed class CarePagesOnSqlite() : CarePagesTests(TestedDatabase.Sqlite);

public sealed class CarePagesOnPostgres() : CarePagesTests(TestedDatabase.Postgres);
