using System.Net;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Account;

/// <summary>What holds between the two steps of a sign-in, and while several things happen to one account at once.</summary>
public abstract class JournalSignInTests(TestedDatabase on) : BrowsedTest(on)
{
    private const string Other = "five other quiet words here";

    [Fact(Timeout = Hanging)]
    public async Task A_right_code_is_not_taken_where_the_password_was_changed_after_it_was_given()
    {
        var (own, codes) = await StoneAsync();
        var thief = NewBrowser();
        (await PasswordAsync(thief, Password)).Path.ShouldBe("/sign-in/code");
        Ground.Clock.Advance(TimeSpan.FromSeconds(1));
        (await SetAsync(own, Password, Other)).Status.ShouldBe(HttpStatusCode.OK);

        var refused = await CodeAsync(thief, codes[0]);

        refused.Text.ShouldContain("Please begin again");
        refused.Html.ShouldContain("name=\"password\"");
        thief.Cookies.ShouldNotContainKey("journal");
        // The code itself is as good as it was.
        await PasswordAsync(thief, Other);
        await CodeAsync(thief, codes[0]);
        thief.Cookies.ShouldContainKey("journal");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_right_code_is_not_taken_where_an_invitation_was_taken_up_after_the_password_was_given()
    {
        var stone = AccountHolder.Of(await House.AddTherapistAsync());
        await JoinAsync(NewBrowser(), await CodeForAsync(stone), "stone");
        var half = NewBrowser();
        (await PasswordAsync(half, Password)).Path.ShouldBe("/sign-in/code");
        Ground.Clock.Advance(TimeSpan.FromSeconds(1));
        // With the same password, so that nothing but the invitation is another.
        var anew = Codes(await JoinAsync(NewBrowser(), await CodeForAsync(stone), "stone"));

        (await CodeAsync(half, anew[0])).Text.ShouldContain("Please begin again");

        half.Cookies.ShouldNotContainKey("journal");
        await PasswordAsync(half, Password);
        await CodeAsync(half, anew[0]);
        half.Cookies.ShouldContainKey("journal");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_code_is_to_be_given_within_five_minutes_of_the_password_however_many_are_tried_meanwhile()
    {
        var (_, codes) = await StoneAsync();
        var browser = NewBrowser();
        await PasswordAsync(browser, Password);
        Ground.Clock.Advance(TimeSpan.FromMinutes(4));
        (await CodeAsync(browser, "nonsense")).Text.ShouldContain("That code is wrong");
        Ground.Clock.Advance(TimeSpan.FromMinutes(2));

        (await CodeAsync(browser, codes[0])).Text.ShouldContain("Please begin again");

        browser.Cookies.ShouldNotContainKey("journal");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_password_that_is_proven_takes_no_wrong_code_back()
    {
        var (own, codes) = await StoneAsync();
        // Whose tries are counted with those of the browser that is signed in.
        var guessing = NewBrowser();
        guessing.Cookies["journal-known"] = own.Cookies["journal-known"];
        await PasswordAsync(guessing, Password);
        for (var tried = 0; tried < 4; tried++)
        {
            await CodeAsync(guessing, "nonsense");
        }

        (await SetAsync(own, Password, Password)).Status.ShouldBe(HttpStatusCode.OK);
        await PasswordAsync(guessing, Password);
        await CodeAsync(guessing, "nonsense"); // the fifth
        await CodeAsync(guessing, codes[0]);

        guessing.Cookies.ShouldNotContainKey("journal");
        Ground.Clock.Advance(TimeSpan.FromMinutes(15));
        await PasswordAsync(guessing, Password);
        await CodeAsync(guessing, codes[0]);
        guessing.Cookies.ShouldContainKey("journal");
    }

    [Fact(Timeout = Hanging)]
    public async Task Strangers_keep_nobody_who_is_signed_in_from_a_new_password_whatever_cookies_they_lost()
    {
        var own = await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), "stone");
        for (var tried = 0; tried < 5; tried++)
        {
            await PasswordAsync(NewBrowser(), "not the right one at all");
        }
        await PasswordAsync(NewBrowser(), Password);
        own.Cookies.Remove("journal-known").ShouldBeTrue();

        (await SetAsync(own, Password, Other)).Status.ShouldBe(HttpStatusCode.OK);

        Ground.Clock.Advance(TimeSpan.FromMinutes(15));
        var laptop = NewBrowser();
        await PasswordAsync(laptop, Other);
        laptop.Cookies.ShouldContainKey("journal");
    }

    [Fact(Timeout = Hanging)]
    public async Task Whoever_signs_in_in_three_browsers_at_once_comes_in_in_each()
    {
        await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), "stone");
        Browser[] browsers = [NewBrowser(), NewBrowser(), NewBrowser()];

        await Task.WhenAll(browsers.Select(b => PasswordAsync(b, Password)));

        browsers.ShouldAllBe(b => b.Cookies.ContainsKey("journal"));
        foreach (var browser in browsers)
        {
            (await browser.OpenAsync("/account")).Path.ShouldBe("/account");
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task Of_three_who_give_one_code_at_once_one_comes_in_and_the_others_are_told_that_it_was_used()
    {
        var (_, codes) = await StoneAsync();
        Browser[] browsers = [NewBrowser(), NewBrowser(), NewBrowser()];
        foreach (var browser in browsers)
        {
            await PasswordAsync(browser, Password);
        }

        var shown = await Task.WhenAll(browsers.Select(b => CodeAsync(b, codes[0])));

        browsers.Count(b => b.Cookies.ContainsKey("journal")).ShouldBe(1);
        shown.Count(s => s.Text.Contains("was used already", StringComparison.Ordinal)).ShouldBe(2);
    }

    /// <summary>A therapist who is signed in, and their recovery codes.</summary>
    private async Task<(Browser Own, IReadOnlyList<string> Codes)> StoneAsync()
    {
        var browser = NewBrowser();
        var joined = await JoinAsync(
            browser,
            await CodeForAsync(AccountHolder.Of(await House.AddTherapistAsync())),
            "stone"
        );
        return (browser, Codes(joined));
    }

    private static IReadOnlyList<string> Codes(Shown shown) =>
        [.. shown.Html.Split("<code>").Skip(1).Select(part => part.Split('<')[0])];

    private static Task<Shown> PasswordAsync(Browser browser, string password) =>
        browser.PostAsync("/sign-in", Fields(("name", "stone"), ("password", password)), "/sign-in");

    private static Task<Shown> CodeAsync(Browser browser, string code) =>
        browser.PostAsync("/sign-in/code", Fields(("code", code)), "/sign-in/code");

    private static Task<Shown> SetAsync(Browser browser, string present, string chosen) =>
        browser.PostAsync("/account/password", Fields(("present", present), ("new", chosen)));
}

public sealed class JournalSignInOnSqlite() : JournalSignInTests(TestedDatabase.Sqlite);

public sealed class JournalSignInOnPostgres() : JournalSignInTests(TestedDatabase.Postgres);
