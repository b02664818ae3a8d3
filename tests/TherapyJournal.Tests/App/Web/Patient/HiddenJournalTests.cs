using System.Net;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Patient;

public abstract class HiddenJournalTests(TestedDatabase on) : PatientBrowsedTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task Whom_a_request_for_erasure_hides_signs_in_and_reads_until_when_it_can_be_called_off()
    {
        await WriteAsync(Calm);
        var entries = (await Page.OpenAsync("/journal/entries")).Status;
        await Page.PostAsync("/journal/rights/erase", Fields());

        var again = NewBrowser();
        var shown = await again.PostAsync("/sign-in", Fields(("name", "ada"), ("password", Password)));

        entries.ShouldBe(HttpStatusCode.OK);
        (shown.Status, shown.Path).ShouldBe((HttpStatusCode.OK, "/journal"));
        shown.Text.ShouldContain("Your journal is hidden. It is destroyed after");
        shown.Html.ShouldNotContain("/journal/entries");
        (await again.OpenAsync("/journal/plan")).Html.ShouldContain("aria-label=\"Whom to call\"");
        foreach (
            var page in (string[])["/journal/entries", "/journal/rights", "/journal/rights/erase", "/journal/question"]
        )
        {
            ShouldBeMissing(await again.OpenAsync(page));
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task Whoever_asked_for_it_calls_it_off_and_everything_is_there_again()
    {
        await WriteAsync(Calm);
        await Page.PostAsync("/journal/rights/erase", Fields());
        var hidden = await Page.OpenAsync("/journal");
        hidden.Text.ShouldContain("Until then you can call it off here");

        var shown = await Page.PostAsync("/journal/rights/erase/call-off", Fields(), "/journal");

        shown.Text.ShouldContain("Your journal is there again, as it was.");
        shown.Html.ShouldContain("/journal/entries");
        (await Page.OpenAsync("/journal/entries")).Text.ShouldContain(Calm);
        (await Page.PostAsync("/journal/rights/erase/call-off", Fields(), "/journal")).Text.ShouldContain(
            "Nothing was called off"
        );
        (await House.Get<VerifyRecord>().RunAsync(Therapist, Ada, Cancel))
            .ShouldBeOfType<VerifyRecordOutcome.Verified>()
            .Trail.Lines.Select(l => AccessSentence.Of(l, _ => null))
            .Where(said => said.EndsWith("its erasure", StringComparison.Ordinal))
            .ShouldBe([
                "the patient opened the record to ask for its erasure",
                "the patient opened the record to call off its erasure",
            ]);
    }

    [Fact(Timeout = Hanging)]
    public async Task What_the_practice_asked_for_the_practice_calls_off()
    {
        // The patient asked once before, and called it off.
        await Page.PostAsync("/journal/rights/erase", Fields());
        await Page.PostAsync("/journal/rights/erase/call-off", Fields(), "/journal");
        await House.Get<AskForErasure>().RunAsync(Therapist, Ada, Cancel);

        var hidden = await Page.OpenAsync("/journal");
        hidden.Text.ShouldContain("Until then your practice can call it off for you");
        hidden.Html.ShouldNotContain("call-off");
        var shown = await Page.PostAsync("/journal/rights/erase/call-off", Fields(), "/journal");

        shown.Text.ShouldContain("Nothing was called off");
        (await Page.OpenAsync("/journal/entries")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact(Timeout = Hanging)]
    public async Task Whoever_is_hidden_and_writes_keeps_nothing_and_danger_is_heard()
    {
        await Page.PostAsync("/journal/rights/erase", Fields());

        var shown = await WriteAsync(Urgent);

        shown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        shown.Html.ShouldContain("class=\"first\"");
        ShouldHaveNoField(shown);
        shown.Html.ShouldContain($">{Urgent}</div>");
        shown.Text.ShouldContain("nothing of what you sent was kept");
        shown.Text.ShouldNotContain("still there");
        (await AlertsAsync()).ShouldBe(1);
        ShouldHaveNoField(await Page.OpenAsync("/journal"));

        await House.Get<CallOffErasure>().RunAsync(Therapist, Ada, Cancel);
        (await EntriesAsync()).ShouldBeEmpty();
        (await Page.OpenAsync("/journal/entries")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact(Timeout = Hanging)]
    public async Task Whoever_is_hidden_reads_their_own_plan_and_changes_nothing_in_it_and_nobody_else_reads_it()
    {
        var form = await Page.OpenAsync("/journal/plan/edit");
        await Page.PostAsync(
            "/journal/plan/edit",
            Fields(("alone", "Walk by the canal"), ("version", form.Field("version")))
        );
        await Page.PostAsync("/journal/rights/erase", Fields());

        var shown = await Page.OpenAsync("/journal/plan");

        shown.Text.ShouldContain("Walk by the canal");
        shown.Html.ShouldContain("aria-label=\"Whom to call\"");
        shown.Html.ShouldNotContain("/journal/plan/edit");
        shown.Text.ShouldNotContain("cannot be shown");
        (await House.Get<ReadSafetyPlan>().RunAsync(Therapist, Ada, Cancel))
            .ShouldBeOfType<ReadOutcome<SafetyPlanView>.Refused>()
            .Why.ShouldBeOfType<DoorRefusal.Missing>();
        (await Page.PostAsync("/journal/plan/edit", Fields(("alone", "Other"), ("version", "1")))).Text.ShouldContain(
            "Your plan was not changed"
        );
    }

    [Fact(Timeout = Hanging)]
    public async Task Whose_record_is_damaged_is_still_signed_in_and_finds_whom_to_call()
    {
        await House.ForgeAsync($"update standings set sealed = {new byte[60]} where patient_id = {Ada.Value}");

        (await Page.OpenAsync("/journal")).Status.ShouldBe(HttpStatusCode.OK);
        (await Page.OpenAsync("/journal/plan")).Html.ShouldContain("aria-label=\"Whom to call\"");

        var shown = await WriteAsync(Urgent);
        shown.Text.ShouldContain("Your journal cannot be opened as it should, so nothing was kept.");
        shown.Html.ShouldContain("class=\"first\"");
        shown.Html.ShouldContain($"{Urgent}</textarea>");
    }

    private static void ShouldHaveNoField(Shown shown)
    {
        shown.Html.ShouldNotContain("<textarea");
        shown.Html.ShouldNotContain("Keep it");
    }
}

public sealed class HiddenJournalOnSqlite() : HiddenJournalTests(TestedDatabase.Sqlite);

public sealed class HiddenJournalOnPostgres() : HiddenJournalTests(TestedDatabase.Postgres);
