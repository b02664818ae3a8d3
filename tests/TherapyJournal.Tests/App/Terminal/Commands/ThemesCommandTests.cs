using System.Text.Json;
using NodaTime;
using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class ThemesCommandTests(TestedDatabase on) : LoopTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task Themes_are_shown_with_their_numbers_and_sentences()
    {
        await ThreeDaysAsync();
        await WriteAsync("Only for me: the canal at night.", isPrivate: true);

        (await Desk.RunAsync("themes", "Ada Example")).ShouldBe(ExitCode.Done);

        Desk.Page.ShouldContain("canal");
        Desk.Page.ShouldContain("3 entries on 3 days, first on ");
        Desk.Page.ShouldContain("Too few to say whether it grows or fades.");
        Desk.Page.ShouldContain("I walked by the canal.");
        Desk.Page.ShouldContain("3 entries from ");
        Desk.Page.ShouldNotContain("at night");
    }

    [Fact]
    public async Task As_a_document_each_theme_has_its_key_days_and_quotations()
    {
        await ThreeDaysAsync();

        (await Desk.RunAsync("themes", "Ada Example", "--json")).ShouldBe(ExitCode.Done);

        var found = JsonDocument.Parse(Desk.Output).RootElement;
        found.GetProperty("entries").GetInt32().ShouldBe(3);
        var theme = found
            .GetProperty("themes")
            .EnumerateArray()
            .Single(t => t.GetProperty("key").GetString() == "word:canal");
        theme.GetProperty("entries").GetInt32().ShouldBe(3);
        theme.GetProperty("days").GetArrayLength().ShouldBe(3);
        theme.GetProperty("movement").GetString().ShouldBe("tooFewToSay");
        theme.GetProperty("quotations").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task Days_bound_it_and_what_is_none_is_told()
    {
        await ThreeDaysAsync();
        var today = House.Clock.Now().InUtc().Date.ToString("uuuu-MM-dd", null);

        (await Desk.RunAsync("themes", "Ada Example", "--from", today)).ShouldBe(ExitCode.Done);
        Desk.Page.ShouldContain("Nothing recurs yet. It takes 3 entries, on 2 different days, that hold the same.");
        (await Desk.RunAsync("themes", "Ada Example", "--from", "2026-02-30")).ShouldBe(ExitCode.Usage);
        (await Desk.RunAsync("themes", "Ada Example", "--from", today, "--to", "2001-01-01")).ShouldBe(ExitCode.Usage);
    }

    private async Task ThreeDaysAsync()
    {
        foreach (var text in (string[])["I walked by the canal.", "It rained on the canal.", "That canal again."])
        {
            Pass(TimeSpan.FromDays(1));
            await WriteAsync(text);
        }
    }
}

public sealed class ThemesCommandOnSqlite() : ThemesCommandTests(TestedDatabase.Sqlite);

public sealed class ThemesCommandOnPostgres() : ThemesCommandTests(TestedDatabase.Postgres);
