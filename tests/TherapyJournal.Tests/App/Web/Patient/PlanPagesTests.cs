using System.Net;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Patient;

public abstract class PlanPagesTests(TestedDatabase on) : PatientBrowsedTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task The_plan_is_one_tap_from_every_page_at_the_same_place()
    {
        var entry = (await WriteAsync(Calm)).Path;
        string[] pages =
        [
            "/journal",
            "/journal/entries",
            entry,
            $"{entry}/edit",
            $"{entry}/take-back",
            "/journal/mood",
            "/journal/goals",
            "/journal/week",
            "/journal/plan",
            "/journal/plan/edit",
            "/journal/consents",
            "/journal/readings",
            "/journal/rights",
            "/journal/rights/erase",
            "/account",
        ];
        foreach (var page in pages)
        {
            var shown = await Page.OpenAsync(page);

            shown.Status.ShouldBe(HttpStatusCode.OK, page);
            shown.Html.ShouldContain("<a href=\"/journal/plan\">If tonight is dangerous</a>", customMessage: page);
            shown.Html.ShouldContain("&#xB7; Therapy Journal</title>", customMessage: page);
            shown.Html.ShouldNotContain(" style=", customMessage: page);
            shown.Html.Split("<h1").Length.ShouldBe(2, page);
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task Without_any_consent_the_plan_and_whom_to_call_are_there()
    {
        await House
            .Get<ChangeSafetyPlan>()
            .RunAsync(
                Therapist,
                Ada,
                0,
                new Dictionary<SafetyPlanStep, IReadOnlyList<string>>
                {
                    [SafetyPlanStep.Alone] = ["A <b>long</b> bath"],
                },
                Cancel
            );
        foreach (var kind in Enum.GetValues<ConsentKind>())
        {
            await WithoutConsentAsync(kind);
        }

        var shown = await Page.OpenAsync("/journal/plan");

        shown.Text.ShouldContain("What I can do by myself");
        shown.Html.ShouldContain("A &lt;b&gt;long&lt;/b&gt; bath");
        shown.Html.ShouldContain("aria-label=\"Whom to call\"");
    }

    [Fact(Timeout = Hanging)]
    public async Task Where_there_is_no_plan_yet_it_says_so_and_whom_to_call_and_how_to_begin()
    {
        var shown = await Page.OpenAsync("/journal/plan");

        shown.Text.ShouldContain("There is no safety plan yet.");
        shown.Html.ShouldContain("aria-label=\"Whom to call\"");
        shown.Html.ShouldContain("<a href=\"/journal/plan/edit\">Begin your plan</a>");
        var edit = await Page.OpenAsync("/journal/plan/edit");
        edit.Text.ShouldContain("Six steps, from what you notice first to who makes the place safe.");
        edit.Text.ShouldContain("Something to begin with at once, at any hour, that needs nobody.");
        foreach (var word in (string[])["risk", "score", "flag", "submit"])
        {
            edit.Text.ShouldNotContain(word);
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task They_write_it_themselves()
    {
        var shown = await PutAsync(("alone", "A bath\r\n\r\n  The canal  "));

        shown.Path.ShouldBe("/journal/plan");
        shown.Text.ShouldContain("What I can do by myself A bath The canal");
        (await Page.OpenAsync("/journal/plan/edit")).Html.ShouldContain("A bath&#xA;The canal</textarea>");
    }

    [Fact(Timeout = Hanging)]
    public async Task Danger_in_what_they_write_is_heard_at_once_and_the_plan_is_kept()
    {
        var shown = await PutAsync(("signs", Urgent));

        shown.Html.ShouldContain("class=\"first\"");
        shown.Text.ShouldContain("Your plan is kept");
        (await AlertsAsync()).ShouldBe(1);
        (await Page.OpenAsync("/journal/plan")).Text.ShouldContain(Urgent);
    }

    [Fact(Timeout = Hanging)]
    public async Task The_same_form_twice_is_one_change_and_nobody_is_said_to_have_written_meanwhile()
    {
        await PutAsync(("signs", Urgent));

        var shown = await PutAsync(("signs", Urgent));

        shown.Status.ShouldBe(HttpStatusCode.OK);
        shown.Text.ShouldNotContain("While you wrote");
        (await AlertsAsync()).ShouldBe(1);
        var read = await House.Get<ReadSafetyPlan>().RunAsync(Therapist, Ada, Cancel);
        read.ShouldBeOfType<ReadOutcome<SafetyPlanView>.Open>().Value.Plan.Versions.ShouldHaveSingleItem();
    }

    [Fact(Timeout = Hanging)]
    public async Task Without_consent_nothing_of_it_is_kept_and_danger_is_heard()
    {
        await WithoutConsentAsync(ConsentKind.Keeping);

        var shown = await PutAsync(("signs", Urgent));

        shown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        shown.Html.ShouldContain("class=\"first\"");
        shown.Text.ShouldContain("There is no consent to keep what you write. Nothing was changed.");
        shown.Html.ShouldContain($"{Urgent}</textarea>");
        (await AlertsAsync()).ShouldBe(1);
        (await Page.OpenAsync("/journal/plan")).Text.ShouldContain("There is no safety plan yet.");
    }

    [Fact(Timeout = Hanging)]
    public async Task Whom_a_request_for_erasure_hides_still_reads_whom_to_call_and_changes_nothing()
    {
        await House.Get<AskForErasure>().RunAsync(Therapist, Ada, Cancel);

        (await Page.OpenAsync("/journal/plan")).Html.ShouldContain("aria-label=\"Whom to call\"");
        ShouldBeMissing(await Page.OpenAsync("/journal/plan/edit"));
    }

    [Fact(Timeout = Hanging)]
    public async Task Who_is_hidden_while_they_write_is_heard_and_told_that_nothing_is_kept()
    {
        await PutAsync(("alone", "A bath"));
        await House.Get<AskForErasure>().RunAsync(Therapist, Ada, Cancel);

        var shown = await PutAsync(("signs", Urgent));

        shown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        shown.Html.ShouldContain("class=\"first\"");
        shown.Text.ShouldContain("It does not open now, so nothing that you typed is kept.");
        (await AlertsAsync()).ShouldBe(1);
        (await PutAsync(("signs", "I lie awake"))).Text.ShouldContain("Your plan was not changed");
    }

    private Task<Shown> PutAsync(params (string Name, string Value)[] steps) =>
        Page.PostAsync("/journal/plan/edit", Fields([("version", "0"), .. steps]));
}

public sealed class PlanPagesOnSqlite() : PlanPagesTests(TestedDatabase.Sqlite);

public sealed class PlanPagesOnPostgres() : PlanPagesTests(TestedDatabase.Postgres);
