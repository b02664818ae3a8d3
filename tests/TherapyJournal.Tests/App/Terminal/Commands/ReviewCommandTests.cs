using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Journaling;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

/// <summary>A therapist decides at the terminal on the words of a model that speaks over HTTP.</summary>
public abstract class ReviewCommandTests(TestedDatabase on) : ModelLoopTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task Words_that_wait_are_listed_with_the_entry_and_decided_on_once()
    {
        await Desk.DoneAsync("practice", "set", "ai-to-patient", "after-approval");
        await WriteAsync(Calm);

        await Desk.DoneAsync("inbox");
        Desk.Page.ShouldContain("2 texts of the assistant wait for your approval: 'journal review'.");
        await Desk.DoneAsync("review");
        Desk.Page.ShouldContain("an answer waits for your approval");
        Desk.Page.ShouldContain("a question waits for your approval");
        Desk.Page.ShouldContain("I talked to my sister.");
        await Desk.DoneAsync("review", "--json");
        var (answer, question) = (Desk.Id("reflection"), Desk.Id("question"));
        await Desk.DoneAsync("review", answer, "--reject", "--why", "Too near.");
        Desk.Page.ShouldContain("the patient never reads it");
        await Desk.DoneAsync("review", question, "--edit", "What did your sister say?");
        Desk.Page.ShouldContain("It is approved, and asked next.");

        (await Desk.RunAsync("review", question, "--accept")).ShouldBe(ExitCode.Refused);
        Desk.Error.ShouldContain("decided on these words already");
        await Desk.DoneAsync("review");
        Desk.Page.ShouldContain("No words wait for your approval");
        await Desk.DoneAsync("inbox");
        Desk.Page.ShouldContain("Nothing new, and nothing waits for you.");
        (await AskAsync(PromptWish.Another)).Content.Text.ShouldBe("What did your sister say?");
    }

    [Fact]
    public async Task Words_that_wait_are_listed_for_no_other_therapist()
    {
        await Desk.DoneAsync("practice", "set", "ai-to-patient", "after-approval");
        await WriteAsync(Calm);
        await House.AddTherapistAsync("Other");
        await Desk.DoneAsync("review", "--json", "--as", $"{Therapist.Id}");
        Desk.Output.ShouldContain($"{Patient}");
        var answer = Desk.Id("reflection");

        await Desk.DoneAsync("review", "--as", "Other");
        Desk.Page.ShouldContain("No words wait for your approval");
        await Desk.DoneAsync("review", "--json", "--as", "Other");
        Desk.Output.Trim().ShouldBe("[]");
        (await Desk.RunAsync("review", answer, "--accept", "--as", "Other")).ShouldBe(ExitCode.Refused);
        var theirs = Desk.Error.Replace(answer, "", StringComparison.Ordinal);
        (await Desk.RunAsync("review", $"{Guid.Empty}", "--accept", "--as", "Other")).ShouldBe(ExitCode.Refused);
        Desk.Error.Replace($"{Guid.Empty}", "", StringComparison.Ordinal).ShouldBe(theirs);
    }

    [Fact]
    public async Task Once_the_practice_says_never_a_sentence_tells_why_nothing_is_accepted()
    {
        await Desk.DoneAsync("practice", "set", "ai-to-patient", "after-approval");
        await WriteAsync(Calm);
        await Desk.DoneAsync("practice", "set", "ai-to-patient", "never");
        await Desk.DoneAsync("review", "--json");
        var answer = Desk.Id("reflection");

        (await Desk.RunAsync("review", answer, "--accept")).ShouldBe(ExitCode.Refused);

        Desk.Error.ShouldContain("lets no model's words reach a patient");
        await Desk.DoneAsync("review", answer, "--reject");
    }

    [Theory]
    [InlineData(ExitCode.Usage, "review", "--accept")]
    [InlineData(ExitCode.Usage, "review", "abcdef")]
    [InlineData(ExitCode.Refused, "review", "abcdef", "--accept")]
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

public sealed class ReviewCommandOnSqlite() : ReviewCommandTests(TestedDatabase.Sqlite);

public sealed class ReviewCommandOnPostgres() : ReviewCommandTests(TestedDatabase.Postgres);
