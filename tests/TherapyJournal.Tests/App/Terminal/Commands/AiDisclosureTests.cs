using System.Text.Json;
using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Journaling;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

/// <summary>That a program writes here is said at the terminal, before a model writes anything.</summary>
public abstract class AiDisclosureTests(TestedDatabase on) : ModelLoopTest(on)
{
    private const string Ada = "Ada Example";

    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Theory]
    [InlineData(null, "prompt", Ada)]
    [InlineData(null, "write", Ada, "--text", Calm)]
    [InlineData($"yes\n{Calm}\n.\n", "session", Ada)]
    public async Task It_is_said_once_and_before_a_model_is_asked(string? typed, params string[] words)
    {
        var saidBefore = new List<bool>();
        Model.Answer = request =>
        {
            // What a therapist reads of it is no word to the patient.
            saidBefore.Add(IsIn(Desk.ErrorSoFar) || request.Form == "summarize-entry");
            return FakeAnswers.Plausible(request);
        };
        Desk.Typed = typed;

        await Desk.DoneAsync(words);

        saidBefore.ShouldNotBeEmpty();
        saidBefore.ShouldAllBe(said => said);
        Times(Desk.Error).ShouldBe(1, Desk.Error);
        IsIn(Desk.Output).ShouldBeFalse();
    }

    [Fact]
    public async Task It_comes_again_after_three_hours_and_the_next_day_whatever_is_typed()
    {
        await Desk.DoneAsync("prompt", Ada);
        IsIn(Desk.Error).ShouldBeTrue();
        Pass(TimeSpan.FromHours(2));
        await Desk.DoneAsync("write", Ada, "--text", Calm);
        IsIn(Desk.Error).ShouldBeFalse("it was said two hours ago");
        Pass(TimeSpan.FromHours(1));
        await Desk.DoneAsync("write", Ada, "--text", "The gulls were loud.");
        IsIn(Desk.Error).ShouldBeTrue();
        Pass(TimeSpan.FromHours(12));
        Desk.Typed = $"yes\n{Calm}\n.\n";
        await Desk.DoneAsync("session", Ada);
        Times(Desk.Error).ShouldBe(1, "a day begins once");
    }

    [Fact]
    public async Task Whoever_wrote_for_three_hours_is_told_again_before_a_model_answers()
    {
        var said = new List<(string Step, int Times)>();
        Model.Answer = request =>
        {
            said.Add((request.Form, Times(Desk.ErrorSoFar)));
            if (request.Form == "ask-for-entry")
            {
                Pass(TimeSpan.FromHours(3));
            }
            return FakeAnswers.Plausible(request);
        };
        Desk.Typed = $"yes\n{Calm}\n.\n";

        await Desk.DoneAsync("session", Ada);

        said.ShouldBe(
            [("ask-for-entry", 1), ("screen-entry", 2), ("reflect-on-entry", 2), ("summarize-entry", 2)],
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task It_stands_before_an_answer_that_a_therapist_has_approved()
    {
        await Desk.DoneAsync("practice", "set", "ai-to-patient", "after-approval");
        await Desk.DoneAsync("write", Ada, "--text", Calm, "--delivery", "one");
        await Desk.DoneAsync("review", "--json");
        await Desk.DoneAsync("review", Desk.Id("reflection"), "--accept");
        Pass(TimeSpan.FromDays(1));

        await Desk.DoneAsync("write", Ada, "--text", Calm, "--delivery", "one");

        var all = OneLine(Desk.Transcript);
        all.IndexOf(DiscloseAi.Words, StringComparison.Ordinal)
            .ShouldBeInRange(0, all.IndexOf("written by the assistant (AI)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_danger_the_words_that_may_save_somebody_come_first()
    {
        await Desk.DoneAsync("write", Ada, "--text", Urgent);

        var all = OneLine(Desk.Transcript);
        all.IndexOf("If you are in danger now", StringComparison.Ordinal)
            .ShouldBeInRange(0, all.IndexOf(DiscloseAi.Words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_a_document_it_stands_beside_it()
    {
        foreach (
            var line in (string[][])
                [
                    ["prompt", Ada, "--json"],
                    ["write", Ada, "--text", Calm, "--json"],
                ]
        )
        {
            await Desk.DoneAsync(line);

            using var document = JsonDocument.Parse(Desk.Output);
            document.RootElement.ValueKind.ShouldBe(JsonValueKind.Object);
            Desk.Output.ShouldNotContain("a program (AI)");
            Times(Desk.Error).ShouldBe(1);
            Pass(TimeSpan.FromHours(3));
        }
    }

    [Fact]
    public async Task Where_no_model_writes_for_a_patient_nothing_is_said()
    {
        await Desk.DoneAsync("practice", "set", "ai-to-patient", "never");

        await Desk.DoneAsync("prompt", Ada);
        IsIn(Desk.Error).ShouldBeFalse();
        await Desk.DoneAsync("write", Ada, "--text", Calm);
        IsIn(Desk.Error).ShouldBeFalse();
    }

    private static bool IsIn(string stream) => Times(stream) > 0;

    private static int Times(string stream) => OneLine(stream).Split(DiscloseAi.Words).Length - 1;

    private static string OneLine(string stream) =>
        string.Join(' ', stream.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

public sealed class AiDisclosureOnSqlite() : AiDisclosureTests(TestedDatabase.Sqlite);

public sealed class AiDisclosureOnPostgres() : AiDisclosureTests(TestedDatabase.Postgres);
