using System.Net;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Patient;

public abstract class SayFirstTests(TestedDatabase on) : PatientBrowsedTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task Words_that_are_owed_stand_beside_the_short_line_where_nothing_was_kept()
    {
        await WriteAsync(Urgent);
        await House.InsertAsync(
            Ada,
            new OutgoingMessage(),
            new OutgoingMessageContent("crisis-answer", "Call 112.", 1)
        );
        await WithoutConsentAsync(ConsentKind.Keeping);

        var shown = await WriteAsync(Calm);

        shown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        shown.Html.ShouldContain("<p>Call <a href=\"tel:112\">112</a>.</p>");
        Shown.Between(shown.Html, "class=\"first\"", "</section>").Split("<p>").Length.ShouldBe(4);
        (await Page.OpenAsync("/journal")).Html.ShouldNotContain("<p>Call <a href=\"tel:112\">112</a>.</p>");
    }

    [Fact(Timeout = Hanging)]
    public async Task Whoever_asks_for_the_headers_alone_was_told_nothing()
    {
        await House.InsertAsync(
            Ada,
            new OutgoingMessage(),
            new OutgoingMessageContent("crisis-answer", "Call 112.", 1)
        );

        (await Page.AskAsync(HttpMethod.Head, "/journal")).Status.ShouldBe(HttpStatusCode.OK);

        (await Page.OpenAsync("/journal")).Html.ShouldContain("<a href=\"tel:112\">");
        (await Page.OpenAsync("/journal")).Html.ShouldNotContain("class=\"first\"");
    }

    [Fact(Timeout = Hanging)]
    public async Task An_assistants_words_that_are_owed_stand_beside_the_short_line_on_the_page_of_an_entry()
    {
        await WriteAsync(Urgent);
        await House.InsertAsync(
            Ada,
            new OutgoingMessage(),
            new OutgoingMessageContent("reflection", "Your sister heard you.", 1) { WrittenBy = "test-model" }
        );

        var shown = await WriteAsync(Calm);

        shown.Html.ShouldContain("class=\"first\"");
        shown.Text.ShouldContain("Your sister heard you.");
        (await Page.OpenAsync("/journal/entries")).Text.ShouldNotContain("Your sister heard you.");
    }
}

public sealed class SayFirstOnSqlite() : SayFirstTests(TestedDatabase.Sqlite);

public sealed class SayFirstOnPostgres() : SayFirstTests(TestedDatabase.Postgres);
