using System.Net;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Account;

public abstract class NewSecretPagesTests(TestedDatabase on) : BrowsedTest(on)
{
    private const string Other = "five other quiet words here";

    [Fact(Timeout = Hanging)]
    public async Task A_new_password_holds_at_once_and_signs_out_everywhere_else()
    {
        var phone = await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), "ada");
        var laptop = NewBrowser();
        await SignInAsync(laptop, Password);

        var set = await SetAsync(phone, Password, Other);

        set.Status.ShouldBe(HttpStatusCode.OK);
        set.Text.ShouldContain("Your new password holds from now on.");
        set.Text.ShouldNotContain("Sign out there");
        (await phone.OpenAsync("/account")).Path.ShouldBe("/account");
        (await laptop.OpenAsync("/account")).Path.ShouldBe("/sign-in");
        (await SignInAsync(laptop, Password)).ShouldBeFalse();
        (await SignInAsync(laptop, Other)).ShouldBeTrue();
    }

    [Fact(Timeout = Hanging)]
    public async Task Whoever_loads_the_page_again_sends_no_password_again_and_is_told_it_for_ten_minutes()
    {
        var phone = await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), "ada");
        Ground.Clock.Advance(TimeSpan.FromMinutes(10));
        (await phone.OpenAsync("/account?done=password")).Text.ShouldNotContain("Your new password holds");

        var set = await SetAsync(phone, Password, Other);

        set.Answer.RequestMessage!.Method.ShouldBe(HttpMethod.Get);
        (set.Path, (await phone.OpenAsync(set.Path)).Text.Contains("Your new password holds")).ShouldBe(
            ("/account?done=password", true)
        );
        (await phone.OpenAsync("/account")).Text.ShouldNotContain("Your new password holds");
        (await phone.OpenAsync("/account/password")).Path.ShouldBe("/account");
        (await phone.OpenAsync("/account/recovery-codes")).Path.ShouldBe("/account");
        Ground.Clock.Advance(TimeSpan.FromMinutes(10));
        (await phone.OpenAsync(set.Path)).Text.ShouldNotContain("Your new password holds");
    }

    [Theory(Timeout = Hanging)]
    [InlineData("not the right one", Other, "That is not your password")]
    [InlineData("", Other, "That is not your password")]
    [InlineData(Password, "short", "Choose a password of 12 to 200 characters")]
    [InlineData(Password, "ada", "neither your name nor one letter")]
    public async Task What_cannot_be_taken_changes_nothing(string present, string chosen, string why)
    {
        var phone = await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), "ada");

        var shown = await SetAsync(phone, present, chosen);

        (shown.Status, shown.Text.Contains(why, StringComparison.Ordinal)).ShouldBe(
            (HttpStatusCode.UnprocessableEntity, true)
        );
        (await SignInAsync(NewBrowser(), Password)).ShouldBeTrue();
    }

    [Fact(Timeout = Hanging)]
    public async Task After_five_wrong_tries_the_right_one_sets_nothing_either()
    {
        var phone = await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), "ada");
        for (var tried = 0; tried < 5; tried++)
        {
            await SetAsync(phone, "not the right one", Other);
        }

        (await SetAsync(phone, Password, Other)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_new_password_forgets_the_other_browsers_too()
    {
        var phone = await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), "ada");
        var laptop = NewBrowser();
        await SignInAsync(laptop, Password);
        await laptop.PostAsync("/sign-out", Fields());
        await SetAsync(phone, Password, Other);
        for (var tried = 0; tried < 5; tried++)
        {
            await SignInAsync(NewBrowser(), Password);
        }

        (await SignInAsync(laptop, Other)).ShouldBeFalse();
        await phone.PostAsync("/sign-out", Fields());
        (await SignInAsync(phone, Other)).ShouldBeTrue();
    }

    [Fact(Timeout = Hanging)]
    public async Task New_recovery_codes_are_shown_once_and_the_old_ones_are_worth_nothing()
    {
        var browser = NewBrowser();
        var joined = await JoinAsync(
            browser,
            await CodeForAsync(AccountHolder.Of(await House.AddTherapistAsync())),
            "stone"
        );
        var old = Shown.Between(joined.Html, "<code>", "</code>");
        (await MakeAsync(browser, "not the right one")).Text.ShouldContain("That is not your password");

        var made = await MakeAsync(browser, Password);

        made.Html.Split("<code>").Length.ShouldBe(11);
        var anew = Shown.Between(made.Html, "<code>", "</code>");
        made.Html.ShouldNotContain(old);
        (await browser.OpenAsync("/account")).Html.ShouldNotContain(anew);
        (await ComesInByAsync(old)).ShouldBeFalse();
        (await ComesInByAsync(anew)).ShouldBeTrue();
        (await browser.OpenAsync("/account")).Text.ShouldContain("You have 9 recovery codes left");
    }

    [Fact(Timeout = Hanging)]
    public async Task New_recovery_codes_need_a_sign_in_of_the_last_ten_minutes_besides_the_password()
    {
        var browser = NewBrowser();
        var holder = AccountHolder.Of(await House.AddTherapistAsync());
        var joined = await JoinAsync(browser, await CodeForAsync(holder), "stone");
        var old = joined.Html.Split("<code>").Skip(1).Select(part => part.Split('<')[0]).ToList();
        Made(await browser.OpenAsync("/account")).ShouldNotBeEmpty();
        Ground.Clock.Advance(TimeSpan.FromMinutes(10));

        var refused = await MakeAsync(browser, Password);

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("New recovery codes are made only within ten minutes of signing in");
        refused.Text.ShouldContain("Sign out and in again first.");
        Made(refused).ShouldBe(Made(await browser.OpenAsync("/account")));
        (await ComesInByAsync(old[0])).ShouldBeTrue();

        await browser.PostAsync("/sign-out", Fields());
        var key = (await House.Get<KeepAccounts>().FindNamedAsync("stone", Cancel))!.Content.AuthenticatorKey!;
        await browser.PostAsync("/sign-in", Fields(("name", "stone"), ("password", Password)), "/sign-in");
        await browser.PostAsync("/sign-in/code", Fields(("code", AppCode(key, spansLater: 1))), "/sign-in/code");
        (await MakeAsync(browser, Password)).Html.Split("<code>").Length.ShouldBe(11);
        Made(await browser.OpenAsync("/account")).ShouldNotBe(Made(refused));
        (await ComesInByAsync(old[1])).ShouldBeFalse();
    }

    [Fact(Timeout = Hanging)]
    public async Task Whoever_works_here_keeps_their_app_with_a_new_password()
    {
        var browser = await SignedInAsync(AccountHolder.Of(await House.AddTherapistAsync()), "ada");

        (await SetAsync(browser, Password, Other)).Status.ShouldBe(HttpStatusCode.OK);

        var elsewhere = await NewBrowser()
            .PostAsync("/sign-in", Fields(("name", "ada"), ("password", Other)), "/sign-in");
        elsewhere.Path.ShouldBe("/sign-in/code");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_patient_without_an_app_has_no_recovery_codes_to_make()
    {
        var browser = await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), "ada");

        (await browser.OpenAsync("/account")).Text.ShouldNotContain("Recovery codes");
        (await MakeAsync(browser, Password)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string Made(Shown shown) => Shown.Between(shown.Text, "Codes were last made ", ".");

    private static Task<Shown> SetAsync(Browser browser, string present, string chosen) =>
        browser.PostAsync("/account/password", Fields(("present", present), ("new", chosen)));

    private static Task<Shown> MakeAsync(Browser browser, string present) =>
        browser.PostAsync("/account/recovery-codes", Fields(("present", present)));

    private static async Task<bool> SignInAsync(Browser browser, string password)
    {
        await browser.PostAsync("/sign-in", Fields(("name", "ada"), ("password", password)), "/sign-in");
        return browser.Cookies.ContainsKey("journal");
    }

    private async Task<bool> ComesInByAsync(string recovery)
    {
        var browser = NewBrowser();
        await browser.PostAsync("/sign-in", Fields(("name", "stone"), ("password", Password)), "/sign-in");
        await browser.PostAsync("/sign-in/code", Fields(("code", recovery)), "/sign-in/code");
        return browser.Cookies.ContainsKey("journal");
    }
}

public sealed class NewSecretPagesOnSqlite() : NewSecretPagesTests(TestedDatabase.Sqlite);

public sealed class NewSecretPagesOnPostgres() : NewSecretPagesTests(TestedDatabase.Postgres);
