using System.Text.Json;
using NodaTime;
using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using Xunit;
using static TherapyJournal.Tests.Assistants.FakeThemeNames;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class ThemesCommandTests(TestedDatabase on) : ModelLoopTest(on)
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

    [Fact]
    public async Task With_a_model_what_it_has_named_stands_there_and_says_so()
    {
        await ThreeDaysAsync();
        Model.Answer = r => r.Form == "name-themes" ? Form(Theme([ThemeOf(r, "canal")], "by the canal")) : "yes";

        (await Desk.RunAsync("themes", "Ada Example")).ShouldBe(ExitCode.Done);
        Desk.Page.ShouldContain("by the canal");
        Desk.Page.ShouldContain("Named so; by its words alone it is: canal.");
        Desk.Page.ShouldContain("written by the assistant (AI)");

        (await Desk.RunAsync("themes", "Ada Example", "--json")).ShouldBe(ExitCode.Done);
        var found = JsonDocument.Parse(Desk.Output).RootElement;
        found.GetProperty("writtenBy").GetString().ShouldBe("gpt-6.1-terra");
        var theme = found
            .GetProperty("themes")
            .EnumerateArray()
            .Single(t => t.GetProperty("key").GetString() == "word:canal");
        theme.GetProperty("name").GetString().ShouldBe("by the canal");
        theme.GetProperty("namedByModel").GetBoolean().ShouldBeTrue();
        theme.GetProperty("parts").GetArrayLength().ShouldBe(0);
        theme.GetProperty("elsewhere").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Without_an_answer_of_the_model_or_without_asking_the_rules_own_stand_there()
    {
        await ThreeDaysAsync();
        Model.Fail(FakeFault.ServerError, always: true);

        (await Desk.RunAsync("themes", "Ada Example")).ShouldBe(ExitCode.Done);
        Desk.Page.ShouldContain("has a fault of its own");
        Desk.Page.ShouldContain("What stands here is what the rules have found.");
        Desk.Page.ShouldContain("I walked by the canal.");
        Desk.Page.ShouldNotContain("assistant (AI)");

        var before = Model.Requests.Count;
        (await Desk.RunAsync("themes", "Ada Example", "--without-model", "--json")).ShouldBe(ExitCode.Done);
        Model.Requests.Count.ShouldBe(before);
        JsonDocument.Parse(Desk.Output).RootElement.GetProperty("modelFailed").ValueKind.ShouldBe(JsonValueKind.Null);
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
