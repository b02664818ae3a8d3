using Shouldly;
using TherapyJournal.App.Terminal;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal;

public sealed class AskingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_line_is_an_answer() =>
        (await new Desk(" Maren T. \n").Screen.AskAsync("Name", null, Cancellation)).ShouldBe(
            new Answer.Given("Maren T.")
        );

    [Fact]
    public async Task Enter_alone_is_nothing() =>
        (await new Desk("\n").Screen.AskAsync("Country", "Enter for none", Cancellation)).ShouldBe(
            new Answer.Nothing()
        );

    [Fact]
    public async Task An_input_at_its_end_is_closed_and_no_fault()
    {
        (await new Desk().Screen.AskAsync("Name", null, Cancellation)).ShouldBe(new Answer.Closed());
        (await new Desk().Screen.AskForWordsAsync(Cancellation)).ShouldBe(new Answer.Closed());
        (await new Desk().Screen.ChooseAsync("Accept?", ["yes", "no"], Cancellation)).ShouldBe(new Choice.Closed());
    }

    [Fact]
    public async Task Many_lines_end_with_a_full_stop_alone_and_the_rest_is_for_the_next_question()
    {
        var screen = new Desk("I slept.\n\n  Well.\n.\nyes\n").Screen;
        (await screen.AskForWordsAsync(Cancellation)).ShouldBe(new Answer.Given("I slept.\n\n  Well."));
        (await screen.ChooseAsync("Accept?", ["yes", "edit", "no"], Cancellation)).ShouldBe(new Choice.Picked("yes"));
    }

    [Fact]
    public async Task Many_lines_also_end_with_the_input() =>
        (await new Desk("One.\nTwo.").Screen.AskForWordsAsync(Cancellation)).ShouldBe(new Answer.Given("One.\nTwo."));

    [Fact]
    public async Task A_full_stop_at_once_is_nothing() =>
        (await new Desk(".\n").Screen.AskForWordsAsync(Cancellation)).ShouldBe(new Answer.Nothing());

    [Theory]
    [InlineData("e\n", "edit")]
    [InlineData("NO\n", "no")]
    [InlineData("perhaps\n\ny\n", "yes")]
    public async Task The_beginning_of_a_word_is_enough_and_anything_else_is_asked_again(string typed, string word) =>
        (await new Desk(typed).Screen.ChooseAsync("Accept?", ["yes", "edit", "no"], Cancellation)).ShouldBe(
            new Choice.Picked(word)
        );

    [Fact]
    public async Task Answers_from_a_pipe_leave_every_question_on_its_own_line()
    {
        var desk = new Desk("Maren T.\nperhaps\nyes\n");
        await desk.Screen.AskAsync("Name", null, Cancellation);
        await desk.Screen.ChooseAsync("Accept?", ["yes", "no"], Cancellation);
        desk.Output.ShouldBe(
            """
            Name › 
            Accept? (yes / no) › 
            Please type yes or no.
            Accept? (yes / no) › 

            """
        );
    }

    [Fact]
    public async Task A_cancelled_question_is_not_answered() =>
        await Should.ThrowAsync<OperationCanceledException>(() =>
            new Desk("late\n").Screen.AskAsync("Name", null, new CancellationToken(canceled: true))
        );
}
