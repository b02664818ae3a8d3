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

    [Fact(Timeout = Hanging)]
    public async Task Written_in_two_tabs_neither_loses_what_the_other_holds()
    {
        var first = await PatientAsync("Tilda Tabs", Screen.Phone);
        await first.GotoAsync("/journal");
        var second = await first.Context.NewPageAsync();
        await second.GotoAsync("/journal");
        await first.GetByLabel("Your words").FillAsync("Begun in the first.");
        await second.GetByLabel("Your words").FillAsync("Whole in the second.");

        await second.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).ClickAsync();

        await KeptAsync(second);
        await first.CloseAsync();
        await second.GotoAsync("/journal");
        await Expect(second.GetByLabel("Your words")).ToHaveValueAsync("Begun in the first.");
        await second.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).ClickAsync();
        await KeptAsync(second);
        await second.GotoAsync("/journal/entries");
        await Expect(second.GetByText("Begun in the first.")).ToBeVisibleAsync();
        await Expect(second.GetByText("Whole in the second.")).ToBeVisibleAsync();
        await second.GotoAsync("/journal");
        await Expect(second.GetByLabel("Your words")).ToHaveValueAsync("");
    }

    [Fact(Timeout = Hanging)]
    public async Task Whatever_else_was_typed_stands_in_its_field_until_it_can_be_sent()
    {
        var page = await PatientAsync("Petra Plan", Screen.Phone);
        await page.GotoAsync("/journal/plan/edit");
        await page.GetByLabel("What I can do by myself").FillAsync("A long walk");
        var keep = page.GetByRole(AriaRole.Button, new() { Name = "Keep the plan" });
        await page.Context.SetOfflineAsync(true);
        await keep.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The journal cannot be reached just now");
        await page.Context.SetOfflineAsync(false);
        await page.Context.ClearCookiesAsync(new() { Name = "journal" });

        await keep.ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("You are signed out here, so it was not sent.");
        await Expect(page.GetByLabel("What I can do by myself")).ToHaveValueAsync("A long walk");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/sign-in");
        await other.GetByLabel("Name").FillAsync("Petra Plan");
        await other.GetByLabel("Password").FillAsync(Password);
        await other.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(other).Not.ToHaveURLAsync("/sign-in");
        await keep.ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("A long walk");
        await page.GotoAsync("/journal/plan");
        await Expect(page.GetByText("A long walk").First).ToBeVisibleAsync();
    }
}
