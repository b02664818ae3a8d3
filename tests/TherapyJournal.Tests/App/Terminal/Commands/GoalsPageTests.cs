using System.Text.Json;
using Shouldly;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

/// <summary>A goal that a program suggested says so wherever it is shown.</summary>
public abstract class GoalsPageTests(TestedDatabase on) : ModelLoopTest(on)
{
    private const string Ada = "Ada Example";
    private const string Wished = "I want to walk to the harbour more often.";
    private const string ByModel = "suggested by the assistant";
    private const string Goal = "Walk to the harbour on Sundays";

    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task A_goal_of_a_model_is_marked_wherever_it_is_shown_until_people_put_it_in_other_words()
    {
        await SuggestAsync();
        await Desk.DoneAsync("review", await SuggestedAsync(), "--accept");
        Desk.Page.ShouldContain($"{Goal} {ByModel}");

        await Desk.DoneAsync("goals", Ada);
        Desk.Page.ShouldContain($"{Goal} open · {ByModel} · ");
        await Desk.DoneAsync("patients", "show", Ada);
        Desk.Page.ShouldContain($"{Goal} · {ByModel}");
        await Desk.DoneAsync("goals", Ada, "--json");
        Desk.Output.ShouldContain("\"suggestedBy\": \"gpt-6-luna\"");
        await Desk.DoneAsync("goals", Ada, "--change", Desk.Id(0), "See the harbour");

        await Desk.DoneAsync("goals", Ada);
        Desk.Page.ShouldContain("See the harbour");
        Desk.Page.ShouldNotContain("suggested");
    }

    [Fact]
    public async Task It_stays_marked_when_it_is_closed_and_where_a_therapist_accepted_it_in_other_words()
    {
        await SuggestAsync();
        await Desk.DoneAsync("review", await SuggestedAsync(), "--edit", "Walk there on Sundays");
        await Desk.DoneAsync("goals", Ada, "--json");

        await Desk.DoneAsync("goals", Ada, "--close", Desk.Id(0));

        Desk.Page.ShouldContain($"Walk there on Sundays {ByModel}");
        await Desk.DoneAsync("goals", Ada);
        Desk.Page.ShouldContain($"closed · {ByModel}");
    }

    [Fact]
    public async Task A_goal_that_no_model_suggested_is_not_said_to_be_of_one()
    {
        await Desk.DoneAsync("consent", Ada, "--withdraw", "model");
        await WriteAsync(Wished);
        await Desk.DoneAsync("review", await SuggestedAsync(), "--accept");
        await Desk.DoneAsync("goals", Ada, "--add", "Sleep through");

        await Desk.DoneAsync("goals", Ada);

        Desk.Page.ShouldContain("walk to the harbour more often open · suggested without AI · ");
        Desk.Page.ShouldMatch("Sleep through open · [0-9a-f]");
        Desk.Page.ShouldNotContain(ByModel);
    }

    private Task SuggestAsync()
    {
        Summarises(
            "A wish.",
            [("A wish about the harbour.", Wished)],
            new
            {
                text = Goal,
                goalId = (string?)null,
                evidence = new[] { Wished },
            }
        );
        return WriteAsync(Wished);
    }

    private async Task<string> SuggestedAsync()
    {
        await Desk.DoneAsync("inbox", "--json");
        using var inbox = JsonDocument.Parse(Desk.Output);
        return inbox.RootElement[0].GetProperty("suggestedGoal").GetProperty("id").GetString()!;
    }
}

public sealed class GoalsPageOnSqlite() : GoalsPageTests(TestedDatabase.Sqlite);

public sealed class GoalsPageOnPostgres() : GoalsPageTests(TestedDatabase.Postgres);
