using System.Globalization;
using System.Net;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.Practices;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Practice;

public abstract class TherapistPagesTests(TestedDatabase on) : PracticeBrowsedTest(on)
{
    [Fact]
    public async Task After_signing_in_an_owner_finds_who_works_here_and_no_patients_name()
    {
        var page = await Office.OpenAsync("/");

        page.Path.ShouldBe("/practice/therapists");
        page.Text.ShouldContain("Dr Stone called nowhere yet 1 patient");
        page.Text.ShouldContain("Dr Reed called nowhere yet 0 patients");
        page.Text.ShouldContain("Olga Example");
        var one = await Office.OpenAsync($"/practice/therapists/{Stone}");
        one.Text.ShouldContain(Ada.ToString()[..13]);
        (page.Html + one.Html).ShouldNotContain(PatientsName);
    }

    [Fact]
    public async Task A_therapist_is_added_and_comes_in_by_a_link_that_is_shown_once()
    {
        var added = await Office.PostAsync("/practice/therapists", Fields(("name", "Dr New")));
        added.Text.ShouldContain("Dr New called nowhere yet");

        var invited = await Office.PostAsync($"{added.Path}/invite", Fields());

        invited.Html.ShouldContain("&#xB7; Therapy Journal</title>");
        invited.Html.ShouldContain("class=\"qr\"");
        var code = Shown.Between(invited.Text, "/join#", " ");
        (await Office.OpenAsync(added.Path)).Html.ShouldNotContain(code);
        var browser = NewBrowser();
        (await JoinAsync(browser, code, "new")).Status.ShouldBe(HttpStatusCode.OK);
        (await browser.OpenAsync("/")).Path.ShouldBe("/today");
    }

    [Fact]
    public async Task A_new_invitation_takes_the_earlier_one_back()
    {
        var first = await Office.PostAsync($"/practice/therapists/{Reed}/invite", Fields());
        await Office.PostAsync($"/practice/therapists/{Reed}/invite", Fields());

        var code = Shown.Between(first.Text, "/join#", " ");
        (await House.Get<InviteToAccount>().FindAsync(code, Cancel)).ShouldBeNull();
    }

    [Theory]
    [InlineData("dr stone", "works here already")]
    [InlineData(" ", "needs a name")]
    public async Task Whoever_cannot_be_added_is_not(string name, string why)
    {
        var page = await Office.PostAsync("/practice/therapists", Fields(("name", name)));

        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Text.ShouldContain(why);
    }

    [Fact]
    public async Task One_person_who_owns_and_reads_has_both_rooms()
    {
        var browser = await SignedInAsync(AccountHolder.OfOwner(Owner, Stone), "both");

        var page = await browser.OpenAsync("/");

        page.Path.ShouldBe("/today");
        page.Text.ShouldContain("Today Patients Practice Signing in");
        (await browser.OpenAsync("/practice")).Text.ShouldContain("Dr Reed");
        (await browser.OpenAsync($"/patients/{Ada}")).Text.ShouldContain(PatientsName);
    }

    [Fact]
    public async Task Whoever_leaves_is_told_whose_place_they_answer_in_and_it_ends()
    {
        await House.Get<ChangeTherapist>().CoverAsync("Dr Stone", "Dr Reed", null, null, Cancel);
        var at = $"/practice/therapists/{Reed}/leave";
        var before = await Office.OpenAsync(at);
        before.Text.ShouldContain(
            "When they go, this ends too: In the place of Dr Stone: Dr Reed, when there is no answer"
        );
        (await Office.PostAsync(at, Fields())).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);

        (await Office.PostAsync(at, Fields(("covers", before.Field("covers"))))).Status.ShouldBe(HttpStatusCode.OK);

        (await House.Get<Therapists>().ListAsync(Cancel)).ShouldHaveSingleItem().Covers.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_holiday_that_is_over_ends_for_nobody_who_leaves()
    {
        var cover = House.Get<ChangeTherapist>();
        var today = Ground.Clock.GetUtcNow();
        string Day(int later) => today.AddDays(later).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        (
            await cover.CoverAsync("Dr Stone", "Dr Reed", Day(0), Day(1), Cancel)
        ).ShouldBeOfType<ChangeTherapistOutcome.Changed>();
        await cover.CoverAsync("Dr Stone", "Dr Reed", Day(3), Day(6), Cancel);
        var at = $"/practice/therapists/{Reed}/leave";
        (await Office.OpenAsync(at)).Text.ShouldContain($"In the place of Dr Stone: Dr Reed, {Day(0)} to {Day(1)}");

        Ground.Clock.Advance(TimeSpan.FromDays(4));
        await SignInAgainAsync();

        foreach (var path in (string[])[at, $"/practice/therapists/{Stone}"])
        {
            var page = await Office.OpenAsync(path);
            page.Text.ShouldNotContain(Day(1), customMessage: path);
            page.Text.ShouldContain($"Dr Reed, {Day(3)} to {Day(6)}", customMessage: path);
        }
    }

    [Fact]
    public async Task There_is_no_page_of_somebody_who_does_not_work_here()
    {
        foreach (var id in (string[])[$"{RowId.New(Ground.Clock)}", "no-id", $"{Ada}"])
        {
            foreach (var path in (string[])["", "/leave"])
            {
                ShouldBeNowhere(await Office.OpenAsync($"/practice/therapists/{id}{path}"));
            }
            foreach (var path in (string[])["/invite", "/cover/take-back", "/leave"])
            {
                ShouldBeNowhere(await Office.PostAsync($"/practice/therapists/{id}{path}", Fields()));
            }
        }
    }
}

public sealed class TherapistPagesOnSqlite() : TherapistPagesTests(TestedDatabase.Sqlite);

public sealed class TherapistPagesOnPostgres() : TherapistPagesTests(TestedDatabase.Postgres);
