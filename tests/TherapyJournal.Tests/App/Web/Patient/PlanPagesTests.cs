using System.Net;
using Shouldly;
using TherapyJournal.Practices;
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
            shown.Html.ShouldContain("<title>Therapy Journal</title>", customMessage: page);
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
    public async Task Where_there_is_no_plan_yet_it_says_so_and_whom_to_call()
    {
        var shown = await Page.OpenAsync("/journal/plan");

        shown.Text.ShouldContain("There is no safety plan yet.");
        shown.Html.ShouldContain("aria-label=\"Whom to call\"");
    }
}

public sealed class PlanPagesOnSqlite() : PlanPagesTests(TestedDatabase.Sqlite);

public sealed class PlanPagesOnPostgres() : PlanPagesTests(TestedDatabase.Postgres);
