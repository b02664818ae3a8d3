using Shouldly;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Therapist;

public abstract class AlertLineTests(TestedDatabase on) : DeskTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task An_alert_leads_to_the_entry_that_raised_it_on_whatever_page_it_stands()
    {
        var entry = await WriteAsync(Ada, Urgent);
        for (var i = 1; i <= 20; i++)
        {
            await WriteAsync(Ada, $"It was evening number {i} of this winter.");
        }
        var link = $"/patients/{Ada}?entry={entry}#entry-{entry}";
        var first = await OpenAsync(Ada);
        first.Html.ShouldNotContain($"id=\"entry-{entry}\"");
        first.Html.ShouldContain($"It was raised by <a href=\"{link}\">an entry that you can read</a>.");
        (await Desk.OpenAsync("/today")).Html.ShouldContain($"<a href=\"{link}\">");

        var page = await Desk.OpenAsync(link.Split('#')[0]);

        page.Html.ShouldContain($"id=\"entry-{entry}\"");
        (page.Html.Split("<article class=\"entry\"").Length - 1).ShouldBe(1);
        page.Text.ShouldContain("What was written before");
        (await Desk.OpenAsync($"/patients/{Ada}?entry={Ada}")).Text.ShouldContain("evening number 20 of");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_private_entry_is_led_to_by_nothing()
    {
        await WriteAsync(Ada, Urgent, isPrivate: true);

        var page = await OpenAsync(Ada);

        page.Text.ShouldContain("It comes from a private entry, whose words only the patient reads.");
        page.Html.ShouldNotContain("?entry=");
    }
}

public sealed class AlertLineOnSqlite() : AlertLineTests(TestedDatabase.Sqlite);

public sealed class AlertLineOnPostgres() : AlertLineTests(TestedDatabase.Postgres);
