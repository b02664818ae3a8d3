using System.Text.Json;
using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class PromptCommandTests(TestedDatabase on) : LoopTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task Not_today_is_done_as_asked_on_the_page_and_as_a_document()
    {
        (await Desk.RunAsync("prompt", "Ada Example", "--not-today")).ShouldBe(ExitCode.Done);
        Desk.Page.ShouldContain("Nothing is asked today");

        (await Desk.RunAsync("prompt", "Ada Example", "--not-today", "--json")).ShouldBe(ExitCode.Done);
        var document = JsonDocument.Parse(Desk.Output).RootElement;
        document.GetProperty("id").ValueKind.ShouldBe(JsonValueKind.Null);
        document.GetProperty("text").ValueKind.ShouldBe(JsonValueKind.Null);
        document.GetProperty("why").GetString().ShouldNotBeNull().ShouldContain("Nothing is asked today");
    }

    [Theory]
    [InlineData("Journaling is paused here", "patients", "pause", "Ada Example")]
    [InlineData("Journaling has ended here", "patients", "end", "Ada Example")]
    [InlineData("There is no consent to keep entries", "consent", "Ada Example", "--withdraw", "keeping")]
    public async Task Where_no_question_can_be_asked_it_is_refused_with_json_or_without(
        string sentence,
        params string[] before
    )
    {
        (await Desk.RunAsync(before)).ShouldBe(ExitCode.Done);

        foreach (
            var line in (string[][])
                [
                    ["prompt", "Ada Example"],
                    ["prompt", "Ada Example", "--json"],
                ]
        )
        {
            (await Desk.RunAsync(line)).ShouldBe(ExitCode.Refused);

            Desk.Output.ShouldBeEmpty();
            Desk.Error.ShouldContain(sentence);
        }
    }
}

public sealed class PromptCommandOnSqlite() : PromptCommandTests(TestedDatabase.Sqlite);

public sealed class PromptCommandOnPostgres() : PromptCommandTests(TestedDatabase.Postgres);
