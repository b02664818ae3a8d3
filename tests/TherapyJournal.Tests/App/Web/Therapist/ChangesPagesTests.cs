using System.Net;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.App.Web.Therapist;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Therapist;

public abstract class ChangesPagesTests(TestedDatabase on) : DeskTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task A_page_that_stands_open_learns_of_whom_there_is_something_new_and_nothing_else()
    {
        using var stream = await ListenAsync(Desk);
        (await NextAsync(stream)).ShouldBe("event: still");

        await WriteAsync(Ada, Urgent);

        (await NextAsync(stream)).ShouldBe("event: changed");
        (await stream.ReadLineAsync(Cancel)).ShouldBe($"data: {Ada}");
    }

    [Fact(Timeout = Hanging)]
    public async Task Of_another_therapists_patient_it_says_nothing()
    {
        var theirs = await SignedInAsync(AccountHolder.Of(await House.AddTherapistAsync("Ben Other")), "ben");
        using var stream = await ListenAsync(theirs);
        (await NextAsync(stream)).ShouldBe("event: still");

        await WriteAsync(Ada, Urgent);

        (await NextAsync(stream)).ShouldBe("event: still", "only that the connection stands");
    }

    [Fact(Timeout = Hanging)]
    public async Task It_ends_where_they_are_signed_out_and_lets_nobody_else_listen()
    {
        using var stream = await ListenAsync(Desk);
        (await NextAsync(stream)).ShouldBe("event: still");

        await Desk.PostAsync("/sign-out", Fields());

        (await NextAsync(stream)).ShouldBeNull("it has ended");
        (await Desk.AskAsync(HttpMethod.Get, ChangesPages.Path)).SentTo.ShouldBe("/sign-in");
    }

    [Fact(Timeout = Hanging)]
    public async Task Whoever_does_not_listen_gets_one_answer_and_nothing_of_it_is_a_reading()
    {
        await WriteAsync(Ada, Calm);
        var before = await ReadingsAsync();

        var shown = await Desk.AskAsync(HttpMethod.Get, ChangesPages.Path);

        shown.Status.ShouldBe(HttpStatusCode.OK);
        shown.Answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        var today = await Desk.OpenAsync("/today");
        shown.Html.ShouldBe($"event: still\ndata: {Shown.Between(today.Html, "data-mark=\"", "\"")}\n\n");
        (await ReadingsAsync()).ShouldBe(before + 1, "the page was a reading, and what it listens to none");
        await WriteAsync(Ada, Calm);
        (await Desk.AskAsync(HttpMethod.Get, ChangesPages.Path)).Html.ShouldNotBe(shown.Html, "the page is old by now");
    }

    private Task<int> ReadingsAsync() => House.LookAsync(db => Task.FromResult(db.AccessLines.Count()));

    private async Task<StreamReader> ListenAsync(Browser browser)
    {
        var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Server.Port}") };
        http.DefaultRequestHeaders.Add("Cookie", $"journal={browser.Cookies["journal"]}");
        http.DefaultRequestHeaders.Add("Accept", "text/event-stream");
        return new StreamReader(await http.GetStreamAsync(ChangesPages.Path, Cancel));
    }

    /// <summary>The next line that names an event; the journal's clock goes on meanwhile. Null: it has ended.</summary>
    private async Task<string?> NextAsync(StreamReader stream)
    {
        while (true)
        {
            var line = stream.ReadLineAsync(Cancel).AsTask();
            while (await Task.WhenAny(line, Task.Delay(50, Cancel)) != line)
            {
                Ground.Clock.Advance(ChangesPages.Between);
            }
            if (await line is not { Length: > 0 } said)
            {
                if (await line is null)
                {
                    return null;
                }
                continue;
            }
            if (said.StartsWith("event:", StringComparison.Ordinal))
            {
                return said;
            }
        }
    }
}

public sealed class ChangesPagesOnSqlite() : ChangesPagesTests(TestedDatabase.Sqlite);

public sealed class ChangesPagesOnPostgres() : ChangesPagesTests(TestedDatabase.Postgres);
