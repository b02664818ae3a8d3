using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace TherapyJournal.BrowserTests;

/// <summary>The loop without a mouse: what has the focus is always to be seen, and nothing needs a pointer.</summary>
public sealed class KeyboardTests(ServedJournal journal) : BrowserTest(journal)
{
    private const int MostTabs = 40;

    [Fact(Timeout = Hanging)]
    public async Task A_patient_signs_in_writes_and_finds_whom_to_call()
    {
        var page = await PatientAsync("Kim Keys", Screen.Desktop);
        await TabToAsync(page, "Sign out");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByLabel("Password")).ToBeVisibleAsync();

        await TabToAsync(page, "Name");
        await page.Keyboard.TypeAsync("Kim Keys");
        await TabToAsync(page, "Password");
        await page.Keyboard.TypeAsync(Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByLabel("Your words")).ToBeVisibleAsync();
        await TabToAsync(page, "Your words");
        await page.Keyboard.TypeAsync("I write this without a mouse.");
        await TabToAsync(page, "Keep it");
        await page.Keyboard.PressAsync("Enter");
        await KeptAsync(page);

        await page.GotoAsync("/journal");
        await TabToAsync(page, "If tonight is dangerous");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync("/journal/plan");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_therapist_goes_from_row_to_row_and_accepts_with_single_letters()
    {
        var added = await RunAsync("patients", "add", "--name", "Lou Letters", "--goal", "Rest", "--consent", "all");
        await RunAsync(
            "write",
            Id(added),
            "--text",
            "I stayed in again. I would like to walk by the river more often."
        );
        var page = await TherapistAsync("therapist with keys");
        await page.GotoAsync("/today");
        // By itself, once the entry is summarised.
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Lou Letters" }))
            .ToBeVisibleAsync(new() { Timeout = 40_000 });

        for (
            var i = 0;
            i < MostTabs && !(await FocusedAsync(page)).Contains("Lou Letters", StringComparison.Ordinal);
            i++
        )
        {
            await page.Keyboard.PressAsync("j");
        }
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Lou Letters" })).ToBeVisibleAsync();
        var proposal = page.Locator("[data-proposal]").First;
        await Expect(proposal).ToBeVisibleAsync();
        await proposal.Locator("summary, button, a").First.FocusAsync();
        await page.Keyboard.PressAsync("a");

        await Expect(page.Locator("[data-proposal]")).ToHaveCountAsync(0);
        (await page.Locator(".problem").CountAsync()).ShouldBe(0);
    }

    /// <summary>Goes on with the tabulator until what has this name has the focus, and looks whether it is to be seen at each step.</summary>
    private static async Task TabToAsync(IPage page, string name)
    {
        for (var i = 0; i < MostTabs; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focused = await FocusedAsync(page);
            (
                await page.EvaluateAsync<bool>(
                    "() => { const at = document.activeElement; const ring = getComputedStyle(at);"
                        + " return at === document.body || ring.outlineStyle !== 'none' || ring.boxShadow !== 'none' || ring.borderStyle !== 'none'; }"
                )
            ).ShouldBeTrue($"'{focused}' has the focus, and nobody sees it");
            if (focused.StartsWith(name, StringComparison.Ordinal))
            {
                return;
            }
        }
        Assert.Fail($"'{name}' is not reached with the tabulator.");
    }

    private static Task<string> FocusedAsync(IPage page) =>
        page.EvaluateAsync<string>(
            "() => { const at = document.activeElement; return at === document.body ? '' : (at.labels?.[0] ?? at).innerText.trim(); }"
        );
}
