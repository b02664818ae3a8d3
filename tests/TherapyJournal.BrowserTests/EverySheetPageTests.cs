using Microsoft.Playwright;
using Xunit;

namespace TherapyJournal.BrowserTests;

/// <summary>The pages on which a safety plan and the notes of a session are kept.</summary>
public sealed class EverySheetPageTests(ServedJournal journal) : PageTest(journal)
{
    [Theory(Timeout = Hanging)]
    [InlineData(nameof(Screen.Desktop))]
    [InlineData(nameof(Screen.Phone))]
    public async Task A_plan_that_two_keep_and_notes_that_one_keeps_are_for_everybody_to_use(string screen)
    {
        var added = Id(
            await RunAsync("patients", "add", "--name", $"Gil of {screen}", "--country", "GB", "--consent", "all")
        );
        var page = await TherapistAsync($"therapist at the {screen}", Enum.Parse<Screen>(screen));
        await page.GotoAsync($"/patients/{added}/plan");
        await page.GetByLabel("People I can ask for help").FillAsync("Zoë, 0151 234\nMy brother");
        await page.GetByLabel("What I can do by myself").FillAsync("Walk by the canal");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the plan" }).ClickAsync();
        await page.GetByText("Who changed what, and when").ClickAsync();
        await LookHereAsync(page, "/plan/kept", $"desk-{screen}");
        await page.GetByLabel("People I can ask for help").FillAsync("Zoë, 0151 234\nDad");
        await RunAsync("plan", added, "--step", "4", "--line", "Anna", "--line", "My brother");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the plan" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Meanwhile, by Therapist ")).ToBeVisibleAsync();
        await LookHereAsync(page, "/plan/met", $"desk-{screen}");
        await OnPaperAsync(page, "plan", screen);

        await page.GotoAsync($"/patients/{added}/sessions");
        await page.GetByLabel("A session to note").FillAsync("2026-01-20");
        await page.GetByLabel("At, if you like").FillAsync("14:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Note it" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Tue 20 Jan 2026 14:00" }).ClickAsync();
        await page.GetByLabel("Your own notes")
            .FillAsync("Spoke of the sister for the first time.\n\nI grew tired. Ask what she fears.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the notes" }).ClickAsync();
        await Assertions.Expect(page.Locator(".plan-acts .aside")).ToBeVisibleAsync();
        await LookHereAsync(page, "/session/notes", $"desk-{screen}");
        await OnPaperAsync(page, "notes", screen);
        await LookAsync(page, $"/patients/{added}/sessions", $"desk-{screen}-with-notes");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tue 20 Jan 2026 14:00" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Take this session away …" }).ClickAsync();
        await LookHereAsync(page, "/session/remove", $"desk-{screen}");
    }

    [Theory(Timeout = Hanging)]
    [InlineData(nameof(Screen.Desktop))]
    [InlineData(nameof(Screen.Phone))]
    public async Task A_patients_details_and_their_journaling_are_for_everybody_to_change(string screen)
    {
        var added = Id(await RunAsync("patients", "add", "--name", $"Ida of {screen}", "--consent", "all"));
        await RunAsync("write", added, "--text", "I want to die. I have the pills here.");
        var page = await TherapistAsync($"therapist of Ida, {screen}", Enum.Parse<Screen>(screen));
        await page.GotoAsync($"/patients/{added}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Record one" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("How the practice reaches them")).ToBeVisibleAsync();
        await page.GetByLabel("Country", new() { Exact = true }).FillAsync("ZZ");
        await page.GetByLabel("Country", new() { Exact = true }).PressAsync("Enter");
        await Assertions.Expect(page.GetByText("A country is written in two letters")).ToBeVisibleAsync();
        await LookHereAsync(page, "/settings/refused", $"desk-{screen}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause it" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Paused since today")).ToBeVisibleAsync();
        await LookHereAsync(page, "/settings/paused", $"desk-{screen}");
        await LookAsync(page, $"/patients/{added}", $"desk-{screen}-paused");
    }
}
