using System.Net;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Account;

/// <summary>Proving once more that it is they: what is held back is said so, and shuts no sign-in.</summary>
public abstract class OnceMoreTests(TestedDatabase on) : BrowsedTest(on)
{
    private const string Other = "five other quiet words here";
    private const string Wrong = "not the right one at all";
    private const string NoMore =
        "That is not your password, and it was the fifth wrong try. No password is looked at here until ";
    private const string NotLookedAt = "There were five wrong tries, so no password is looked at here until ";
    private Browser phone = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        phone = await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), "ada");
    }

    [Fact(Timeout = Hanging)]
    public async Task The_fifth_wrong_try_says_until_when_and_the_right_one_then_that_it_was_not_looked_at()
    {
        for (var tried = 1; tried < 5; tried++)
        {
            (await SetAsync(Wrong)).Text.ShouldContain("That is not your password. After five wrong tries");
        }
        var until = Hour(await SetAsync(Wrong), NoMore);

        Hour(await SetAsync(Password), NotLookedAt).ShouldBe(until);
        Hour(await SetAsync(Wrong), NotLookedAt).ShouldBe(until);
        (await AskForPasskeyAsync()).Text.ShouldStartWith(NotLookedAt);
        (await SetAsync(Password)).Text.ShouldNotContain("That is not your password");
        (await phone.OpenAsync("/account")).Path.ShouldBe("/account");

        Ground.Clock.Advance(TimeSpan.FromMinutes(15));
        (await SetAsync(Password)).Text.ShouldContain("Your new password holds from now on.");
    }

    [Fact(Timeout = Hanging)]
    public async Task Wrong_tries_there_do_not_shut_the_sign_in_of_the_same_browser_and_the_other_way_round()
    {
        for (var tried = 1; tried <= 5; tried++)
        {
            await SetAsync(Wrong);
        }
        await phone.PostAsync("/sign-out", Fields());
        await SignInAsync(phone, Password);
        phone.Cookies.ShouldContainKey("journal");

        for (var tried = 1; tried <= 5; tried++)
        {
            await SignInAsync(phone, Wrong);
        }
        (await SetAsync(Password)).Text.ShouldContain("Your new password holds from now on.");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_right_one_takes_back_no_wrong_tries_at_the_sign_in()
    {
        for (var tried = 1; tried <= 5; tried++)
        {
            await SignInAsync(phone, Wrong);
        }
        (await AskForPasskeyAsync()).Status.ShouldBe(HttpStatusCode.OK);
        await phone.PostAsync("/sign-out", Fields());

        await SignInAsync(phone, Password);

        phone.Cookies.ShouldNotContainKey("journal");
    }

    [Fact(Timeout = Hanging)]
    public async Task However_many_come_at_once_five_are_looked_at()
    {
        var proof = (await phone.OpenAsync("/account")).Proof;

        var shown = await Task.WhenAll(
            Enumerable
                .Range(0, 9)
                .Select(_ =>
                    phone.PostProvenAsync("/account/password", Fields(("present", Wrong), ("new", Other)), proof)
                )
        );

        shown.Count(s => s.Text.Contains("That is not your password", StringComparison.Ordinal)).ShouldBe(5);
        shown.Count(s => s.Text.Contains(NotLookedAt, StringComparison.Ordinal)).ShouldBe(4);
    }

    private Task<Shown> SetAsync(string present) =>
        phone.PostAsync("/account/password", Fields(("present", present), ("new", Other)), "/account");

    private Task<Shown> AskForPasskeyAsync() =>
        phone.PostAsync("/account/passkeys/options", Fields(("password", Password)), "/account");

    // With a proof of the page of whoever is signed in already.
    private static Task<Shown> SignInAsync(Browser browser, string password) =>
        browser.PostAsync(
            "/sign-in",
            Fields(("name", "ada"), ("password", password)),
            browser.Cookies.ContainsKey("journal") ? "/account" : "/sign-in"
        );

    private static string Hour(Shown shown, string before)
    {
        shown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var hour = Shown.Between(shown.Text, before, shown.Text.Contains(NoMore, StringComparison.Ordinal) ? "," : ".");
        hour.ShouldMatch("^[0-2][0-9]:[0-5][0-9]$");
        return hour;
    }
}

public sealed class OnceMoreOnSqlite() : OnceMoreTests(TestedDatabase.Sqlite);

public sealed class OnceMoreOnPostgres() : OnceMoreTests(TestedDatabase.Postgres);
