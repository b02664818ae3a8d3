using Shouldly;
using TherapyJournal.Review;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

/// <summary>A therapist sees whose words a summary is in, and why where a model failed.</summary>
public abstract class SummaryPageTests(TestedDatabase on) : ModelLoopTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task Where_a_model_failed_the_inbox_says_why_beside_the_banks_words()
    {
        Model.Fail(FakeFault.ServerError, always: true);
        var failed = (await InboxItemAsync(await WriteAsync(Calm))).Summary.ModelFailed.ShouldNotBeNull();

        await Desk.DoneAsync("inbox", "--all");

        Desk.Page.ShouldContain(failed);
        Desk.Page.ShouldContain("written without AI");
        await Desk.DoneAsync("entries", "Ada Example", "--summaries");
        Desk.Page.ShouldContain(failed);
    }

    [Fact]
    public async Task Where_a_model_answered_nothing_is_said_to_have_failed()
    {
        await WriteAsync(Calm);

        await Desk.DoneAsync("inbox");

        Desk.Page.ShouldContain("A new entry about the day.");
        Desk.Page.ShouldNotContain("written without AI");
        Desk.Page.ShouldNotContain("could not");
    }
}

public sealed class SummaryPageOnSqlite() : SummaryPageTests(TestedDatabase.Sqlite);

public sealed class SummaryPageOnPostgres() : SummaryPageTests(TestedDatabase.Postgres);
