using System.Net;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Account;

public abstract class JoinPagesTests(TestedDatabase on) : BrowsedTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task A_code_is_taken_once()
    {
        var code = await CodeForAsync(AccountHolder.Of(await House.AddPatientAsync()));

        await JoinAsync(NewBrowser(), code, "ada");
        var again = await NewBrowser().PostAsync("/join", Fields(("code", code)), "/join");

        again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        again.Text.ShouldContain("wrong, too old, or was used already");
    }

    [Fact(Timeout = Hanging)]
    public async Task Of_two_who_take_it_up_at_once_one_comes_in()
    {
        var code = await CodeForAsync(AccountHolder.Of(await House.AddPatientAsync()));
        var (one, other) = (NewBrowser(), NewBrowser());

        await Task.WhenAll(JoinAsync(one, code, "ada"), JoinAsync(other, code, "eve"));

        new[] { one, other }.Count(b => b.Cookies.ContainsKey("journal")).ShouldBe(1);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_therapists_code_holds_as_long_as_the_patient_is_in_their_care()
    {
        var therapist = new Reader.Therapist(await House.AddTherapistAsync("Dr. Stone"));
        await House.AddTherapistAsync("Dr. Reed");
        var patient = await House.AddPatientAsync(therapist.Id);
        var invited = await House.Get<InviteToAccount>().RunAsync(therapist, patient, Cancel);
        var code = Fields(("code", invited.ShouldBeOfType<InviteToAccountOutcome.Invited>().Code));
        (await NewBrowser().PostAsync("/join", code, "/join")).Status.ShouldBe(HttpStatusCode.OK);

        await House.Get<HandOverPatient>().RunAsync(therapist, patient, "Dr. Reed", Cancel);

        (await NewBrowser().PostAsync("/join", code, "/join")).Text.ShouldContain("wrong, too old, or was used");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_code_is_too_old_after_a_week()
    {
        var code = await CodeForAsync(AccountHolder.Of(await House.AddPatientAsync()));

        Ground.Clock.Advance(TimeSpan.FromDays(7));

        (await NewBrowser().PostAsync("/join", Fields(("code", code)), "/join")).Text.ShouldContain("too old");
    }

    [Theory(Timeout = Hanging)]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("💥 <script>alert(1)</script>")]
    public async Task What_is_no_code_is_refused_in_a_sentence(string code)
    {
        var shown = await NewBrowser().PostAsync("/join", Fields(("code", code)), "/join");

        shown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        shown.Html.ShouldNotContain("<script>alert");
    }

    [Fact(Timeout = Hanging)]
    public async Task After_five_wrong_secrets_the_right_one_is_not_taken_either()
    {
        var code = await CodeForAsync(AccountHolder.Of(await House.AddPatientAsync()));
        // The last letter holds four bits only: one with more is no code, and counts as no try.
        var wrong = code[..22] + new string(code[22..].Select(c => c == 'A' ? 'Q' : 'A').ToArray());

        for (var tried = 0; tried < InviteToAccount.MostWrongTries; tried++)
        {
            await NewBrowser().PostAsync("/join", Fields(("code", wrong)), "/join");
        }

        (await NewBrowser().PostAsync("/join", Fields(("code", code)), "/join")).Status.ShouldBe(
            HttpStatusCode.UnprocessableEntity
        );
    }

    [Theory(Timeout = Hanging)]
    [InlineData("ada", "short", "password of 12 to 200 characters")]
    [InlineData("ada", "aaaaaaaaaaaaaaaaaaaa", "neither your name nor one letter again and again")]
    [InlineData("   ", Password, "Choose a name")]
    public async Task What_cannot_be_used_is_said_and_the_code_still_holds(
        string name,
        string password,
        string sentence
    )
    {
        var code = await CodeForAsync(AccountHolder.Of(await House.AddPatientAsync()));

        (await JoinAsync(NewBrowser(), code, name, password)).Text.ShouldContain(sentence);

        var browser = NewBrowser();
        await JoinAsync(browser, code, "ada");
        browser.Cookies.ShouldContainKey("journal");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_name_that_somebody_has_is_not_given_twice_whatever_its_case()
    {
        await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), "Ada");
        var code = await CodeForAsync(AccountHolder.Of(await House.AddPatientAsync(name: "Eve Example")));

        (await JoinAsync(NewBrowser(), code, " aDA ")).Text.ShouldContain("Somebody else signs in under this name");
    }

    [Fact(Timeout = Hanging)]
    public async Task Whoever_works_here_does_not_come_in_without_the_code_of_an_app()
    {
        var code = await CodeForAsync(AccountHolder.Of(await House.AddTherapistAsync()));
        var browser = NewBrowser();
        var details = await browser.PostAsync("/join", Fields(("code", code)), "/join");
        var key = details.Field("key");
        var wrong = AppCode(key) == "000000" ? "000001" : "000000";

        foreach (var (givenKey, appCode) in new[] { (key, ""), (key, wrong), ("", ""), ("A", AppCode(key)) })
        {
            var shown = await browser.PostAsync(
                "/join/details",
                Fields(
                    ("code", code),
                    ("name", "stone"),
                    ("password", Password),
                    ("key", givenKey),
                    ("app-code", appCode)
                ),
                "/join"
            );
            shown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        }
        browser.Cookies.ShouldNotContainKey("journal");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_new_invitation_revokes_what_was_there_once_it_is_taken_up()
    {
        var patient = AccountHolder.Of(await House.AddPatientAsync());
        var old = await SignedInAsync(patient, "ada");
        var code = await CodeForAsync(patient);
        (await old.OpenAsync("/account")).Path.ShouldBe("/account");

        await JoinAsync(NewBrowser(), code, "ada", "five other quiet words here");

        (await old.OpenAsync("/account")).Path.ShouldBe("/sign-in");
        var browser = NewBrowser();
        await browser.PostAsync("/sign-in", Fields(("name", "ada"), ("password", Password)), "/sign-in");
        browser.Cookies.ShouldNotContainKey("journal");
    }

    [Fact(Timeout = Hanging)]
    public async Task Whose_way_in_was_replaced_is_told_why_it_may_be_and_later_that_it_was_and_when()
    {
        var patient = AccountHolder.Of(await House.AddPatientAsync());
        var own = await SignedInAsync(patient, "ada");
        var stranger = NewBrowser();
        stranger.Headers["User-Agent"] = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
        Ground.Clock.Advance(TimeSpan.FromHours(2));
        await JoinAsync(stranger, await CodeForAsync(patient), "eve", "five other quiet words here");

        // The same is said to everybody who is refused.
        foreach (var name in (string[])["ada", "eve", "nobody"])
        {
            var refused = await own.PostAsync("/sign-in", Fields(("name", name), ("password", Password)), "/sign-in");
            refused.Text.ShouldContain("A newer invitation from the practice replaces every older way in.");
        }
        Ground.Clock.Advance(TimeSpan.FromHours(1));
        await JoinAsync(own, await CodeForAsync(patient), "ada");
        var page = await own.OpenAsync("/account");
        page.Text.ShouldContain("Invitations that were taken up");
        page.Text.ShouldContain("Firefox on Linux Mon 2 Mar 2026 11:00");
        page.Text.ShouldContain("A browser on another system Mon 2 Mar 2026 09:00");
        page.Text.ShouldContain("A browser on another system Mon 2 Mar 2026 12:00");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_forged_account_opens_nothing()
    {
        var browser = await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), "ada");
        var other = await House.AddPatientAsync(name: "Eve Example");

        await House.ForgeAsync($"update accounts set patient_id = {other.Value}");

        (await browser.OpenAsync("/account")).Path.ShouldBe("/sign-in");
        await browser.PostAsync("/sign-in", Fields(("name", "ada"), ("password", Password)), "/sign-in");
        browser.Cookies.ShouldNotContainKey("journal");
    }
}

public sealed class JoinPagesOnSqlite() : JoinPagesTests(TestedDatabase.Sqlite);

public sealed class JoinPagesOnPostgres() : JoinPagesTests(TestedDatabase.Postgres);
