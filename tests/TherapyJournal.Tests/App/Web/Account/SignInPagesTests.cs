using System.Net;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.Practices;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Account;

public abstract class SignInPagesTests(TestedDatabase on) : BrowsedTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task A_patient_signs_in_with_a_name_and_a_password_and_out_again()
    {
        var patient = AccountHolder.Of(await House.AddPatientAsync());
        await SignedInAsync(patient, "maren");
        var browser = NewBrowser();

        (await SignInAsync(browser, "Maren", Password)).Status.ShouldBe(HttpStatusCode.OK);
        (await browser.OpenAsync("/account")).Text.ShouldContain("You sign in as maren");

        await browser.PostAsync("/sign-out", Fields());
        (await browser.OpenAsync("/account")).Path.ShouldBe("/sign-in");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_wrong_password_and_a_name_that_nobody_has_get_the_same_answer()
    {
        await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), "maren");
        var browser = NewBrowser();

        var wrong = await SignInAsync(browser, "maren", "not the right one at all");
        var nobody = await SignInAsync(browser, "nobody", "not the right one at all");

        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        nobody.Status.ShouldBe(wrong.Status);
        wrong.Text.ShouldContain("do not belong together");
        nobody.Text.ShouldBe(wrong.Text);
        browser.Cookies.ShouldNotContainKey("journal");
    }

    [Theory(Timeout = Hanging)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_five_wrong_tries_the_right_password_is_not_taken_for_a_quarter_of_an_hour(bool atOnce)
    {
        await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), "maren");
        var browser = NewBrowser();

        if (atOnce)
        {
            await Task.WhenAll(
                Enumerable.Range(0, 8).Select(_ => SignInAsync(NewBrowser(), "maren", "wrong wrong wrong"))
            );
        }
        else
        {
            for (var tried = 0; tried < 5; tried++)
            {
                await SignInAsync(browser, "maren", "not the right one at all");
            }
        }

        (await SignInAsync(browser, "maren", Password)).Text.ShouldContain("do not belong together");
        browser.Cookies.ShouldNotContainKey("journal");

        Ground.Clock.Advance(TimeSpan.FromMinutes(15));
        await SignInAsync(browser, "maren", Password);
        browser.Cookies.ShouldContainKey("journal");
    }

    [Fact(Timeout = Hanging)]
    public async Task Strangers_who_try_shut_nobody_out_of_a_browser_in_which_they_have_signed_in()
    {
        var own = await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), "maren");
        await own.PostAsync("/sign-out", Fields());
        for (var tried = 0; tried < 6; tried++)
        {
            await SignInAsync(NewBrowser(), "maren", "not the right one at all");
        }

        await SignInAsync(own, "maren", Password);

        own.Cookies.ShouldContainKey("journal");
        // It is no way in, and opens nothing to strangers.
        var other = NewBrowser();
        await SignInAsync(other, "maren", Password);
        other.Cookies.ShouldNotContainKey("journal");
        await own.PostAsync("/sign-out", Fields());
        for (var tried = 0; tried < 5; tried++)
        {
            await SignInAsync(own, "maren", "not the right one at all");
        }
        await SignInAsync(own, "maren", Password);
        own.Cookies.ShouldNotContainKey("journal");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_cookie_of_somebody_else_or_of_nobody_counts_for_nothing()
    {
        var own = await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), "maren");
        await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), "otto");
        for (var tried = 0; tried < 6; tried++)
        {
            await SignInAsync(NewBrowser(), "otto", "not the right one at all");
        }

        foreach (var cookie in new[] { own.Cookies["journal-known"], "nonsense", "" })
        {
            var browser = NewBrowser();
            browser.Cookies["journal-known"] = cookie;
            await SignInAsync(browser, "otto", Password);
            browser.Cookies.ShouldNotContainKey("journal");
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task The_fifth_try_may_be_the_right_one()
    {
        await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), "maren");
        var browser = NewBrowser();

        for (var tried = 0; tried < 4; tried++)
        {
            await SignInAsync(browser, "maren", "not the right one at all");
        }
        await SignInAsync(browser, "maren", Password);

        browser.Cookies.ShouldContainKey("journal");
        await SignInAsync(NewBrowser(), "maren", "not the right one at all");
        var other = NewBrowser();
        await SignInAsync(other, "maren", Password);
        other.Cookies.ShouldContainKey("journal");
    }

    [Theory(Timeout = Hanging)]
    [InlineData("γιώργος", "ΓΙΏΡΓΟΣ")]
    [InlineData("Straße", "straße")]
    [InlineData("نور 🌱", " نور  🌱")]
    public async Task A_name_of_any_script_signs_in_as_it_was_chosen(string chosen, string typed)
    {
        await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), chosen);

        foreach (var name in new[] { chosen, typed })
        {
            var browser = NewBrowser();
            await SignInAsync(browser, name, Password);
            browser.Cookies.ShouldContainKey("journal", name);
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task A_therapist_needs_the_code_of_their_app_and_no_code_twice()
    {
        var key = await JoinWithAppAsync();
        var (first, second) = (NewBrowser(), NewBrowser());

        (await SignInAsync(first, "stone", Password)).Path.ShouldBe("/sign-in/code");
        (await first.OpenAsync("/account")).Path.ShouldBe("/sign-in");
        (await first.PostAsync("/sign-in/code", Fields(("code", AppCode(key))), "/sign-in/code")).Text.ShouldContain(
            "used already",
            customMessage: "the code by which they joined"
        );
        var shown = AppCode(key, spansLater: 1);
        await first.PostAsync("/sign-in/code", Fields(("code", shown)), "/sign-in/code");
        (await first.OpenAsync("/account")).Text.ShouldContain("You sign in as stone");

        await SignInAsync(second, "stone", Password);
        (await second.PostAsync("/sign-in/code", Fields(("code", shown)), "/sign-in/code")).Text.ShouldContain(
            "used already"
        );
        second.Cookies.ShouldNotContainKey("journal");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_recovery_code_stands_in_for_the_app_once()
    {
        var therapist = AccountHolder.Of(await House.AddTherapistAsync());
        var joined = await JoinAsync(NewBrowser(), await CodeForAsync(therapist), "stone");
        var recovery = Shown.Between(joined.Html, "<code>", "</code>");
        var (first, second) = (NewBrowser(), NewBrowser());

        await SignInAsync(first, "stone", Password);
        // Whatever stands between its letters, and whether they are large.
        var typed = recovery.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant();
        await first.PostAsync("/sign-in/code", Fields(("code", typed)), "/sign-in/code");
        (await first.OpenAsync("/account")).Text.ShouldContain("You have 9 recovery codes left");

        await SignInAsync(second, "stone", Password);
        await second.PostAsync("/sign-in/code", Fields(("code", recovery)), "/sign-in/code");
        second.Cookies.ShouldNotContainKey("journal");
    }

    [Fact(Timeout = Hanging)]
    public async Task Whoever_has_left_the_practice_is_nobody_at_their_next_request()
    {
        var id = await House.AddTherapistAsync("Dr Stone");
        await House.AddTherapistAsync("Dr Reed");
        var browser = await SignedInAsync(AccountHolder.Of(id), "stone");
        (await browser.OpenAsync("/account")).Path.ShouldBe("/account");

        await House.Get<LetTherapistGo>().RunAsync("Dr Stone", endsCovers: false, Cancel);

        (await browser.OpenAsync("/account")).Path.ShouldBe("/sign-in");
        (await SignInAsync(browser, "stone", Password)).Status.ShouldNotBe(HttpStatusCode.InternalServerError);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_right_password_on_the_fifth_try_leads_to_a_code_that_is_taken()
    {
        var key = await JoinWithAppAsync();
        var browser = NewBrowser();
        for (var tried = 0; tried < 4; tried++)
        {
            await SignInAsync(browser, "stone", "not the right one at all");
        }

        (await SignInAsync(browser, "stone", Password)).Path.ShouldBe("/sign-in/code");
        await GiveCodeAsync(browser, AppCode(key, spansLater: 1));

        browser.Cookies.ShouldContainKey("journal");
    }

    [Fact(Timeout = Hanging)]
    public async Task After_five_wrong_codes_the_right_one_is_not_taken_for_a_quarter_of_an_hour()
    {
        var key = await JoinWithAppAsync();
        var right = AppCode(key, spansLater: 1);
        var browser = NewBrowser();
        await SignInAsync(browser, "stone", Password);
        for (var tried = 0; tried < 5; tried++)
        {
            await GiveCodeAsync(browser, tried == 0 ? "nonsense" : $"{100000 + tried}");
        }

        await GiveCodeAsync(browser, right);
        browser.Cookies.ShouldNotContainKey("journal");
        // Nor where they begin again with the right password.
        (await SignInAsync(browser, "stone", Password)).Path.ShouldBe("/sign-in/code");
        await GiveCodeAsync(browser, right);
        browser.Cookies.ShouldNotContainKey("journal");

        Ground.Clock.Advance(TimeSpan.FromMinutes(15));
        await SignInAsync(browser, "stone", Password);
        await GiveCodeAsync(browser, right);
        browser.Cookies.ShouldContainKey("journal");
    }

    /// <summary>A therapist who has joined with an authenticator app, and whose browser knows nothing of it.</summary>
    /// <returns>The app's key.</returns>
    private async Task<string> JoinWithAppAsync()
    {
        var code = await CodeForAsync(AccountHolder.Of(await House.AddTherapistAsync()));
        var key = (await NewBrowser().PostAsync("/join", Fields(("code", code)), "/join")).Field("key");
        await NewBrowser()
            .PostAsync(
                "/join/details",
                Fields(
                    ("code", code),
                    ("name", "stone"),
                    ("password", Password),
                    ("key", key),
                    ("app-code", AppCode(key))
                ),
                "/join"
            );
        return key;
    }

    private static Task<Shown> GiveCodeAsync(Browser browser, string code) =>
        browser.PostAsync("/sign-in/code", Fields(("code", code)), "/sign-in/code");

    private static Task<Shown> SignInAsync(Browser browser, string name, string password) =>
        browser.PostAsync("/sign-in", Fields(("name", name), ("password", password)), "/sign-in");
}

public sealed class SignInPagesOnSqlite() : SignInPagesTests(TestedDatabase.Sqlite);

public sealed class SignInPagesOnPostgres() : SignInPagesTests(TestedDatabase.Postgres);
