using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Storms;

/// <summary>Kills real processes at random moments of the loop; afterwards every step must have happened exactly once in its effects.</summary>
public abstract class LoopStormTests(TestedDatabase on) : JournalTest(on)
{
    private const int EntriesPerKill = 4;
    private const int StepsBetweenKills = 12;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    [Trait("Category", "Storm")]
    public async Task Killed_at_random_moments_the_loop_loses_nothing_and_doubles_nothing()
    {
        var chance = StormSeed.Chance();
        var practice = await StormPractice.FillAsync(House, Storm.Kills * EntriesPerKill);
        var program = new JournalProgram(
            Ground,
            ("JOURNAL_AS", "First"),
            ("Journal__Work__LeaseSeconds", "1.5"),
            ("Journal__Work__PollSeconds", "0.05"),
            ("Journal__Work__FirstRetrySeconds", "0.01")
        );

        for (var kill = 0; kill < Storm.Kills; kill++)
        {
            await using var worker = program.Start("worker");
            if (kill % 4 == 0)
            {
                await KillWhileWritingAsync(program, practice, chance, kill);
            }
            await WaitForStepsAsync(worker, chance.Next(StepsBetweenKills));
            await Task.Delay(TimeSpan.FromMilliseconds(chance.NextDouble() * 30), Cancel);
            await worker.KillAsync();
        }
        await FinishAsync(program);

        await new StormFindings(House, practice, Cancel).NothingIsLostOrDoubledAsync();
    }

    /// <summary>The clock of the processes, so that house and processes mean the same by now.</summary>
#pragma warning disable RS0030
    protected override void Furnish(IServiceCollection services) => services.AddSingleton(TimeProvider.System);
#pragma warning restore RS0030

    /// <summary>A write that is killed may or may not have kept the entry, but what it said it has kept is there; the same delivery again makes it exactly one.</summary>
    private async Task KillWhileWritingAsync(JournalProgram program, StormPractice practice, Random chance, int kill)
    {
        var isUrgent = kill % 8 == 4;
        var patient = isUrgent ? practice.InDanger : practice.Calm[kill % practice.Calm.Count];
        var words = isUrgent ? $"{StormPractice.Urgent} This is {kill}." : $"Written during the storm, {kill}.";
        string[] write = ["write", $"{patient}", "--text", words, "--delivery", $"storm-{kill}"];
        var before = await KeptAsync(patient);
        await using (var first = program.Start(write))
        {
            var begun = Stopwatch.StartNew();
            var until = TimeSpan.FromMilliseconds(chance.Next(3000));
            while (!first.HasEnded && begun.Elapsed < until)
            {
                await Task.Delay(Step, Cancel);
            }
            var end = await first.KillAsync();
            if (end.Output.Contains(isUrgent ? "are kept for your therapist" : "It is kept", StringComparison.Ordinal))
            {
                // The patient in danger has an open alert from the beginning, so that this joins it.
                (await KeptAsync(patient)).ShouldBe(before + (isUrgent ? new Kept(1, 1) : new Kept(1, 0)));
            }
        }

        var again = await program.RunAsync(write);

        again.ExitCode.ShouldBe(0, again.Error);
        practice.Kept.Add(words, (patient, false, 1));
    }

    private Task<Kept> KeptAsync(PatientId patient) =>
        House.LookAsync(async db => new Kept(
            await db.Entries.CountAsync(e => e.PatientId == patient, Cancel),
            await db.Alerts.CountAsync(a => a.PatientId == patient, Cancel)
        ));

    /// <summary>Waits until the worker has done so many steps, so that a slow machine is not killed before it begins.</summary>
    private async Task WaitForStepsAsync(RunningProgram worker, int steps)
    {
        var (before, begun) = (await WaitingAsync(), Stopwatch.StartNew());
        while (begun.Elapsed < Patience)
        {
            worker.HasEnded.ShouldBeFalse("the worker ended by itself");
            var now = await WaitingAsync();
            if (now == 0 || before - now > steps)
            {
                return;
            }
            await Task.Delay(Step, Cancel);
        }
        throw new TimeoutException("The worker did nothing.");
    }

    /// <summary>What is due: an alert that nobody acknowledges goes on calling for ever.</summary>
    private Task<int> WaitingAsync() =>
        House.LookAsync(db => db.WorkItems.CountAsync(w => w.Kind != nameof(EscalateAlert), Cancel));

    private async Task FinishAsync(JournalProgram program)
    {
        var end = await program.RunAsync("worker", "--until-idle");
        end.ExitCode.ShouldBe(0, end.Error);
    }

    /// <summary>How many entries and alerts of one patient are there.</summary>
    private sealed record Kept(int Entries, int Alerts)
    {
        public static Kept operator +(Kept one, Kept more) => new(one.Entries + more.Entries, one.Alerts + more.Alerts);
    }
}

public sealed class LoopStormOnSqlite() : LoopStormTests(TestedDatabase.Sqlite);

public sealed class LoopStormOnPostgres() : LoopStormTests(TestedDatabase.Postgres);
