using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace TherapyJournal.BrowserTests;

/// <summary>What the page says of words that could not be sent: its scripts have no sentence of their own, so each must have come along.</summary>
public sealed class UnsentTests(ServedJournal journal) : BrowserTest(journal)
{
    [Fact(Timeout = Hanging)]
    public async Task Where_the_journal_cannot_be_reached_it_says_that_it_is_sent_again()
    {
        var page = await PatientAsync("Una Unsent", Screen.Phone);
        await page.GotoAsync("/journal");
        await page.GetByLabel("Your words").FillAsync("A short day.");
        await page.Context.SetOfflineAsync(true);

        await page.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).ClickAsync();

        await Expect(page.Locator("[data-status]"))
            .ToHaveTextAsync(
                "Kept on this device, perhaps not sent yet. It is sent again as soon as the journal can be reached."
            );
        await page.Context.SetOfflineAsync(false);
        await KeptAsync(page);
    }

    [Fact(Timeout = Hanging)]
    public async Task Who_was_signed_out_meanwhile_is_led_to_the_sign_in_and_finds_it_there()
    {
        var page = await PatientAsync("Otto Out", Screen.Phone);
        await page.GotoAsync("/journal");
        await page.GetByLabel("Your words").FillAsync("A long day.");
        await page.Context.ClearCookiesAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).ClickAsync();

        var status = page.Locator("[data-status]");
        await Expect(status)
            .ToHaveTextAsync(
                "You are signed out here. What you wrote stays on this device; sign in again and it is there."
            );
        await status.GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByLabel("Name").FillAsync("Otto Out");
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(page.Locator("[data-status]"))
            .ToHaveTextAsync("This was perhaps not sent yet; it was kept on this device.");
        await Expect(page.GetByLabel("Your words")).ToHaveValueAsync("A long day.");
    }
}
