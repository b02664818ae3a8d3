using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace TherapyJournal.BrowserTests;

/// <summary>What is sent from a page that does not hold any more, as a browser without scripts does: nothing is lost, and a real browser says from where it sends.</summary>
public sealed class SentTooLateTests(ServedJournal journal) : PageTest(journal)
{
    private const string Words = "A long day.\n\nThen my sister called.";

    [Fact(Timeout = Hanging)]
    public async Task Who_was_signed_out_meanwhile_sends_it_again_after_signing_in()
    {
        var page = await PatientAsync("Lena Late", Screen.Phone);
        await page.GotoAsync("/journal");
        await page.GetByLabel("Your words").FillAsync(Words);
        await page.GetByLabel("What you write here is for").SelectOptionAsync("alone");
        await page.Context.ClearCookiesAsync(new() { Name = "journal" });

        // As without scripts: those of the page are asked nothing.
        await page.Locator("form[data-writing]").EvaluateAsync("form => form.submit()");

        await Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Your sign-in has ended");
        await Expect(page.GetByLabel("What you wrote")).ToHaveValueAsync(Words);
        await LookHereAsync(page, "/signed-out-words", "late", isThere: false);

        var other = await page.Context.RunAndWaitForPageAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = "Sign in in another window" }).ClickAsync()
        );
        await other.GetByLabel("Name").FillAsync("Lena Late");
        await other.GetByLabel("Password").FillAsync(Password);
        await other.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(other.GetByLabel("Your words")).ToBeVisibleAsync();
        await page.GetByLabel("What you write here is for").SelectOptionAsync("alone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it again" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Not sent yet");
        await Expect(page.GetByLabel("What you wrote")).ToHaveValueAsync(Words);
        await LookHereAsync(page, "/too-old", "late");
        await page.GetByLabel("What you write here is for").SelectOptionAsync("alone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it again" }).ClickAsync();

        await Expect(page.GetByText("It is kept, for you alone.")).ToBeVisibleAsync();
        (await page.Locator("div.own.entry").InnerTextAsync()).ShouldBe(Words);
    }

    [Fact(Timeout = Hanging)]
    public async Task Wrong_tries_a_page_that_is_not_there_and_a_journal_that_keeps_nothing_are_said_on_a_phone()
    {
        var page = await PatientAsync("Wanda Wrong", Screen.Phone);
        await page.GotoAsync("/journal/nope");
        await Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("There is nothing here");
        await LookHereAsync(page, "/nothing-here", "late", isThere: false);
        for (var tried = 1; tried <= 6; tried++)
        {
            await page.GotoAsync("/account");
            await page.GetByLabel("The password that you have").FillAsync("not the right one");
            await page.GetByLabel("The new one").FillAsync("five other quiet words here");
            await page.GetByRole(AriaRole.Button, new() { Name = "Set a new password" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Alert))
                .ToContainTextAsync(tried < 6 ? "That is not your password" : "may be right");
        }
        await LookHereAsync(page, "/account-held-back", "late");
        await page.GotoAsync("/journal/consents");
        await LookHereAsync(page, "/consents", "late");
        await page.GotoAsync("/journal/consents/keeping");
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, keep nothing new" }).ClickAsync();
        await page.GotoAsync("/journal");
        await Expect(page.GetByText("so there is no field to write in here")).ToBeVisibleAsync();
        await LookHereAsync(page, "/keeps-nothing", "late");
    }

    [Fact(Timeout = Hanging)]
    public async Task Too_many_tries_are_said_with_whom_to_call()
    {
        var page = await NewPageAsync(Screen.Phone);
        for (var tried = 1; tried <= 21 && await page.GetByText("Too many tries").CountAsync() == 0; tried++)
        {
            await page.GotoAsync("/join");
            await page.GetByLabel("The code of your invitation").FillAsync("no such code");
            await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        }
        await Expect(
                page.GetByText(
                    "Too many tries. Wait a minute and try again; after five wrong ones for one name it takes a quarter of an hour."
                )
            )
            .ToBeVisibleAsync();
        await LookHereAsync(page, "/too-many", "late");
        await page.GotoAsync("/join");
        await Expect(page.GetByLabel("The code of your invitation")).ToBeVisibleAsync();
    }
}
