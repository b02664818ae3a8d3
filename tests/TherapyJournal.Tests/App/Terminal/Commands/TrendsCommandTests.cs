using System.Text.Json;
using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Insight;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

/// <summary>The clock begins on a Monday, 2 March 2026, at nine.</summary>
public abstract class TrendsCommandTests(TestedDatabase on) : LoopTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task Each_trend_is_one_sentence_and_the_weeks_are_a_table()
    {
        await RatedAsync();

        (await Desk.RunAsync("trends", "Ada Example")).ShouldBe(ExitCode.Done);

        foreach (
            var said in (string[])
                [
                    "trends, 2 Mar 2026 to 19 Mar 2026",
                    "2 entries in 2 weeks and this one: too few entries to say more.",
                    "2 entries of 2 to 4 words: too few entries to say more.",
                    "too few entries to say how long the pauses are.",
                    "1 mood, 7: too few moods to say more.",
                    "Walk more",
                    "1 rating, 3: too few ratings to say more.",
                    "2 Mar: 3",
                    "2 entries: too few entries to say at which time of day.",
                    "1 private entry, for the patient alone, counts towards none of it.",
                ]
        )
        {
            Desk.Page.ReplaceLineEndings(" ").ShouldContain(said);
        }
        Desk.Page.ShouldMatch("2 Mar 2026 +1 +4 +7");
        Desk.Page.ShouldMatch("16 Mar 2026, so far +1 +2");
        Desk.Page.ShouldNotContain("by the sea");
    }

    [Fact]
    public async Task As_a_document_each_has_its_sentence_and_numbers()
    {
        await RatedAsync();

        (await Desk.RunAsync("trends", "Ada Example", "--json")).ShouldBe(ExitCode.Done);

        var trends = JsonDocument.Parse(Desk.Output).RootElement;
        trends.GetProperty("from").GetString().ShouldBe("2026-03-02");
        Numbers("weeks").ShouldBe("2026-03-02 1, 2026-03-09 0, 2026-03-16 1");
        Numbers("lengths").ShouldBe("2026-03-02 4, 2026-03-16 2");
        Numbers("pauses").ShouldBe("2026-03-03 16");
        Numbers("moods").ShouldBe("2026-03-02T09:00:00 7");
        trends.GetProperty("goals")[0].GetProperty("ratings").GetProperty("sentence").GetString().ShouldNotBeEmpty();
        trends.GetProperty("events")[0].GetProperty("what").GetString().ShouldBe("goalAdded");
        trends.GetProperty("private").GetInt32().ShouldBe(1);

        string Numbers(string of) =>
            string.Join(
                ", ",
                trends
                    .GetProperty(of)
                    .GetProperty("numbers")
                    .EnumerateArray()
                    .Select(n => $"{n.GetProperty("when").GetString()} {n.GetProperty("number").GetInt32()}")
            );
    }

    [Fact]
    public async Task What_is_inferred_comes_with_the_practices_leave_and_says_so()
    {
        await RatedAsync();
        await WriteAsync("I was glad.");
        (await Desk.RunAsync("trends", "Ada Example", "--json")).ShouldBe(ExitCode.Done);
        JsonDocument.Parse(Desk.Output).RootElement.GetProperty("inferredMoods").ValueKind.ShouldBe(JsonValueKind.Null);

        (await Desk.RunAsync("practice", "set", "infer-mood", "on")).ShouldBe(ExitCode.Done);
        (await Desk.RunAsync("trends", "Ada Example")).ShouldBe(ExitCode.Done);
        Desk.Page.ShouldMatch("Feelings in the words +inferred from the words, not said by the patient");
        Desk.Page.ShouldContain("Inferred from the words, not said by the patient: 1 entry names a feeling");
        Desk.Page.ShouldContain("inferred: pleasant");
        (await Desk.RunAsync("trends", "Ada Example", "--json")).ShouldBe(ExitCode.Done);
        var inferred = JsonDocument.Parse(Desk.Output).RootElement.GetProperty("inferredMoods");
        inferred.GetProperty("inferred").GetString().ShouldBe("inferred from the words, not said by the patient");
        inferred.GetProperty("weeks")[0].GetProperty("pleasant").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Since_a_day_is_asked_for_and_what_is_none_is_told()
    {
        await RatedAsync();

        (await Desk.RunAsync("trends", "Ada Example", "--since", "2026-03-12")).ShouldBe(ExitCode.Done);
        Desk.Page.ShouldContain("trends, 9 Mar 2026 to 19 Mar 2026");
        (await Desk.RunAsync("trends", "Ada Example", "--since", "2026-02-30")).ShouldBe(ExitCode.Usage);
        (await Desk.RunAsync("trends", "Ada Example", "--since", "last week")).ShouldBe(ExitCode.Usage);
        (await Desk.RunAsync("trends", "Nobody")).ShouldBe(ExitCode.Refused);
    }

    private async Task RatedAsync()
    {
        await WriteAsync("I walked and wrote.");
        await WriteAsync("Only mine, by the sea at night.", isPrivate: true);
        (await Desk.RunAsync("goals", "Ada Example", "--add", "Walk more")).ShouldBe(ExitCode.Done);
        var measure = House.Get<RecordMeasure>();
        await measure.MoodAsync(Therapist, Patient, 7, Cancel);
        var goal = (await House.Get<TherapyJournal.Goals.ListGoals>().RunAsync(Therapist, Patient, Cancel))
            .ShouldBeOfType<TherapyJournal.Records.ReadOutcome<IReadOnlyList<TherapyJournal.Goals.GoalView>>.Open>()
            .Value[0];
        await measure.GoalAsync(Therapist, Patient, goal.Id, 3, Cancel);
        Pass(TimeSpan.FromDays(17));
        await WriteAsync("It rained.");
    }
}

public sealed class TrendsCommandOnSqlite() : TrendsCommandTests(TestedDatabase.Sqlite);

public sealed class TrendsCommandOnPostgres() : TrendsCommandTests(TestedDatabase.Postgres);
