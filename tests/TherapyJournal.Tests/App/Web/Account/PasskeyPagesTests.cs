using System.Buffers.Text;
using System.Net;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Account;

public abstract class PasskeyPagesTests(TestedDatabase on) : BrowsedTest(on)
{
    private string Origin => $"http://127.0.0.1:{Server.Port}";

    [Fact(Timeout = Hanging)]
    public async Task A_therapist_takes_their_invitation_up_with_a_passkey_and_signs_in_by_nothing_else()
    {
        using var device = new SoftwarePasskey();
        var therapist = await House.AddTherapistAsync("Dr. Ada");

        var joined = await JoinAsync(NewBrowser(), AccountHolder.Of(therapist), "Dr. Ada", device);
        joined.Path.ShouldBe("/today");

        var elsewhere = NewBrowser();
        (await SignInAsync(elsewhere, device)).Path.ShouldBe("/today");
        (await elsewhere.OpenAsync("/account")).Text.ShouldContain("Dr. Ada");
        var byPassword = await NewBrowser()
            .PostAsync("/sign-in", Fields(("name", "Dr. Ada"), ("password", "")), "/sign-in");
        byPassword.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact(Timeout = Hanging)]
    public async Task Who_has_a_password_adds_a_passkey_by_it_and_keeps_both()
    {
        using var device = new SoftwarePasskey();
        var browser = await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), "ada");

        (await AddAsync(browser, device, "not the password")).Text.ShouldContain("That is not your password");
        (await AddAsync(browser, device, Password)).Path.ShouldBe("/account");

        (await SignInAsync(NewBrowser(), device)).Path.ShouldBe("/journal");
        var byPassword = await NewBrowser()
            .PostAsync("/sign-in", Fields(("name", "ada"), ("password", Password)), "/sign-in");
        byPassword.Path.ShouldBe("/journal");
    }

    [Fact(Timeout = Hanging)]
    public async Task Right_passwords_shut_nothing_however_often_a_device_does_not_go_on()
    {
        var browser = await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), "ada");

        for (var tried = 0; tried < 7; tried++)
        {
            var asked = await browser.PostAsync("/account/passkeys/options", Fields(("password", Password)));
            asked.Status.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task Who_has_no_password_adds_one_only_just_after_signing_in()
    {
        using var device = new SoftwarePasskey();
        using var other = new SoftwarePasskey();
        var browser = NewBrowser();
        await JoinAsync(browser, AccountHolder.Of(await House.AddPatientAsync()), "ada", device);

        Ground.Clock.Advance(TimeSpan.FromMinutes(11));
        (await AddAsync(browser, other, "")).Text.ShouldContain("Sign out and in again first");

        await SignInAsync(browser, device);
        (await AddAsync(browser, other, "")).Path.ShouldBe("/account");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_patient_who_has_no_password_sets_one_only_just_after_signing_in_and_a_therapist_none()
    {
        using var device = new SoftwarePasskey();
        using var other = new SoftwarePasskey();
        var chosen = Fields(("new", Password));
        var browser = NewBrowser();
        await JoinAsync(browser, AccountHolder.Of(await House.AddPatientAsync()), "ada", device);
        Ground.Clock.Advance(TimeSpan.FromMinutes(11));
        (await browser.PostAsync("/account/password", chosen)).Text.ShouldContain("Sign out and in again first");

        await SignInAsync(browser, device);
        (await browser.PostAsync("/account/password", chosen)).Text.ShouldContain("Your new password holds");

        var byPassword = await NewBrowser()
            .PostAsync("/sign-in", Fields(("name", "ada"), ("password", Password)), "/sign-in");
        byPassword.Path.ShouldBe("/journal");
        var desk = NewBrowser();
        await JoinAsync(desk, AccountHolder.Of(await House.AddTherapistAsync()), "stone", other);
        (await desk.PostAsync("/account/password", chosen)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_passkey_that_was_removed_lets_nobody_in_and_nobody_stays_in_by_it()
    {
        using var device = new SoftwarePasskey();
        var browser = await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), "ada");
        await AddAsync(browser, device, Password);
        var lost = NewBrowser();
        await SignInAsync(lost, device);

        var named = Fields(("passkey", Base64Url.EncodeToString(device.CredentialId)));
        (await browser.PostAsync("/account/passkeys/remove", named)).Path.ShouldBe("/account");

        (await SignInAsync(NewBrowser(), device)).Text.ShouldContain("lets nobody in here");
        (await lost.OpenAsync("/account")).Path.ShouldBe("/sign-in");
        (await browser.PostAsync("/account/passkeys/remove", named)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact(Timeout = Hanging)]
    public async Task The_only_way_in_is_not_removed()
    {
        using var device = new SoftwarePasskey();
        var browser = NewBrowser();
        await JoinAsync(browser, AccountHolder.Of(await House.AddPatientAsync()), "ada", device);

        var named = Fields(("passkey", Base64Url.EncodeToString(device.CredentialId)));
        (await browser.PostAsync("/account/passkeys/remove", named)).Text.ShouldContain("the only way in");

        (await SignInAsync(NewBrowser(), device)).Path.ShouldBe("/journal");
    }

    [Fact(Timeout = Hanging)]
    public async Task What_was_signed_for_another_page_by_nobody_or_for_another_person_opens_nothing()
    {
        using var device = new SoftwarePasskey();
        using var unasked = new SoftwarePasskey { Verifies = false };
        var ada = AccountHolder.Of(await House.AddPatientAsync());
        await JoinAsync(NewBrowser(), ada, "ada", device);
        var ben = await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), "ben");

        (await SignInAsync(NewBrowser(), device, "https://elsewhere.example")).Text.ShouldContain("lets nobody in");
        (await AddAsync(ben, unasked, Password)).Text.ShouldContain("made no passkey that can be used");
        (await AddAsync(ben, device, Password)).Path.ShouldBe("/account"); // the same device, as it may be
        using var stranger = new SoftwarePasskey { UserHandle = device.UserHandle };
        (await SignInAsync(NewBrowser(), stranger)).Text.ShouldContain("lets nobody in");
    }

    [Fact(Timeout = Hanging)]
    public async Task What_was_signed_is_taken_once_and_only_by_the_browser_that_asked()
    {
        using var device = new SoftwarePasskey();
        await JoinAsync(NewBrowser(), AccountHolder.Of(await House.AddPatientAsync()), "ada", device);
        var browser = NewBrowser();
        var asked = await browser.PostAsync("/sign-in/passkey/options", Fields(), "/sign-in");
        var signed = Fields(("credential", device.Use(asked.Html, Origin)));

        (await NewBrowser().PostAsync("/sign-in/passkey", signed, "/sign-in")).Text.ShouldContain("lets nobody in");
        (await browser.PostAsync("/sign-in/passkey", signed, "/sign-in")).Path.ShouldBe("/journal");
        await browser.PostAsync("/sign-out", Fields());
        (await browser.PostAsync("/sign-in/passkey", signed, "/sign-in")).Text.ShouldContain("lets nobody in");
    }

    [Theory(Timeout = Hanging)]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"id":"💥","type":"public-key","response":{}}""")]
    public async Task Nonsense_is_answered_with_a_sentence(string credential)
    {
        var browser = NewBrowser();
        await browser.PostAsync("/sign-in/passkey/options", Fields(), "/sign-in");

        var shown = await browser.PostAsync("/sign-in/passkey", Fields(("credential", credential)), "/sign-in");

        shown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        shown.Text.ShouldContain("lets nobody in here");
    }

    [Fact(Timeout = Hanging)]
    public async Task An_invitation_is_taken_up_by_a_passkey_once_and_with_a_name()
    {
        using var device = new SoftwarePasskey();
        using var other = new SoftwarePasskey();
        var holder = AccountHolder.Of(await House.AddPatientAsync());
        var code = await CodeForAsync(holder);

        (await JoinAsync(NewBrowser(), code, "  ", device)).Text.ShouldContain("Choose a name");
        (await JoinAsync(NewBrowser(), code, "ada", device)).Path.ShouldBe("/journal");
        (await JoinAsync(NewBrowser(), code, "eve", other)).Text.ShouldContain("wrong, too old, or was used already");

        // A new invitation, once it is taken up, leaves nothing of what there was.
        (await JoinAsync(NewBrowser(), holder, "ada", other)).Path.ShouldBe("/journal");
        (await SignInAsync(NewBrowser(), device)).Text.ShouldContain("lets nobody in");
    }

    private async Task<Shown> JoinAsync(Browser browser, AccountHolder holder, string name, SoftwarePasskey device) =>
        await JoinAsync(browser, await CodeForAsync(holder), name, device);

    private async Task<Shown> JoinAsync(Browser browser, string code, string name, SoftwarePasskey device)
    {
        var fields = Fields(("code", code), ("name", name));
        var asked = await browser.PostAsync("/join/passkey/options", fields, "/join");
        return asked.Status == HttpStatusCode.OK
            ? await browser.PostAsync(
                "/join/passkey",
                Fields(("code", code), ("name", name), ("credential", device.Make(asked.Html, Origin))),
                "/join"
            )
            : asked;
    }

    private async Task<Shown> AddAsync(Browser browser, SoftwarePasskey device, string password)
    {
        var asked = await browser.PostAsync("/account/passkeys/options", Fields(("password", password)));
        return asked.Status == HttpStatusCode.OK
            ? await browser.PostAsync("/account/passkeys", Fields(("credential", device.Make(asked.Html, Origin))))
            : asked;
    }

    private async Task<Shown> SignInAsync(Browser browser, SoftwarePasskey device, string? origin = null)
    {
        var asked = await browser.PostAsync("/sign-in/passkey/options", Fields(), "/sign-in");
        return await browser.PostAsync(
            "/sign-in/passkey",
            Fields(("credential", device.Use(asked.Html, origin ?? Origin))),
            "/sign-in"
        );
    }
}

public sealed class PasskeyPagesOnSqlite() : PasskeyPagesTests(TestedDatabase.Sqlite);

public sealed class PasskeyPagesOnPostgres() : PasskeyPagesTests(TestedDatabase.Postgres);
