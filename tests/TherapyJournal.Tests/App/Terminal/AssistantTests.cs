using Shouldly;
using TherapyJournal.Tests.App.Terminal.Commands;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal;

/// <summary>Wherever a model's words stand on a page, whoever reads them sees whose they are.</summary>
public abstract class AssistantTests(TestedDatabase on) : ModelLoopTest(on)
{
    private const string Ada = "Ada Example";
    private const string Label = "written by the assistant (AI)";
    private const string Question = "What was one moment today that was a little easier?";
    private const string Answer = "that stands here as you wrote it";
    private const string Summary = "The patient would like to walk by the river.";
    private const string Goal = "suggested goal: Walk by the river more often";

    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Theory]
    [InlineData("prompt", null, Question)]
    [InlineData("write", null, Answer)]
    [InlineData("session", $"yes\n{Wish}\n.\n\n", Question, Answer, Summary, Goal)]
    [InlineData("inbox", null, Summary, Goal)]
    public async Task A_models_words_stand_above_the_label(string command, string? typed, params string[] words)
    {
        Summarises(
            "A wish for the river.",
            [(Summary, Wish)],
            new
            {
                text = "Walk by the river more often",
                goalId = (Guid?)null,
                evidence = new[] { Wish },
            }
        );
        if (command == "inbox")
        {
            await WriteAsync(Wish);
        }
        Desk.Typed = typed;

        await Desk.DoneAsync(
            command switch
            {
                "inbox" => [command],
                "write" => [command, Ada, "--text", Wish],
                _ => [command, Ada],
            }
        );

        StandAboveTheLabel(words);
    }

    [Fact]
    public async Task So_do_those_that_wait_for_approval_and_those_that_are_owed_and_planned_after_it()
    {
        await Desk.DoneAsync("practice", "set", "ai-to-patient", "after-approval");
        await WriteAsync(Calm);

        await Desk.DoneAsync("review");
        StandAboveTheLabel(Question, Answer);

        await Desk.DoneAsync("review", "--json");
        var (answer, question) = (Desk.Id("reflection"), Desk.Id("question"));
        await Desk.DoneAsync("review", answer, "--accept");
        await Desk.DoneAsync("review", question, "--accept");
        await Desk.DoneAsync("prompts", Ada);
        StandAboveTheLabel(Question);

        await Desk.DoneAsync("prompt", Ada);
        StandAboveTheLabel(Answer, Question);
    }

    /// <summary>In blocks of the dotted margin; every block that holds one of these words ends with the label.</summary>
    private void StandAboveTheLabel(params string[] words)
    {
        var blocks = Blocks();
        foreach (var word in words)
        {
            blocks
                .Where(b => b.Contains(word, StringComparison.Ordinal))
                .ShouldHaveSingleItem(Desk.Output)
                .ShouldEndWith(Label);
        }
        // Once in a block, and nowhere else.
        Desk.Page.Split(Label).Length.ShouldBe(blocks.Count(b => b.EndsWith(Label, StringComparison.Ordinal)) + 1);
        foreach (var word in words)
        {
            Desk.Page.Replace("┊ ", "", StringComparison.Ordinal).Split(word).Length.ShouldBe(2, Desk.Output);
        }
    }

    /// <summary>The lines behind the margin, as they read; a label ends its block.</summary>
    private List<string> Blocks()
    {
        var blocks = new List<string> { "" };
        foreach (var line in Desk.Output.Split('\n'))
        {
            var isIn = line.StartsWith('┊');
            if (isIn)
            {
                blocks[^1] = $"{blocks[^1]} {line.TrimStart('┊', ' ').TrimEnd()}".Trim();
            }
            if (!isIn || blocks[^1].EndsWith(Label, StringComparison.Ordinal))
            {
                blocks.Add("");
            }
        }
        return blocks;
    }
}

public sealed class AssistantOnSqlite() : AssistantTests(TestedDatabase.Sqlite);

public sealed class AssistantOnPostgres() : AssistantTests(TestedDatabase.Postgres);
