using System.Net;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Therapist;

public abstract class BriefPagesTests(TestedDatabase on) : DeskTest(on)
{
    private const string Walk = "Walking by the <canal> helped me sleep.";

    [Fact]
    public async Task Each_sentence_leads_to_the_entry_on_which_it_rests()
    {
        var entry = await WriteAsync(Ada, $"It rained. {Walk}");

        var page = await Desk.OpenAsync($"/patients/{Ada}/brief");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldContain("No session was held yet, so the last 28 days");
        page.Html.ShouldContain("Walking by the &lt;canal&gt; helped me sleep.");
        page.Html.ShouldContain("1 entry in 28 days. </span>");
        page.Html.ShouldContain($"""<a href="/patients/{Ada}?entry={entry}#entry-{entry}">2 Mar 2026</a>""");
        page.Html.ShouldContain("""<textarea id="markdown" """.TrimEnd());
        page.Html.ShouldContain(@"Walking by the \&lt;canal\&gt; helped me sleep.");
    }

    [Fact]
    public async Task It_begins_on_the_day_that_the_address_names_or_with_the_last_session()
    {
        await WriteAsync(Ada, Walk);
        await House.Get<NoteTherapySession>().RunAsync(Reader, Ada, "2026-03-01T10:00", Cancel);

        var session = await Desk.OpenAsync($"/patients/{Ada}/brief");
        var day = await Desk.OpenAsync($"/patients/{Ada}/brief?since=2026-03-02");

        session.Text.ShouldContain("Since the last session: 1 Mar 2026 to 2 Mar 2026");
        session.Html.ShouldNotContain("since=last-session");
        day.Text.ShouldContain("2 Mar 2026 to 2 Mar 2026");
        day.Text.ShouldContain("helped me sleep");
        day.Html.ShouldContain($"/patients/{Ada}/brief?since=last-session");
        (await Desk.OpenAsync($"/patients/{Ada}/brief?since=last-session")).Text.ShouldContain(
            "Since the last session"
        );
    }

    [Theory]
    [InlineData("2026-02-30", "There is no day 2026-02-30.")]
    [InlineData("soon", "A date is written as 2026-11-23.")]
    public async Task What_is_no_day_is_said_and_nothing_is_read(string since, string said)
    {
        var page = await Desk.OpenAsync($"/patients/{Ada}/brief?since={since}");

        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Text.ShouldContain(said);
        (await ReadAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_page_is_found_from_the_patients_own_and_each_opening_is_on_record()
    {
        (await OpenAsync(Ada)).Html.ShouldContain($"/patients/{Ada}/brief");
        (await ReadAsync()).ShouldBe(0);

        (await Desk.OpenAsync($"/patients/{Ada}/brief")).Text.ShouldContain("No goal is agreed on.");

        (await ReadAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Of_another_therapists_patient_there_is_no_such_page()
    {
        var theirs = await House.AddPatientAsync(await House.AddTherapistAsync("Ben Other"), "Ben Patient");

        foreach (var id in (string[])[theirs.ToString(), RowId.New(Ground.Clock).ToString(), "no-id"])
        {
            ShouldBeNowhere(await Desk.OpenAsync($"/patients/{id}/brief"));
            ShouldBeNowhere(await Desk.OpenAsync($"/patients/{id}/brief?since=soon"));
        }
    }

    private async Task<int> ReadAsync() =>
        (await House.Get<AccessRecord>().ReadAsync(Ada, Cancel)).Lines.Count(l =>
            l.Purpose == nameof(Purpose.ReadBrief)
        );
}

public sealed class BriefPagesOnSqlite() : BriefPagesTests(TestedDatabase.Sqlite);

public sealed class BriefPagesOnPostgres() : BriefPagesTests(TestedDatabase.Postgres);
