using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace TherapyJournal.BrowserTests;

/// <summary>Every page of a therapist.</summary>
public sealed class EveryDeskPageTests(ServedJournal journal) : PageTest(journal)
{
    [Fact(Timeout = Hanging)]
    public async Task A_therapist_finds_pages_that_everybody_can_use()
    {
        var added = await RunAsync(
            "patients",
            "add",
            "--name",
            "Emil Looked-at",
            "--goal",
            "Go out more",
            "--consent",
            "all"
        );
        foreach (
            var words in new[]
            {
                "I stayed in. I would like to go out for bread each morning.",
                "I want to die. I have the pills here.",
            }
        )
        {
            await RunAsync("write", Id(added), "--text", words);
        }
        var page = await TherapistAsync("therapist who looks");
        foreach (
            var path in new[]
            {
                "/today",
                "/patients",
                $"/patients/{Id(added)}",
                $"/patients/{Id(added)}/settings",
                $"/patients/{Id(added)}/settings/end",
                $"/patients/{Id(added)}/plan",
                $"/patients/{Id(added)}/sessions",
                $"/patients/{Id(added)}/invite",
                $"/patients/{Id(added)}/models",
                "/patients/new",
                $"/patients/{Id(added)}/period",
                $"/patients/{Id(added)}/period?from=2020-01-01&to=2999-12-31",
                $"/patients/{Id(added)}/trends",
                $"/patients/{Id(added)}/trends?weeks=all",
                $"/patients/{Id(added)}/ask",
                $"/patients/{Id(added)}/brief",
                $"/patients/{Id(added)}/brief?since=2020-01-01",
                $"/patients/{Id(added)}/themes",
                "/account",
            }
        )
        {
            await LookAsync(page, path, "desk");
        }
        await page.GotoAsync($"/patients/{Id(added)}/invite");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a link to the web page" }).ClickAsync();
        await LookHereAsync(page, "/patients/invitation", "desk");
        foreach (
            var (question, name) in new[] { ("Does he go out for bread?", "passages"), ("Who is Barbara?", "not-said") }
        )
        {
            await page.GotoAsync($"/patients/{Id(added)}/ask");
            await page.GetByLabel("What do you want to know?").FillAsync(question);
            await page.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();
            await page.Locator(".answer").WaitForAsync();
            await LookHereAsync(page, $"/patients/ask-{name}", "desk");
        }
        // By script: the address is the same, and the next question follows on.
        (await page.Locator("input[name=before]").CountAsync()).ShouldBe(1);
        await page.GetByLabel("Ask further, or anew").FillAsync("bread");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find these words" }).ClickAsync();
        await LookHereAsync(page, "/patients/ask-words", "desk");
        await page.GotoAsync($"/patients/{Id(added)}/period?from=2020-01-01&to=2999-12-31");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        (await page.Locator("form:visible, nav:visible, button:visible").CountAsync()).ShouldBe(0, "on paper");
    }
}
