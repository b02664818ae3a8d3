using Microsoft.Playwright;
using Xunit;

namespace TherapyJournal.BrowserTests;

/// <summary>Every page of an owner.</summary>
public sealed class EveryOwnerPageTests(ServedJournal journal) : PageTest(journal)
{
    [Theory(Timeout = Hanging)]
    [InlineData(nameof(Screen.Desktop))]
    [InlineData(nameof(Screen.Phone))]
    public async Task An_owner_finds_pages_that_everybody_can_use(string screen)
    {
        var stone = await RunAsync("therapists", "add", "--name", $"Dr Stone of {screen}");
        await RunAsync("therapists", "add", "--name", $"Dr Reed of {screen}");
        foreach (var name in new[] { "Fay Unnamed", "Gil Unnamed", "Hal Unnamed" })
        {
            await RunAsync("patients", "add", "--name", name, "--as", Id(stone));
        }
        await RunAsync("therapists", "cover", Id(stone), "--by", $"Dr Reed of {screen}");
        await RunAsync("patients", "list", "--as", Id(stone));
        var page = await OwnerAsync($"Olga of {screen}", Enum.Parse<Screen>(screen));
        var therapist = $"/practice/therapists/{Id(stone)}";
        string[] paths =
        [
            "/practice/therapists",
            therapist,
            $"{therapist}/leave",
            "/practice/policies",
            "/practice/consents",
            "/practice/helplines",
            "/practice/readings",
            "/practice/readings/chains",
            "/practice/models",
            "/practice/health",
        ];
        foreach (var path in paths)
        {
            await LookAsync(page, path, $"owner-{screen}");
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "Look now" }).ClickAsync();
        await LookHereAsync(page, "/practice/health-looked", $"owner-{screen}");
        await page.GotoAsync(therapist);
        await page.GetByText("Show them one by one").ClickAsync();
        await LookHereAsync(page, "/practice/caseload", $"owner-{screen}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make an invitation" }).ClickAsync();
        await LookHereAsync(page, "/practice/invitation", $"owner-{screen}");
        await page.GotoAsync("/practice/consents");
        await page.Locator("summary").First.ClickAsync();
        await LookHereAsync(page, "/practice/consent-read", $"owner-{screen}");
    }
}
