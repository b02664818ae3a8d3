using System.Net;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.Practices;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Therapist;

/// <summary>Two browsers over one plan: the therapist's and the patient's.</summary>
public abstract class SafetyPlanPagesTests(TestedDatabase on) : DeskTest(on)
{
    private const string Theirs = "/journal/plan/edit";

    private string Plan => $"/patients/{Ada}/plan";

    [Fact(Timeout = Hanging)]
    public async Task Begun_during_a_session_it_stands_on_the_patients_page_and_says_who_wrote_it()
    {
        var empty = await Desk.OpenAsync(Plan);
        empty.Text.ShouldContain("Nothing is written yet. Write it together");
        empty.Text.ShouldContain("Then you see it coming while there is still time");

        var kept = await Desk.PostAsync(
            Plan,
            Lines(empty, ("signs", "I lie awake\r\nI stop answering"), ("people", "<b>Zoë</b> 0151 234"))
        );

        kept.Status.ShouldBe(HttpStatusCode.OK);
        Typed(kept, "signs").ShouldBe("I lie awake\nI stop answering");
        kept.Text.ShouldContain("Begun by Noor Example, today");

        var page = await (await PatientAsync()).OpenAsync("/journal/plan");
        page.Text.ShouldContain("I stop answering");
        page.Html.ShouldContain("&lt;b&gt;Zo");
        page.Text.ShouldContain("<b>Zoë</b> 0151 234");
        page.Text.ShouldContain("Begun by Noor Example");
        page.Text.ShouldContain("Change your plan");
    }

    [Fact(Timeout = Hanging)]
    public async Task What_the_patient_changes_the_therapist_sees_with_what_and_when()
    {
        var desk = await Desk.OpenAsync(Plan);
        await Desk.PostAsync(Plan, Lines(desk, ("alone", "Read\r\nA bath")));
        var patient = await PatientAsync();
        var theirs = await patient.OpenAsync(Theirs);
        Typed(theirs, "alone").ShouldBe("Read\nA bath");

        var after = await patient.PostAsync(Theirs, Lines(theirs, ("alone", "A bath\r\nThe canal")));

        after.Path.ShouldBe("/journal/plan");
        after.Text.ShouldContain("Last changed by you, today");
        var seen = await Desk.OpenAsync(Plan);
        Typed(seen, "alone").ShouldBe("A bath\nThe canal");
        seen.Text.ShouldContain("Last changed by the patient, today");
        seen.Text.ShouldContain("What I can do by myself added: The canal taken out: Read");
    }

    [Fact(Timeout = Hanging)]
    public async Task Both_open_at_once_in_one_step_the_second_is_told_what_was_written_and_loses_nothing()
    {
        var patient = await PatientAsync();
        var (mine, theirs) = (await Desk.OpenAsync(Plan), await patient.OpenAsync(Theirs));
        await patient.PostAsync(Theirs, Lines(theirs, ("people", "Dad"), ("signs", "I lie awake")));

        var told = await Desk.PostAsync(Plan, Lines(mine, ("people", "Zoë"), ("alone", "Read")));

        told.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        told.Text.ShouldContain("Nothing was overwritten");
        (Typed(told, "people"), Typed(told, "alone")).ShouldBe(("Zoë", "Read"));
        Typed(told, "signs").ShouldBe("I lie awake", "what the other wrote into another step stands there already");
        told.Text.ShouldContain("Meanwhile, by the patient, today");
        Shown.Between(told.Html, "people-meanwhile\">", "</div>").ShouldContain("Dad");
        (await patient.OpenAsync("/journal/plan")).Text.ShouldNotContain("Zoë");

        var together = await Desk.PostAsync(
            Plan,
            Lines(told, ("people", "Dad\r\nZoë"), ("alone", "Read"), ("signs", "I lie awake"))
        );

        together.Status.ShouldBe(HttpStatusCode.OK);
        var page = await patient.OpenAsync("/journal/plan");
        page.Text.ShouldContain("Dad Zoë");
        page.Text.ShouldContain("Read");
        page.Text.ShouldContain("I lie awake");
    }

    [Fact(Timeout = Hanging)]
    public async Task Both_at_once_in_different_steps_both_hold_and_the_second_is_told()
    {
        var patient = await PatientAsync();
        var (mine, theirs) = (await Desk.OpenAsync(Plan), await patient.OpenAsync(Theirs));
        await Desk.PostAsync(Plan, Lines(mine, ("people", "Zoë")));

        var after = await patient.PostAsync(Theirs, Lines(theirs, ("alone", "Read")));

        after.Status.ShouldBe(HttpStatusCode.OK);
        after.Text.ShouldContain("While you wrote, something else in the plan was changed. Both changes are kept.");
        after.Text.ShouldContain("Noor Example, today");
        after.Text.ShouldContain("added: Zoë");
        after.Text.ShouldContain("Read");
        (await Desk.OpenAsync(Plan)).Html.ShouldContain("Read</textarea>");

        await Desk.PostAsync(Plan, Lines(await Desk.OpenAsync(Plan), ("distraction", "The library")));
        var later = await patient.OpenAsync($"/journal/plan?since=0&own=2");
        later.Text.ShouldContain("While you wrote");
        later.Text[..later.Text.IndexOf("What I can do", StringComparison.Ordinal)].ShouldNotContain("The library");
    }

    [Fact(Timeout = Hanging)]
    public async Task Too_many_lines_have_a_sentence_and_stay_in_the_field()
    {
        var many = string.Join("\r\n", Enumerable.Range(1, 13).Select(n => $"line {n}"));

        var page = await Desk.PostAsync(Plan, Lines(await Desk.OpenAsync(Plan), ("alone", many)));

        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Text.ShouldContain("A step has at most 12 lines of at most 300 characters. Nothing was changed");
        page.Html.ShouldContain("line 13</textarea>");
    }

    [Fact(Timeout = Hanging)]
    public async Task On_paper_stand_the_steps_and_whom_to_call_and_no_form()
    {
        await House.Get<ChangePatient>().SetAsync(Reader, Ada, "country", "GB", Cancel);
        await Desk.PostAsync(Plan, Lines(await Desk.OpenAsync(Plan), ("people", "Zoë")));

        var page = await Desk.OpenAsync(Plan);

        page.Html.ShouldContain("<form class=\"plan-form no-paper\"");
        var paper = page.Html[page.Html.LastIndexOf("only-paper", StringComparison.Ordinal)..];
        WebUtility.HtmlDecode(paper).ShouldContain("Zoë");
        paper.ShouldContain("116 123");
    }

    [Fact(Timeout = Hanging)]
    public async Task Whoever_answers_in_their_place_reads_it_and_finds_nothing_to_change()
    {
        await Desk.PostAsync(Plan, Lines(await Desk.OpenAsync(Plan), ("people", "Zoë")));
        var ben = await House.AddTherapistAsync("Ben Stand-In");
        var standIn = await SignedInAsync(AccountHolder.Of(ben), "ben");
        ShouldBeNowhere(await standIn.OpenAsync(Plan));
        await House.Get<ChangeTherapist>().CoverAsync($"{Reader.Id}", "Ben Stand-In", null, null, Cancel);
        await WriteAsync(Ada, Urgent);

        (await standIn.OpenAsync("/today")).Html.ShouldContain($"href=\"{Plan}\"");
        var page = await standIn.OpenAsync(Plan);

        page.Text.ShouldContain("Zoë");
        page.Html.ShouldNotContain("<textarea");
        ShouldBeNowhere(await standIn.PostAsync(Plan, Fields(("version", "1"), ("people", ""))));
    }

    [Fact(Timeout = Hanging)]
    public async Task Of_another_therapists_patient_there_is_no_such_page()
    {
        var theirs = await House.AddPatientAsync(await House.AddTherapistAsync("Ben Other"), "Ben Patient");

        foreach (var id in (string[])[theirs.ToString(), RowId.New(Ground.Clock).ToString(), "no-id"])
        {
            ShouldBeNowhere(await Desk.OpenAsync($"/patients/{id}/plan"));
            ShouldBeNowhere(await Desk.PostAsync($"/patients/{id}/plan", Fields(("version", "0"), ("people", "x"))));
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task A_plan_that_was_changed_outside_the_program_is_said_to_be_and_not_overwritten()
    {
        var page = await Desk.OpenAsync(Plan);
        await Desk.PostAsync(Plan, Lines(page, ("people", "Zoë")));
        await House.ForgeAsync($"update safety_plans set version = version + 1");

        (await Desk.OpenAsync(Plan)).Text.ShouldContain("does not open, since it was changed outside the program");
        (await Desk.PostAsync(Plan, Lines(page, ("people", "Dad")))).Status.ShouldBe(
            HttpStatusCode.UnprocessableEntity
        );
    }

    private Task<Browser> PatientAsync() => SignedInAsync(AccountHolder.Of(Ada), "ada");

    /// <summary>The form as a page shows it, with some steps typed anew.</summary>
    private static Dictionary<string, string> Lines(Shown page, params (string Step, string Lines)[] typed)
    {
        var fields = Enum.GetNames<SafetyPlanStep>()
            .Select(name => char.ToLowerInvariant(name[0]) + name[1..])
            .ToDictionary(name => name, name => Typed(page, name), StringComparer.Ordinal);
        fields["version"] = page.Field("version");
        foreach (var (step, lines) in typed)
        {
            fields[step] = lines;
        }
        return fields;
    }

    private static string Typed(Shown page, string step)
    {
        var field = Shown.Between(page.Html, $"name=\"{step}\"", "</textarea>");
        return WebUtility.HtmlDecode(field[(field.IndexOf('>', StringComparison.Ordinal) + 1)..]).TrimStart('\n');
    }
}

public sealed class SafetyPlanPagesOnSqlite() : SafetyPlanPagesTests(TestedDatabase.Sqlite);

public sealed class SafetyPlanPagesOnPostgres() : SafetyPlanPagesTests(TestedDatabase.Postgres);
