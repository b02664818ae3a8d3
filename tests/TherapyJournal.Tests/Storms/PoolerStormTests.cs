using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TherapyJournal.Safety;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Storms;

/// <summary>Two workers on one PostgreSQL behind a pooler in transaction mode, one of them killed again and again: the other takes over what it held.</summary>
public sealed class PoolerStormOnPostgres() : JournalTest(TestedDatabase.Postgres)
{
    private const int EntriesPerKill = 6;
    private const int StepsBetweenKills = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    [Trait("Category", "Storm")]
    public async Task Behind_a_pooler_two_workers_share_the_work_and_one_takes_over_from_the_other()
    {
        await using var pooler = await Pooler.StartAsync(Ground.Settings["DATABASE_URL"]!, Cancel);
        var chance = StormSeed.Chance();
        var practice = await StormPractice.FillAsync(House, Storm.Kills * EntriesPerKill);
        var program = new JournalProgram(
            Ground,
            ("DATABASE_URL", pooler.Url),
            ("JOURNAL_AS", "First"),
            ("Journal__Work__LeaseSeconds", "1.5"),
            ("Journal__Work__PollSeconds", "0.05"),
            ("Journal__Work__FirstRetrySeconds", "0.01")
        );
        await using var survivor = program.Start("worker");

        for (var kill = 0; kill < Storm.Kills; kill++)
        {
            await using var other = program.Start("worker");
            await WaitForStepsAsync(chance.Next(StepsBetweenKills));
            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(1200)), Cancel);
            await other.KillAsync();
            survivor.HasEnded.ShouldBeFalse("the other worker ended by itself");
        }
        await WaitForStepsAsync(int.MaxValue);
        survivor.Terminate();
        (await survivor.EndAsync(Patience)).ExitCode.ShouldBe(0);

        await new StormFindings(House, practice, Cancel).NothingIsLostOrDoubledAsync();
    }

    /// <summary>The clock of the processes, so that house and processes mean the same by now.</summary>
#pragma warning disable RS0030
    protected override void Furnish(IServiceCollection services) => services.AddSingleton(TimeProvider.System);
#pragma warning restore RS0030

    /// <summary>Waits until so many steps are done, or all.</summary>
    private async Task WaitForStepsAsync(int steps)
    {
        var (before, begun) = (await WaitingAsync(), Stopwatch.StartNew());
        for (int now; (now = await WaitingAsync()) > 0 && before - now < steps; )
        {
            begun.Elapsed.ShouldBeLessThan(Patience);
            await Task.Delay(TimeSpan.FromMilliseconds(20), Cancel);
        }
    }

    private Task<int> WaitingAsync() =>
        House.LookAsync(db => db.WorkItems.CountAsync(w => w.Kind != nameof(EscalateAlert), Cancel));
}
