using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Review;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Patient;

public abstract class HistoryPagesTests(TestedDatabase on) : PatientBrowsedTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task What_the_therapist_accepted_stands_beside_the_entry_where_the_practice_shares_it()
    {
        await WriteAsync(Calm);
        await WorkAsync();
        var entry = (await EntriesAsync())[0].Id;
        var summary = await House.LookAsync(db => db.Summaries.Select(s => s.Id).SingleAsync(Cancel));
        await House.Get<AcceptSummary>().RunAsync(Therapist, Ada, entry, summary, Cancel);
        (await Page.OpenAsync($"/journal/entries/{entry}")).Text.ShouldNotContain("What your therapist keeps of it");

        await House.Get<PracticeSettings>().SetAsync("share-summaries", "on", Cancel);

        var shown = await Page.OpenAsync($"/journal/entries/{entry}");
        shown.Text.ShouldContain("What your therapist keeps of it");
        shown.Text.ShouldContain("written without AI · accepted by your therapist");
    }

    [Fact(Timeout = Hanging)]
    public async Task Entries_stand_newest_first_and_what_is_private_says_so_in_words()
    {
        await WriteAsync("The first one.");
        Ground.Clock.Advance(TimeSpan.FromHours(1));
        await WriteAsync("The second one.", forWhom: "alone");

        var shown = await Page.OpenAsync("/journal/entries");

        shown.Text.ShouldContain("for you alone");
        shown
            .Text.IndexOf("The second one.", StringComparison.Ordinal)
            .ShouldBeLessThan(shown.Text.IndexOf("The first one.", StringComparison.Ordinal));
        shown.Html.ShouldContain("<p class=\"own\">The first one.</p>");
    }

    [Fact(Timeout = Hanging)]
    public async Task Many_entries_stand_on_several_pages_and_a_page_that_there_is_not_is_the_nearest()
    {
        foreach (var number in Enumerable.Range(1, 23))
        {
            await WriteAsync($"Evening {number:00}.");
            Ground.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        (await Page.OpenAsync("/journal/entries")).Text.ShouldContain("Page 1 of 2");
        var older = await Page.OpenAsync("/journal/entries?page=2");
        older.Text.ShouldContain("Evening 01.");
        older.Text.ShouldNotContain("Evening 04.");
        (await Page.OpenAsync("/journal/entries?page=99")).Text.ShouldContain("Page 2 of 2");
        (await Page.OpenAsync("/journal/entries?page=-1")).Text.ShouldContain("Page 1 of 2");
    }

    [Fact(Timeout = Hanging)]
    public async Task Somebody_elses_entry_looks_like_a_missing_one_whatever_is_done_with_it()
    {
        var theirs = await EntryOfAnotherAsync();
        foreach (var id in (string[])[$"{theirs}", $"{RowId.New(Ground.Clock)}", "no-id"])
        {
            foreach (var page in (string[])["", "/edit", "/take-back"])
            {
                ShouldBeMissing(await Page.OpenAsync($"/journal/entries/{id}{page}"));
            }
            foreach (var act in (string[])["/edit", "/share", "/private", "/take-back"])
            {
                ShouldBeMissing(await Page.PostAsync($"/journal/entries/{id}{act}", Fields(("words", "mine now"))));
            }
        }
        (await EntriesAsync()).ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task A_page_of_an_entry_tells_nothing_that_is_not_for_its_writer()
    {
        var shown = await WriteAsync(Calm);
        await WorkAsync();

        var read = await Page.OpenAsync(shown.Path);

        foreach (var word in (string[])["risk", "score", "flag", "summary:", "suggest"])
        {
            read.Text.ShouldNotContain(word, Case.Insensitive);
        }
        read.Html.ShouldContain("&#xB7; Therapy Journal</title>");
    }
}

public sealed class HistoryPagesOnSqlite() : HistoryPagesTests(TestedDatabase.Sqlite);

public sealed class HistoryPagesOnPostgres() : HistoryPagesTests(TestedDatabase.Postgres);
