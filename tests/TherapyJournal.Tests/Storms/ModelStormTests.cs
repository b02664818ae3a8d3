using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Storms;

/// <summary>Kills the worker while a model speaks: half of its answer is there, and nothing of it was kept.</summary>
public abstract class ModelStormTests(TestedDatabase on) : ModelLoopTest(on)
{
    private const string Reflect = "reflect-on-entry";
    private const string Summarize = "summarize-entry";
    private const string Screen = "screen-entry";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    // In the middle of the answer, and long before the worker would give it up.
    private static readonly TimeSpan HalfAnAnswer = TimeSpan.FromMilliseconds(50);

    [Fact]
    [Trait("Category", "Storm")]
    public async Task Killed_in_the_middle_of_a_models_answers_reflection_and_summary_are_there_once_each()
    {
        var entry = await RecordAsync(Calm);

        await KillInTheAnswersAsync();
        await WorkAsync();

        (await ThereAsync()).ShouldBe((1, 1, 1, 1));
        (await ReflectionAsync(entry)).ShouldNotBeNull().WrittenBy.ShouldBe("gpt-6-luna");
        (await InboxItemAsync(entry)).Summary.WrittenBy.ShouldBe("gpt-6-luna");
        // What left before the kill stays on record.
        (await CallsAsync()).ShouldBe(
            [
                $"{Reflect} Begun",
                $"{Reflect} Answered",
                $"{Summarize} Begun",
                $"{Summarize} Answered",
                // By the model, and by the moderation beside it.
                $"{Screen} Begun",
                $"{Screen} Begun",
                $"{Screen} Answered",
                $"{Screen} Answered",
            ],
            ignoreOrder: true
        );
    }

    /// <summary>The clock of the processes, so that house and processes mean the same by now.</summary>
#pragma warning disable RS0030
    protected override void Furnish(IServiceCollection services) => services.AddSingleton(TimeProvider.System);
#pragma warning restore RS0030

    /// <summary>Hangs in the middle of all answers until the worker is killed.</summary>
    private async Task KillInTheAnswersAsync()
    {
        Model.Fail(FakeFault.HangInTheBody, always: true);
        var program = new JournalProgram(
            Ground,
            ("JOURNAL_AS", $"{Therapist.Id}"),
            // Long enough for a loaded machine to hold it: one that runs out has the step asked twice.
            ("Journal__Work__LeaseSeconds", "6"),
            ("Journal__Assistants__ReflectOnEntry__Seconds", "60"),
            ("Journal__Assistants__ScreenEntry__Seconds", "60"),
            ("Journal__Assistants__SilentSeconds", "60")
        );
        await using var worker = program.Start("worker", "--until-idle");
        using var patience = new CancellationTokenSource(Patience);
        // The moderation is asked beside the third.
        while (Model.Requests.Count < 3 || !Model.Calls.Any(c => c.EndsWith("/moderations", StringComparison.Ordinal)))
        {
            worker.HasEnded.ShouldBeFalse("the worker ended by itself");
            await Task.Delay(Step, patience.Token);
        }
        await Task.Delay(HalfAnAnswer, Cancel);
        worker.HasEnded.ShouldBeFalse("the worker waits for the answers");
        await worker.KillAsync();
        Model.Requests.Select(r => r.Form).ShouldBe([Reflect, Summarize, Screen], ignoreOrder: true);
        Model.Fail(FakeFault.None, always: true);
    }

    /// <summary>How many entries, reflections, summaries and notifications there are.</summary>
    private Task<(int, int, int, int)> ThereAsync() =>
        House.LookAsync(async db =>
            (
                await db.Entries.CountAsync(Cancel),
                await db.Reflections.CountAsync(Cancel),
                await db.Summaries.CountAsync(Cancel),
                await db.Notifications.CountAsync(Cancel)
            )
        );

    private async Task<IEnumerable<string>> CallsAsync() =>
        (await House.Get<ListModelCalls>().RunAsync(Therapist, Patient, Cancel))
            .ShouldBeOfType<ReadOutcome<IReadOnlyList<ModelCallView>>.Open>()
            .Value.Select(c => $"{c.Content.Step} {c.Content.State}");
}

public sealed class ModelStormOnSqlite() : ModelStormTests(TestedDatabase.Sqlite);

public sealed class ModelStormOnPostgres() : ModelStormTests(TestedDatabase.Postgres);
