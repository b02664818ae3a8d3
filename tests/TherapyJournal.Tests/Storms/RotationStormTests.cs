using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Storms;

/// <summary>Kills the change of the master key half-way, again and again; at every moment each data key opens with one of the two, at the end with the new one.</summary>
public abstract class RotationStormTests(TestedDatabase on) : JournalTest(on)
{
    private const int KeysPerKill = 150;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    [Fact]
    [Trait("Category", "Storm")]
    public async Task Killed_half_way_the_change_of_the_master_key_goes_on_and_loses_no_key()
    {
        var chance = StormSeed.Chance();
        await House.AddPatientAsync(await House.AddTherapistAsync("First"), "Ada Example");
        await AddKeysAsync(Storm.Kills * KeysPerKill);
        var both = await ListNewKeyAsync();
        var (program, killed) = (new JournalProgram(Ground, ("JOURNAL_AS", "First")), 0);

        for (var kill = 0; kill < Storm.Kills && await LeftAsync() > 0; kill++)
        {
            await using var rotation = program.Start("keys", "rotate");
            await WaitForStepsAsync(rotation, chance.Next(KeysPerKill));
            await rotation.KillAsync();
            killed += await LeftAsync() > 0 ? 1 : 0;
            (await ShutAsync(both)).ShouldBe(0);
        }
        var end = await program.RunAsync("keys", "rotate");

        end.ExitCode.ShouldBe(0, end.Error);
        killed.ShouldBeGreaterThan(0, "nothing was killed half-way");
        await File.WriteAllTextAsync(Ground.KeyFile, both.Split('\n')[0], Cancel);
        (await ShutAsync(both.Split('\n')[0])).ShouldBe(0);
        var shown = await program.RunAsync("patients", "show", "Ada Example");
        shown.ExitCode.ShouldBe(0, shown.Error);
    }

    private Task AddKeysAsync(int count) =>
        House.SaveAsync(db =>
        {
            for (var i = 0; i < count; i++)
            {
                House.Records.NewPatient(db, new PatientId(RowId.New(Ground.Clock)));
            }
            return Task.CompletedTask;
        });

    /// <returns>The key file as it is then: the new key first, the old one behind it.</returns>
    private async Task<string> ListNewKeyAsync()
    {
        var both =
            $"{MasterKeyRing.NewKey("2").Trim()}\n{(await File.ReadAllTextAsync(Ground.KeyFile, Cancel)).Trim()}";
        await File.WriteAllTextAsync(Ground.KeyFile, both, Cancel);
        return both;
    }

    private async Task WaitForStepsAsync(RunningProgram rotation, int steps)
    {
        var before = await LeftAsync();
        while (!rotation.HasEnded && before - await LeftAsync() <= steps)
        {
            await Task.Delay(Step, Cancel);
        }
    }

    private Task<int> LeftAsync() => House.LookAsync(db => db.DataKeys.CountAsync(k => k.MasterKeyId != "2", Cancel));

    /// <summary>How many data keys none of these master keys opens.</summary>
    private async Task<int> ShutAsync(string masterKeys)
    {
        var ring = MasterKeyRing.Parse(masterKeys).ShouldBeOfType<MasterKeyOutcome.Found>().Ring;
        var rows = await House.LookAsync(db => db.DataKeys.ToListAsync(Cancel));
        rows.Count.ShouldBeGreaterThan(Storm.Kills * KeysPerKill);
        return rows.Count(k => !k.TryUnwrap(ring, out _));
    }
}

public sealed class RotationStormOnSqlite() : RotationStormTests(TestedDatabase.Sqlite);

public sealed class RotationStormOnPostgres() : RotationStormTests(TestedDatabase.Postgres);
