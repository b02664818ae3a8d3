using System.Text.Json;
using NodaTime;
using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class SearchCommandTests(TestedDatabase on) : LoopTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task Entries_that_hold_a_word_are_shown_with_their_day_and_their_sentence()
    {
        await WriteAsync("It rained. Then I walked by the canal.");
        await WriteAsync("Something else.");
        await WriteAsync("Only for me: the canal at night.", isPrivate: true);

        (await Desk.RunAsync("search", "Ada Example", "canal")).ShouldBe(ExitCode.Done);

        Desk.Page.ShouldContain("… Then I walked by the canal.");
        Desk.Page.ShouldContain("1 entry");
        Desk.Page.ShouldNotContain("It rained");
        Desk.Page.ShouldNotContain("at night");
    }

    [Fact]
    public async Task As_a_document_each_hit_says_what_of_it_was_asked_for()
    {
        var entry = await WriteAsync("Then I walked by the canal.");

        (await Desk.RunAsync("search", "Ada Example", "walking", "--json")).ShouldBe(ExitCode.Done);

        var hit = JsonDocument
            .Parse(Desk.Output)
            .RootElement.GetProperty("hits")
            .EnumerateArray()
            .ShouldHaveSingleItem();
        hit.GetProperty("id").GetGuid().ShouldBe(entry);
        hit.GetProperty("text").GetString().ShouldBe("Then I walked by the canal.");
        hit.GetProperty("excerpt")
            .EnumerateArray()
            .Where(p => p.GetProperty("lit").GetBoolean())
            .Select(p => p.GetProperty("text").GetString())
            .ShouldBe(["walked"]);
    }

    [Fact]
    public async Task Days_bound_it()
    {
        await WriteAsync("The canal.");
        var today = House.Clock.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        (await Desk.RunAsync("search", "Ada Example", "canal", "--from", today, "--to", today)).ShouldBe(ExitCode.Done);
        Desk.Page.ShouldContain("The canal.");
        (await Desk.RunAsync("search", "Ada Example", "canal", "--to", "2001-01-01")).ShouldBe(ExitCode.Done);
        Desk.Page.ShouldContain("No entry of these days holds any of these words.");
    }

    [Fact]
    public async Task A_time_among_the_words_is_shown_as_it_was_understood()
    {
        await WriteAsync("The canal.");
        var day = House.Clock.Now().InUtc().Date.ToString("uuuu-MM-dd", null);

        (await Desk.RunAsync("search", "Ada Example", "the canal today")).ShouldBe(ExitCode.Done);
        Desk.Page.ShouldStartWith("Looked at: ");
        Desk.Page.ShouldContain("(\"today\").");
        Desk.Page.ShouldContain("1 entry");

        (await Desk.RunAsync("search", "Ada Example", "the canal today", "--json")).ShouldBe(ExitCode.Done);
        var found = JsonDocument.Parse(Desk.Output).RootElement;
        found.GetProperty("understood").GetString().ShouldNotBeNull().ShouldStartWith("Looked at: ");
        found.GetProperty("from").GetString().ShouldBe(day);
        found.GetProperty("to").GetString().ShouldBe(day);
        found.GetProperty("order").GetString().ShouldBe("bestFirst");
        found.GetProperty("hits").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("", "There is nothing to look for: give a word")]
    [InlineData("*", "There is nothing to look for: give a word")]
    [InlineData(":", "There is nothing to look for: give a word")]
    [InlineData("on 2026-05-03", "There is a time and nothing to look for in it. Looked at: 3 May 2026")]
    public async Task Without_a_word_it_is_wrong_usage(string words, string why)
    {
        (await Desk.RunAsync("search", "Ada Example", words)).ShouldBe(ExitCode.Usage);

        string.Join(' ', Desk.Error.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ShouldContain(why);
    }

    [Fact]
    public async Task Its_help_says_what_words_may_be()
    {
        (await Desk.RunAsync("search", "--help")).ShouldBe(ExitCode.Done);

        Desk.Page.ShouldContain("walk*");
        Desk.Page.ShouldContain("since the last session");
    }

    [Theory]
    [InlineData("someday", null, "A date is written as")]
    [InlineData("2026-01-01", "2026-02-30", "There is no day 2026-02-30.")]
    [InlineData("2026-1-1", null, "A date is written as")]
    [InlineData("2026-11-23", "2026-11-22", "--from is a later day than --to.")]
    public async Task A_day_that_is_none_is_wrong_usage(string from, string? to, string why)
    {
        string[] bounds = to is null ? ["--from", from] : ["--from", from, "--to", to];

        (await Desk.RunAsync(["search", "Ada Example", "canal", .. bounds])).ShouldBe(ExitCode.Usage);

        Desk.Error.ShouldContain(why);
    }
}

public sealed class SearchCommandOnSqlite() : SearchCommandTests(TestedDatabase.Sqlite);

public sealed class SearchCommandOnPostgres() : SearchCommandTests(TestedDatabase.Postgres);
