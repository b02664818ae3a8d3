using System.Net;
using Shouldly;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Practice;

public abstract class HelplinePagesTests(TestedDatabase on) : PracticeBrowsedTest(on)
{
    private const string At = "/practice/helplines";

    [Fact]
    public async Task Numbers_are_confirmed_by_whoever_has_dialled_them()
    {
        var before = await Office.OpenAsync(At);
        before.Text.ShouldNotContain("the owner");

        var after = await Office.PostAsync($"{At}/confirm", Fields(("country", "DE")));

        after.Path.ShouldBe(At);
        after.Text.ShouldContain("the owner Dialled again : Germany");
        after.Text.ShouldContain("not confirmed");
    }

    [Fact]
    public async Task Numbers_of_ones_own_stand_in_their_place()
    {
        var page = await Office.PostAsync(
            At,
            Fields(("country", "de"), ("emergency", "112"), ("line", "Our own line"), ("dial", "030 1234"))
        );

        page.Text.ShouldContain("Our own line: 030 1234");
    }

    [Fact]
    public async Task What_is_no_number_changes_nothing_and_stands_there_still()
    {
        var page = await Office.PostAsync(
            At,
            Fields(("country", "DE"), ("emergency", "none"), ("line", "Our own line"), ("dial", "030 1234"))
        );
        var nothing = await Office.PostAsync($"{At}/confirm", Fields(("country", "XX")));

        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Text.ShouldContain("as one dials it");
        page.Html.ShouldContain("value=\"Our own line\"");
        page.Text.ShouldNotContain("Our own line: 030 1234");
        nothing.Text.ShouldContain("nothing to confirm");
    }
}

public sealed class HelplinePagesOnSqlite() : HelplinePagesTests(TestedDatabase.Sqlite);

public sealed class HelplinePagesOnPostgres() : HelplinePagesTests(TestedDatabase.Postgres);
