using System.Net;
using Shouldly;
using TherapyJournal.Goals;
using TherapyJournal.Practices;
using TherapyJournal.Review;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Patient;

public abstract class GoalPagesTests(TestedDatabase on) : PatientBrowsedTest(on)
{
    private const string Walk = "A walk every evening";

    [Fact(Timeout = Hanging)]
    public async Task Goals_are_shown_as_they_were_agreed_on()
    {
        await House.Get<ChangeGoal>().AddAsync(Therapist, Ada, "Sleep <i>through</i>", null, Cancel);

        (await Page.OpenAsync("/journal/goals")).Html.ShouldContain("Sleep &lt;i&gt;through&lt;/i&gt;");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_proposal_waits_for_the_therapist_and_is_passed_on_once()
    {
        (await Page.PostAsync("/journal/goals", Fields(("goal", Walk)))).Text.ShouldContain(
            "Your therapist is told of it."
        );
        await Page.PostAsync("/journal/goals", Fields(("goal", $" {Walk}\r\n")));

        var request = (await RequestsAsync()).ShouldHaveSingleItem();
        (request.Content.Kind, request.Content.Words).ShouldBe((PatientRequestKind.Goal, Walk));
    }

    [Fact(Timeout = Hanging)]
    public async Task A_dangerous_proposal_is_answered_with_the_fixed_words_and_raises_an_alert()
    {
        var shown = await Page.PostAsync("/journal/goals", Fields(("goal", Urgent)));

        shown.Html.ShouldContain("class=\"first\"");
        (await AlertsAsync()).ShouldBe(1);
    }

    [Fact(Timeout = Hanging)]
    public async Task What_is_no_goal_is_not_passed_on_and_is_given_back()
    {
        var shown = await Page.PostAsync("/journal/goals", Fields(("goal", new string('a', 501))));

        shown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        shown.Text.ShouldContain("A goal is a sentence of at most 500 characters. Nothing was passed on.");
        shown.Html.ShouldContain($"{new string('a', 501)}</textarea>");
        (await RequestsAsync()).ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task Without_consent_nothing_is_passed_on_and_danger_is_heard()
    {
        await WithoutConsentAsync(ConsentKind.Keeping);

        (await Page.PostAsync("/journal/goals", Fields(("goal", Walk)))).Text.ShouldContain("Nothing was passed on.");
        await Page.PostAsync("/journal/goals", Fields(("goal", Urgent)));

        (await RequestsAsync()).ShouldBeEmpty();
        (await AlertsAsync()).ShouldBe(1);
    }

    private async Task<IReadOnlyList<RequestView>> RequestsAsync() =>
        (await House.Get<ListRequests>().RunAsync(Therapist, withDone: false, Cancel)).Requests;
}

public sealed class GoalPagesOnSqlite() : GoalPagesTests(TestedDatabase.Sqlite);

public sealed class GoalPagesOnPostgres() : GoalPagesTests(TestedDatabase.Postgres);
