using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Account;

/// <summary>A browser in which somebody has signed in has tries of its own, for as long as the account knows it.</summary>
public abstract class KnownBrowsersTests(TestedDatabase on) : BrowsedTest(on)
{
    private const string Wrong = "not the right one at all";
    private AccountHolder maren = null!;

    [Fact(Timeout = Hanging)]
    public async Task Each_browser_has_tries_of_its_own()
    {
        var (phone, laptop) = await TwoAsync();
        await TryFiveTimesAsync(phone);

        (await ComesInAsync(phone)).ShouldBeFalse();
        (await ComesInAsync(laptop)).ShouldBeTrue();
        // And a right one there takes nothing back that was tried here.
        (await ComesInAsync(phone)).ShouldBeFalse();
    }

    [Fact(Timeout = Hanging)]
    public async Task Signing_out_everywhere_else_forgets_the_other_browsers()
    {
        var (phone, laptop) = await TwoAsync();
        await phone.PostAsync("/sign-in", Fields(("name", "maren"), ("password", Password)), "/sign-in");
        await TryFiveTimesAsync(NewBrowser());
        (await ComesInAsync(laptop)).ShouldBeTrue();

        await phone.PostAsync("/account/sign-ins/end", Fields());

        (await ComesInAsync(laptop)).ShouldBeFalse();
        await phone.PostAsync("/sign-out", Fields());
        (await ComesInAsync(phone)).ShouldBeTrue();
    }

    [Fact(Timeout = Hanging)]
    public async Task Signing_out_of_a_browser_from_another_one_forgets_it_and_signing_out_there_does_not()
    {
        var (phone, laptop) = await TwoAsync();
        var right = Fields(("name", "maren"), ("password", Password));
        await laptop.PostAsync("/sign-in", right, "/sign-in");
        await phone.PostAsync("/sign-in", right, "/sign-in");
        await TryFiveTimesAsync(NewBrowser());

        var line = (await phone.OpenAsync("/account")).Field("sign-in");
        await phone.PostAsync("/account/sign-ins/end", Fields(("sign-in", line)));
        await phone.PostAsync("/sign-out", Fields());

        (await laptop.OpenAsync("/account")).Path.ShouldBe("/sign-in");
        (await ComesInAsync(laptop)).ShouldBeFalse();
        (await ComesInAsync(phone)).ShouldBeTrue();
    }

    [Fact(Timeout = Hanging)]
    public async Task A_new_invitation_that_was_taken_up_forgets_every_browser()
    {
        var (phone, laptop) = await TwoAsync();
        await JoinAsync(NewBrowser(), await CodeForAsync(maren), "maren");
        await TryFiveTimesAsync(NewBrowser());

        (await ComesInAsync(phone)).ShouldBeFalse();
        (await ComesInAsync(laptop)).ShouldBeFalse();
    }

    [Fact(Timeout = Hanging)]
    public async Task The_browser_that_is_used_most_is_not_forgotten_for_ten_that_were_used_once()
    {
        var (phone, laptop) = await TwoAsync();
        for (var others = 0; others < 8; others++)
        {
            (await ComesInAsync(NewBrowser())).ShouldBeTrue();
        }
        (await ComesInAsync(phone)).ShouldBeTrue();
        (await ComesInAsync(NewBrowser())).ShouldBeTrue(); // the eleventh

        await TryFiveTimesAsync(NewBrowser());

        (await ComesInAsync(laptop)).ShouldBeFalse("it is the one that was used the longest ago");
        (await ComesInAsync(phone)).ShouldBeTrue();
    }

    /// <summary>Two in which she has signed in and out.</summary>
    private async Task<(Browser Phone, Browser Laptop)> TwoAsync()
    {
        maren = AccountHolder.Of(await House.AddPatientAsync());
        var phone = await SignedInAsync(maren, "maren");
        await phone.PostAsync("/sign-out", Fields());
        var laptop = NewBrowser();
        (await ComesInAsync(laptop)).ShouldBeTrue();
        return (phone, laptop);
    }

    private static async Task TryFiveTimesAsync(Browser browser)
    {
        for (var tried = 0; tried < 5; tried++)
        {
            await browser.PostAsync("/sign-in", Fields(("name", "maren"), ("password", Wrong)), "/sign-in");
        }
    }

    /// <summary>Signs in by the right password, and out again.</summary>
    private static async Task<bool> ComesInAsync(Browser browser)
    {
        await browser.PostAsync("/sign-in", Fields(("name", "maren"), ("password", Password)), "/sign-in");
        if (!browser.Cookies.ContainsKey("journal"))
        {
            return false;
        }
        await browser.PostAsync("/sign-out", Fields());
        return true;
    }
}

public sealed class KnownBrowsersOnSqlite() : KnownBrowsersTests(TestedDatabase.Sqlite);

public sealed class KnownBrowsersOnPostgres() : KnownBrowsersTests(TestedDatabase.Postgres);
