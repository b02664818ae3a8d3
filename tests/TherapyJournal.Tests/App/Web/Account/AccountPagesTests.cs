using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Account;

public abstract class AccountPagesTests(TestedDatabase on) : BrowsedTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task Signing_out_elsewhere_ends_the_others_at_once_and_not_this_one()
    {
        var phone = await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), "ada");
        var (laptop, library) = (NewBrowser(), NewBrowser());
        laptop.Headers["User-Agent"] = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
        foreach (var browser in new[] { laptop, library })
        {
            await browser.PostAsync("/sign-in", Fields(("name", "ada"), ("password", Password)), "/sign-in");
        }
        (await phone.OpenAsync("/account")).Text.ShouldContain("Firefox on Linux");

        await phone.PostAsync("/account/sign-ins/end", Fields());

        (await phone.OpenAsync("/account")).Path.ShouldBe("/account");
        (await laptop.OpenAsync("/account")).Path.ShouldBe("/sign-in");
        (await library.OpenAsync("/account")).Path.ShouldBe("/sign-in");
    }

    [Fact(Timeout = Hanging)]
    public async Task One_browser_is_signed_out_by_its_line()
    {
        var phone = await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), "ada");
        var laptop = NewBrowser();
        await laptop.PostAsync("/sign-in", Fields(("name", "ada"), ("password", Password)), "/sign-in");
        var line = (await phone.OpenAsync("/account")).Field("sign-in");

        await phone.PostAsync("/account/sign-ins/end", Fields(("sign-in", line)));

        (await laptop.OpenAsync("/account")).Path.ShouldBe("/sign-in");
        (await phone.OpenAsync("/account")).Path.ShouldBe("/account");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_patient_is_signed_out_by_themselves_after_thirty_days_and_a_therapist_after_twelve_hours()
    {
        var patient = await SignedInAsync(AccountHolder.Of(await House.AddPatientAsync()), "ada");
        var therapist = await SignedInAsync(AccountHolder.Of(await House.AddTherapistAsync()), "stone");

        Ground.Clock.Advance(TimeSpan.FromHours(12));
        (await therapist.OpenAsync("/account")).Path.ShouldBe("/sign-in");
        (await patient.OpenAsync("/account")).Path.ShouldBe("/account");

        Ground.Clock.Advance(TimeSpan.FromDays(30));
        (await patient.OpenAsync("/account")).Path.ShouldBe("/sign-in");
    }
}

public sealed class AccountPagesOnSqlite() : AccountPagesTests(TestedDatabase.Sqlite);

public sealed class AccountPagesOnPostgres() : AccountPagesTests(TestedDatabase.Postgres);
