using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

/// <summary>A therapist plans the next questions at the terminal.</summary>
public abstract class PromptsCommandTests(TestedDatabase on) : LoopTest(on)
{
    private const string Ada = "Ada Example";

    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task Planned_questions_are_listed_in_their_order_and_taken_away_again()
    {
        await Desk.DoneAsync("prompts", Ada);
        Desk.Page.ShouldContain("No question is planned");
        await Desk.DoneAsync("prompts", Ada, "--queue", "What did you hear on the walk?");
        Desk.Page.ShouldContain("It is asked next");
        await Desk.DoneAsync("prompts", Ada, "--queue", "What helped at the office?");
        Desk.Page.ShouldContain("after the 1 question planned before it");

        await Desk.DoneAsync("prompts", Ada);
        Desk.Output.IndexOf("walk", StringComparison.Ordinal)
            .ShouldBeInRange(0, Desk.Output.IndexOf("office", StringComparison.Ordinal));
        await Desk.DoneAsync("prompts", Ada, "--json");
        await Desk.DoneAsync("prompts", Ada, "--remove", Desk.Id(0));
        await Desk.DoneAsync("prompt", Ada);
        Desk.Page.ShouldContain("What helped at the office?");
        Desk.Page.ShouldContain("your therapist");
    }

    [Fact]
    public async Task A_planned_question_about_what_is_to_be_left_alone_is_kept_and_named()
    {
        await Desk.DoneAsync("patients", "set", Ada, "avoid", "work");

        await Desk.DoneAsync("prompts", Ada, "--queue", "What did your boss say at work?");

        Desk.Page.ShouldContain("touches a theme that is to be left alone");
        await Desk.DoneAsync("prompts", Ada, "--queue", "What did you hear on the walk?", "--json");
        Desk.Output.ShouldContain("\"touchesAvoided\": false");
    }

    [Theory]
    [InlineData(ExitCode.Usage, "prompts", Ada, "--queue", "Why?", "--remove", "abcdef")]
    [InlineData(ExitCode.Refused, "prompts", Ada, "--queue", " ")]
    [InlineData(ExitCode.Refused, "prompts", Ada, "--remove", "abcdef")]
    [InlineData(ExitCode.Refused, "prompts", "Nobody", "--queue", "Why?")]
    public async Task What_cannot_be_meant_or_is_not_there_has_a_sentence_and_changes_nothing(
        int exit,
        params string[] words
    )
    {
        (await Desk.RunAsync(words)).ShouldBe(exit, Desk.Output + Desk.Error);

        Desk.Error.Trim().ShouldEndWith(".");
        Desk.Error.ShouldNotContain("Exception");
    }
}

public sealed class PromptsCommandOnSqlite() : PromptsCommandTests(TestedDatabase.Sqlite);

public sealed class PromptsCommandOnPostgres() : PromptsCommandTests(TestedDatabase.Postgres);
