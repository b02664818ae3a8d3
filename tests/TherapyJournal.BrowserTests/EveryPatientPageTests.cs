using Microsoft.Playwright;
using Xunit;

namespace TherapyJournal.BrowserTests;

/// <summary>Every page of a patient, and of whoever is not signed in.</summary>
public sealed class EveryPatientPageTests(ServedJournal journal) : PageTest(journal)
{
    [Fact(Timeout = Hanging)]
    public async Task Whoever_is_not_signed_in_finds_pages_that_everybody_can_use()
    {
        var page = await NewPageAsync(Screen.Phone);
        foreach (var path in new[] { "/sign-in", "/sign-in/code", "/join" })
        {
            await LookAsync(page, path, "out");
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task A_patient_finds_pages_that_everybody_can_use()
    {
        var page = await PatientAsync("Dora Looks");
        await page.GetByLabel("Your words").FillAsync("The night was long. Talking to my sister helped.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).ClickAsync();
        await KeptAsync(page);
        string[] paths =
        [
            "/journal",
            "/journal/entries",
            "/journal/mood",
            "/journal/goals",
            "/journal/week",
            "/journal/plan",
            "/journal/plan/edit",
            "/journal/consents",
            "/journal/consents/keeping",
            "/journal/readings",
            "/journal/rights",
            "/journal/by-itself",
            "/account",
        ];
        foreach (var path in paths)
        {
            await LookAsync(page, path, "patient");
        }
        await page.GotoAsync("/journal/entries");
        var one = await page.Locator("main a[href^='/journal/entries/']").First.GetAttributeAsync("href");
        await LookAsync(page, one!, "patient");
        await LookAsync(page, $"{one}/edit", "patient");
        await LookAsync(page, $"{one}/take-back", "patient");
        await page.GotoAsync("/journal/plan/edit");
        await page.GetByLabel("What I can do by myself").FillAsync("Walk by the canal\nA long bath");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the plan" }).ClickAsync();
        await Assertions.Expect(page.Locator("ol.plan")).ToBeVisibleAsync();
        await LookHereAsync(page, "/journal/plan-kept", "patient");
        await LookAsync(page, "/journal/plan/edit", "patient-begun");
        await page.GotoAsync("/account");
        await page.GetByLabel("The password that you have").FillAsync(Password);
        await page.GetByLabel("The new one").FillAsync("five other quiet words here");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set a new password" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Your new password holds from now on.")).ToBeVisibleAsync();
        await page.ReloadAsync(); // sends nothing again
        await Assertions.Expect(page.GetByText("Your new password holds from now on.")).ToBeVisibleAsync();
        await LookHereAsync(page, "/account-new-password", "patient");
        await page.GotoAsync("/journal/rights/erase");
        var erase = page.GetByRole(AriaRole.Button, new() { Name = "Yes, erase my journal" });
        await erase.ClickAsync();
        await Assertions.Expect(erase).ToBeHiddenAsync();
        await LookAsync(page, "/journal", "hidden");
    }
}
