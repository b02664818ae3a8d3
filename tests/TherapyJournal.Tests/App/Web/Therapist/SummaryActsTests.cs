using System.Net;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Therapist;

public abstract class SummaryActsTests(TestedDatabase on) : DeskTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task What_stands_on_the_page_is_accepted_and_pressing_twice_changes_nothing()
    {
        var entry = await WriteAsync(Ada, Calm);
        var page = await OpenAsync(Ada);

        (await AcceptAsync(page, Ada, entry)).Status.ShouldBe(HttpStatusCode.OK);
        (await AcceptAsync(page, Ada, entry)).Status.ShouldBe(HttpStatusCode.OK);

        var after = await OpenAsync(Ada);
        after.Text.ShouldContain("written without AI · accepted ");
        after.Html.ShouldNotContain("/summaries/");
    }

    [Fact(Timeout = Hanging)]
    public async Task What_was_written_anew_since_the_page_was_opened_is_not_accepted_by_it()
    {
        var entry = await WriteAsync(Ada, Calm);
        var page = await OpenAsync(Ada);
        await WriteAnewAsync(entry, "Words that nobody has read.");

        var refused = await AcceptAsync(page, Ada, entry);

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("The summary was written anew meanwhile. Nothing was accepted.");
        refused.Text.ShouldContain("Words that nobody has read.");
        (await SummaryAsync(entry)).AcceptedAt.ShouldBeNull();
        (await AcceptAsync(refused, Ada, entry)).Status.ShouldBe(HttpStatusCode.OK);
        (await SummaryAsync(entry)).AcceptedAt.ShouldNotBeNull();
    }

    [Theory(Timeout = Hanging)]
    [InlineData("")]
    [InlineData("no-id")]
    public async Task A_form_that_does_not_say_what_it_showed_accepts_nothing(string summary)
    {
        var entry = await WriteAsync(Ada, Calm);

        var refused = await Desk.PostAsync($"/patients/{Ada}/summaries/{entry}/accept", Fields(("summary", summary)));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SummaryAsync(entry)).AcceptedAt.ShouldBeNull();
    }

    /// <summary>As a model does that answers later.</summary>
    private async Task WriteAnewAsync(Guid entry, string words)
    {
        var content = await SummaryAsync(entry);
        await House.LookAsync(db => db.Summaries.Where(s => s.EntryId == entry).ExecuteDeleteAsync(Cancel));
        await House.InsertAsync(
            Ada,
            new EntrySummary { EntryId = entry, RecordedAt = content.At },
            content with
            {
                Sentences = [new(words, content.Sentences[0].Quotation)],
            }
        );
    }

    private async Task<EntrySummaryContent> SummaryAsync(Guid entry) =>
        (await House.Get<ReadSummaries>().RunAsync(Reader, Ada, Cancel))
            .ShouldBeOfType<ReadOutcome<IReadOnlyDictionary<Guid, SummaryView>>.Open>()
            .Value[entry]
            .Content;
}

public sealed class SummaryActsOnSqlite() : SummaryActsTests(TestedDatabase.Sqlite);

public sealed class SummaryActsOnPostgres() : SummaryActsTests(TestedDatabase.Postgres);
