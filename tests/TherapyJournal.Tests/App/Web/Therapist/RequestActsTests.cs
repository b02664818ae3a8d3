using System.Net;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.Goals;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Therapist;

public abstract class RequestActsTests(TestedDatabase on) : DeskTest(on)
{
    private const string Proposed = "I want to sleep through <b>again</b>.";

    [Fact(Timeout = Hanging)]
    public async Task A_goal_that_a_patient_proposes_stands_among_the_goals_and_is_added_in_one_act()
    {
        var request = await ProposeGoalAsync();
        var page = await OpenAsync(Ada);
        page.Text.ShouldContain("Ada Example proposes a goal");
        page.Html.ShouldContain("I want to sleep through &lt;b&gt;again&lt;/b&gt;.</textarea>");

        var added = await PostAsync(request, "add", ("text", "Sleep through again"));

        added.Status.ShouldBe(HttpStatusCode.OK);
        added.Text.ShouldNotContain("proposes a goal");
        added.Html.ShouldContain("<h3 class=\"own\">Sleep through again</h3>");
        added.Text.ShouldContain("the patient proposed it");
        (await Desk.OpenAsync("/today")).Text.ShouldNotContain("proposes a goal");
        var patient = await SignedInAsync(AccountHolder.Of(Ada), "ada");
        (await patient.OpenAsync("/journal/goals")).Text.ShouldContain("Sleep through again");
        var twice = await PostAsync(request, "add", ("text", "Sleep through again"));
        twice.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        twice.Text.ShouldContain("It was settled before, perhaps by a press a moment ago");
        (await GoalsAsync()).ShouldHaveSingleItem();
    }

    [Fact(Timeout = Hanging)]
    public async Task What_is_no_goal_is_said_and_what_was_typed_stays()
    {
        var request = await ProposeGoalAsync();

        var page = await PostAsync(request, "add", ("text", new string('x', 501)));

        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Text.ShouldContain("A goal is a sentence of at most 500 characters. No goal was added.");
        page.Html.ShouldContain("xxx</textarea>");
        (await GoalsAsync()).ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task It_is_settled_without_a_goal_and_on_record()
    {
        var request = await ProposeGoalAsync();

        (await PostAsync(request, "settle")).Text.ShouldNotContain("proposes a goal");

        (await GoalsAsync()).ShouldBeEmpty();
        (await House.Get<AccessRecord>().ReadAsync(Ada, Cancel)).Lines.ShouldContain(l =>
            l.Purpose == nameof(Purpose.SettleRequest)
        );
    }

    [Fact(Timeout = Hanging)]
    public async Task What_is_another_therapists_or_asks_for_something_else_is_not_there()
    {
        var call = await AskAsync(Ada, PatientRequestKind.Call, "Please call me.");
        var other = await House.AddTherapistAsync("Ben Other");
        var theirs = await House.AddPatientAsync(other, "Ben Patient");
        var mine = await ProposeGoalAsync();
        var hidden = await AskAsync(theirs, PatientRequestKind.Goal, "Run.");

        (await OpenAsync(Ada)).Text.ShouldNotContain("Please call me.");
        foreach (var (patient, request) in new[] { (Ada, call), (theirs, hidden), (Ada, hidden), (theirs, mine) })
        {
            ShouldBeNowhere(
                await Desk.PostAsync($"/patients/{patient}/requests/{request}/add", Fields(("text", "Run.")))
            );
        }
        ShouldBeNowhere(await Desk.PostAsync($"/patients/{theirs}/requests/{hidden}/settle", Fields()));
        ShouldBeNowhere(await PostAsync(RowId.New(Ground.Clock), "add", ("text", "Run.")));
    }

    private Task<Shown> PostAsync(Guid request, string act, params (string, string)[] fields) =>
        Desk.PostAsync($"/patients/{Ada}/requests/{request}/{act}", Fields(fields));

    private Task<Guid> ProposeGoalAsync() => AskAsync(Ada, PatientRequestKind.Goal, Proposed);

    private async Task<Guid> AskAsync(PatientId patient, PatientRequestKind kind, string words) =>
        (
            await House.InsertAsync(
                patient,
                new PatientRequest(),
                new PatientRequestContent(kind, Ground.Clock.GetUtcNow().ToUnixTimeMilliseconds()) { Words = words }
            )
        ).Id;

    private async Task<IReadOnlyList<GoalView>> GoalsAsync() =>
        (await House.Get<ListGoals>().RunAsync(Reader, Ada, Cancel))
            .ShouldBeOfType<ReadOutcome<IReadOnlyList<GoalView>>.Open>()
            .Value;
}

public sealed class RequestActsOnSqlite() : RequestActsTests(TestedDatabase.Sqlite);

public sealed class RequestActsOnPostgres() : RequestActsTests(TestedDatabase.Postgres);
