using System.Text.Json;
using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Tests.Database;
using TherapyJournal.Tests.Insight;
using Xunit;
using static TherapyJournal.Tests.Assistants.FakeJournalAnswers;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class AskCommandTests(TestedDatabase on) : AskTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task An_answer_shows_each_sentence_with_its_quotation_its_day_and_its_entry()
    {
        var entry = await WriteAsync($"It rained. {Walk}");
        Answers(
            Sentence("The patient writes that walking helped.", ("e1", Walk)),
            Sentence("The patient was never sad.", ("e1", "I was never sad."))
        );

        (await Desk.RunAsync("ask", "Ada Example", "What helped with sleep?")).ShouldBe(ExitCode.Done);

        Desk.Page.ShouldContain("The patient writes that walking helped.");
        Desk.Page.ShouldContain($"“{Walk}”");
        Desk.Page.ShouldContain($"{Today.Day} {Today:MMM uuuu}, {entry.ToString()[..4]}");
        Desk.Page.ShouldContain("written by the assistant (AI)");
        Desk.Page.ShouldContain("1 entry of ");
        Desk.Page.ShouldContain("1 sentence of the model left out: not verified.");
        Desk.Page.ShouldNotContain("never sad");
        Desk.Page.Split("that walking helped.").Length.ShouldBe(2, "it is shown once, also where it was streamed");
    }

    [Fact]
    public async Task Where_no_model_answers_the_passages_that_fit_stand_there_and_say_what_they_are()
    {
        await WriteAsync($"It rained. {Walk}");
        Model.Fail(TherapyJournal.Tests.Assistants.FakeFault.ServerError, always: true);

        (await Desk.RunAsync("ask", "Ada Example", "What helped with sleep?")).ShouldBe(ExitCode.Done);

        Desk.Page.ShouldContain("found by their words; whether they answer it, you decide.");
        Desk.Page.ShouldContain(Walk);
        Desk.Page.ShouldContain("has a fault of its own");
        Desk.Page.ShouldNotContain("assistant (AI)");
    }

    [Fact]
    public async Task What_the_entries_do_not_say_is_said()
    {
        await WriteAsync(Walk);
        Answers();

        (await Desk.RunAsync("ask", "Ada Example", "Who keeps the canal?")).ShouldBe(ExitCode.Done);

        Desk.Page.ShouldContain("The entries do not say.");
    }

    [Fact]
    public async Task As_a_document_it_has_kind_sentences_and_what_they_rest_on()
    {
        var entry = await WriteAsync(Walk);
        Answers(Sentence("The patient writes that walking helped.", ("e1", Walk)));

        (await Desk.RunAsync("ask", "Ada Example", "What helped with sleep?", "--json")).ShouldBe(ExitCode.Done);

        var document = JsonDocument.Parse(Desk.Output).RootElement;
        document.GetProperty("kind").GetString().ShouldBe("answered");
        var citation = document.GetProperty("sentences")[0].GetProperty("citations")[0];
        citation.GetProperty("entry").GetGuid().ShouldBe(entry);
        citation.GetProperty("quotation").GetString().ShouldBe(Walk);
        citation.GetProperty("day").GetString().ShouldBe($"{Today:uuuu-MM-dd}");
    }

    [Fact]
    public async Task Without_a_question_it_is_a_conversation_that_remembers_what_was_asked()
    {
        await WriteAsync(Walk);
        Answers(Sentence("The patient writes that walking helped.", ("e1", Walk)));
        Desk.Typed = "???\nDoes the canal help?\nAnd why?\n\n";

        (await Desk.RunAsync("ask", "Ada Example")).ShouldBe(ExitCode.Done);

        Desk.Page.ShouldContain("There is no question in it.");
        Asked.Count.ShouldBe(2);
        Asked[1].Body.ShouldContain("Does the canal help?");
    }

    [Theory]
    [InlineData("")]
    [InlineData("?!")]
    [InlineData("🙂")]
    public async Task What_is_no_question_is_wrong_usage(string question)
    {
        (await Desk.RunAsync("ask", "Ada Example", question)).ShouldBe(ExitCode.Usage);
        (await Desk.RunAsync("ask", "Ada Example", new string('x', 501))).ShouldBe(ExitCode.Usage);
        (await Desk.RunAsync("ask", "Ada Example", "--json")).ShouldBe(ExitCode.Usage);
        Asked.ShouldBeEmpty();
    }
}

public sealed class AskCommandOnSqlite() : AskCommandTests(TestedDatabase.Sqlite);

public sealed class AskCommandOnPostgres() : AskCommandTests(TestedDatabase.Postgres);
