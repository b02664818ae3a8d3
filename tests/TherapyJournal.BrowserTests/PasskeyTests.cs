using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace TherapyJournal.BrowserTests;

/// <summary>Passkeys, made and used by Chromium itself with its virtual authenticator.</summary>
public sealed class PasskeyTests(ServedJournal journal) : BrowserTest(journal)
{
    [Fact(Timeout = Hanging)]
    public async Task A_patient_takes_an_invitation_up_and_signs_in_with_nothing_but_their_device()
    {
        var added = await RunAsync("patients", "add", "--name", "Ida Key", "--goal", "Rest", "--consent", "all");
        var page = await NewPageAsync(Screen.Phone);
        await HoldDeviceAsync(page);

        var invitation = await RunAsync("invite", Id(added), "--web");
        await page.GotoAsync(invitation.GetProperty("link").GetString()!); // every invitation has one
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey instead" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Choose a name");
        await page.GetByLabel("A name to sign in under").FillAsync("Ida Key");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey instead" }).ClickAsync();
        await Expect(page.GetByLabel("Your words")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Expect(page.GetByLabel("Your words")).ToBeVisibleAsync();

        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Expect(page.GetByText("This device has a passkey for you already.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Expect(page.GetByText("the only way in that you have")).ToBeVisibleAsync();
    }

    [Fact(Timeout = Hanging)]
    public async Task Where_a_device_does_not_go_on_a_person_reads_so_and_the_password_still_works()
    {
        var page = await PatientAsync("Jon Refuses");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await HoldDeviceAsync(page, isHoldersOwn: false);

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Nothing was changed");
        await page.GetByLabel("Name").FillAsync("Jon Refuses");
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();

        await Expect(page.GetByLabel("Your words")).ToBeVisibleAsync();
    }

    /// <summary>Puts a device into the browser's hands that makes passkeys, and knows its holder or does not.</summary>
    private static async Task HoldDeviceAsync(IPage page, bool isHoldersOwn = true)
    {
        var tools = await page.Context.NewCDPSessionAsync(page);
        await tools.SendAsync("WebAuthn.enable");
        var device = await tools.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new Dictionary<string, object>
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = isHoldersOwn,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );
        device.ShouldNotBeNull();
    }
}
