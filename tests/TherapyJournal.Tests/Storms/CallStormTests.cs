using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Tests.Database;
using TherapyJournal.Tests.Safety.Calling;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Storms;

/// <summary>Kills the worker around the moment in which it calls somebody: before the message, between the message and the word that it was taken, and after.</summary>
public abstract class CallStormTests(TestedDatabase on) : CallTest(on)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    [Trait("Category", "Storm")]
    public async Task Whenever_the_worker_is_killed_the_alert_and_its_call_are_there_once_each()
    {
        var chance = StormSeed.Chance();
        await ReachAsync(Therapist.Id, Anna);
        var program = new JournalProgram(
            Ground,
            ("JOURNAL_AS", $"{Therapist.Id}"),
            ("Journal__Work__LeaseSeconds", "1"),
            ("Journal__Work__PollSeconds", "0.05"),
            ("Journal__Work__FirstRetrySeconds", "0.01")
        );
        var kills = (Storm.Kills / 3) + 1;
        var patients = new List<PatientId>();

        for (var kill = 0; kill < kills; kill++)
        {
            var patient = await House.AddPatientAsync(Therapist.Id, $"Patient {kill}");
            patients.Add(patient);
            (await TryRecordAsync(NewEntry(Urgent) with { Patient = patient }))
                .ShouldBeOfType<RecordEntryOutcome.Recorded>()
                .Crisis.ShouldNotBeNull();
            await using var worker = program.Start("worker");
            await KillAroundTheCallAsync(worker, chance, kill);
        }
        (await program.RunAsync("worker", "--until-idle")).ExitCode.ShouldBe(0);

        var alerts = (await House.Get<ListAlerts>().RunAsync(Therapist, false, Cancel)).Alerts;
        alerts.Select(a => a.Alert.Patient).ShouldBe(patients, ignoreOrder: true);
        foreach (var alert in alerts)
        {
            var history = alert.Alert.Content.History;
            history.Select(h => h.What).ShouldBe(["raised", "told", "called"]);
            // Sent more than once where the worker died in between, and always under one number.
            Mail.Taken.Where(m => m.Id.Contains($"{alert.Alert.Id:N}", StringComparison.Ordinal))
                .Select(m => m.Id)
                .Distinct()
                .ShouldHaveSingleItem();
        }
    }

    /// <summary>On a loaded machine two seconds are over before a server has answered, and that is told as such.</summary>
    protected override void Configure(IDictionary<string, string?> settings)
    {
        base.Configure(settings);
        settings["Journal:Email:Seconds"] = "30";
    }

    /// <summary>The clock of the processes, so that house and processes mean the same by now.</summary>
#pragma warning disable RS0030
    protected override void Furnish(IServiceCollection services) => services.AddSingleton(TimeProvider.System);
#pragma warning restore RS0030

    private async Task KillAroundTheCallAsync(RunningProgram worker, Random chance, int kill)
    {
        var sent = new TaskCompletionSource();
        var before = Mail.Taken.Count;
        Mail.BeforeItSaysSo = async () =>
        {
            sent.TrySetResult();
            if (kill % 2 == 0)
            {
                await worker.KillAsync();
            }
        };
        if (kill % 3 == 2)
        {
            // At a moment of no meaning, perhaps before anything was sent.
            await Task.Delay(chance.Next(1500), Cancel);
        }
        else
        {
            await sent.Task.WaitAsync(Patience, Cancel);
            await Task.Delay(chance.Next(30), Cancel);
        }
        await worker.KillAsync();
        Mail.BeforeItSaysSo = () => Task.CompletedTask;
        Mail.Taken.Count.ShouldBeGreaterThanOrEqualTo(before);
    }
}

public sealed class CallStormOnSqlite() : CallStormTests(TestedDatabase.Sqlite);

public sealed class CallStormOnPostgres() : CallStormTests(TestedDatabase.Postgres)
{
    [Fact(Timeout = Hanging)]
    public async Task A_database_that_goes_away_between_a_call_and_its_record_leaves_one_alert_and_one_call()
    {
        await ReachAsync(Therapist.Id, Anna);
        await using var wire = new Wire(Ground.Settings["DATABASE_URL"]!);
        Ground.Settings["DATABASE_URL"] = wire.Url;
        var house = await AnotherProcessAsync();
        wire.Cut();
        var answering = Task.Run(() => house.Get<RecordEntry>().RunAsync(NewEntry(Urgent), Cancel), Cancel);
        await Task.Delay(TimeSpan.FromMilliseconds(200), Cancel);
        wire.Mend();
        (await answering).ShouldBeOfType<RecordEntryOutcome.Recorded>().Crisis.ShouldNotBeNull();
        var isFirst = true;
        Mail.BeforeItSaysSo = async () =>
        {
            if (isFirst)
            {
                isFirst = false;
                wire.Cut();
                await Task.Delay(TimeSpan.FromMilliseconds(300), Cancel);
                wire.Mend();
            }
        };

        while ((await AlertsAsync()) is not [{ Content.Rungs: > 0 }])
        {
            await house.Get<Worker>().RunUntilIdleAsync(Cancel);
        }

        var history = (await AlertsAsync()).ShouldHaveSingleItem().Content.History;
        history.Select(h => h.What).ShouldBe(["raised", "told", "called"]);
        Mail.Taken.Select(m => m.Id).Distinct().ShouldHaveSingleItem("sent again or not, it has one number");
        (await House.LookAsync(db => db.Outbox.CountAsync(Cancel))).ShouldBe(1);
    }
}
