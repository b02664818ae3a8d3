using System.Net;
using Shouldly;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Patient;

/// <summary>Whoever does not say for whom their words are has said it to nobody.</summary>
public abstract class DraftTests(TestedDatabase on) : PatientBrowsedTest(on)
{
    [Theory(Timeout = Hanging)]
    [InlineData("everybody")]
    [InlineData("")]
    [InlineData("Alone")]
    [InlineData(null)]
    public async Task Words_that_are_for_nobody_known_are_given_back_and_not_kept(string? forWhom)
    {
        var fields = Fields(("words", Calm), ("delivery", $"{RowId.New(Ground.Clock)}"));
        if (forWhom is not null)
        {
            fields["for"] = forWhom;
        }

        var shown = await Page.PostAsync("/journal", fields);

        shown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        shown.Text.ShouldContain("It was not said for whom this is, so nothing was kept. Choose whether");
        shown.Html.ShouldContain($"{Calm}</textarea>");
        shown.Field("delivery").ShouldBe(fields["delivery"]);
        Shown
            .Between(shown.Html, "<select id=\"for\"", "</select>")
            .ShouldContain("<option value selected>please choose");
        (await EntriesAsync()).ShouldBeEmpty();
        (await EntriesAsync(Therapist)).ShouldBeEmpty();

        await WriteAsync(Calm, "alone", fields["delivery"]);
        (await EntriesAsync()).ShouldHaveSingleItem().Content.IsPrivate.ShouldBeTrue();
    }

    [Fact(Timeout = Hanging)]
    public async Task Danger_in_them_is_heard_all_the_same_and_once()
    {
        var delivery = $"{RowId.New(Ground.Clock)}";

        var shown = await WriteAsync(Urgent, "everybody", delivery);

        shown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        shown.Html.ShouldContain("class=\"first\"");
        shown.Html.ShouldContain($"{Urgent}</textarea>");
        (await EntriesAsync()).ShouldBeEmpty();
        await WriteAsync(Urgent, "everybody", delivery);
        (await AlertsAsync()).ShouldBe(1);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_page_that_is_opened_has_chosen_and_asks_for_no_choice() =>
        (await Page.OpenAsync("/journal")).Html.ShouldNotContain("please choose");
}

public sealed class DraftOnSqlite() : DraftTests(TestedDatabase.Sqlite);

public sealed class DraftOnPostgres() : DraftTests(TestedDatabase.Postgres);
