using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Goals;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Storms;

/// <summary>Kills the erasure of a patient, of whom something must be kept, again and again; the next start leaves no row of them, and what must stay exactly once.</summary>
public abstract class ErasureStormTests(TestedDatabase on) : JournalTest(on)
{
    private const int LongestMilliseconds = 60;

    [Fact]
    [Trait("Category", "Storm")]
    public async Task Killed_half_way_an_erasure_loses_nothing_that_must_stay_and_leaves_nothing_else()
    {
        var chance = StormSeed.Chance();
        var therapist = new Reader.Therapist(await House.AddTherapistAsync("First"));
        await House.Get<SetKeeping>().KeepAsync(10, "A duty.", Cancel);
        var program = new JournalProgram(Ground, ("JOURNAL_AS", "First"));
        var killed = 0;
        var names = new List<string>();

        for (var kill = 0; kill < Storm.Kills; kill++)
        {
            names.Add($"Patient {kill}");
            var patient = await House.AddPatientAsync(therapist.Id, names[^1]);
            await House.Get<ChangeGoal>().AddAsync(therapist, patient, $"Goal {kill}", null, Cancel);
            await using (var erasing = program.Start("erase", $"{patient}", "--yes", "--now"))
            {
                while (!erasing.HasEnded && !await IsNotedAsync(patient))
                {
                    await Task.Delay(20, Cancel);
                }
                await Task.Delay(chance.Next(LongestMilliseconds), Cancel);
                killed += erasing.HasEnded ? 0 : 1;
                await erasing.KillAsync();
            }
            await using var next = await AnotherProcessAsync();
            await next.Get<ApplyLedger>().RunAsync(Cancel);

            (await next.LookAsync(db => PatientTables.PresentAsync(db, [patient], Cancel))).ShouldBeEmpty();
            var kept = (await next.Get<ReadKept>().ListAsync(therapist, Cancel)).Records;
            kept.Select(k => k.Content.Name).ShouldBe(names, ignoreOrder: true);
            kept.ShouldAllBe(k => k.Content.Goals.Count == 1);
        }

        killed.ShouldBeGreaterThan(0, "nothing was killed half-way");
        (await House.LookAsync(db => db.DataKeys.CountAsync(k => k.PatientId != null, Cancel))).ShouldBe(names.Count);
    }

    private async Task<bool> IsNotedAsync(PatientId patient) =>
        (await House.Get<ILedger>().ErasuresAsync(Cancel)).Notes.Any(n =>
            n.Patient == patient && n.Step == ErasureStep.Done
        );
}

public sealed class ErasureStormOnSqlite() : ErasureStormTests(TestedDatabase.Sqlite);

public sealed class ErasureStormOnPostgres() : ErasureStormTests(TestedDatabase.Postgres);
