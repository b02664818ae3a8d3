using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Tests.App.Telegram;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Storms;

/// <summary>Strikes the worker that talks to Telegram, or what it needs, again and again, while people write and Telegram answers with everything it can answer: each message is in one entry once and in its order, and each entry is answered.</summary>
public abstract class TelegramStormTests(TestedDatabase on) : TelegramTest(on)
{
    private const int People = 5;

    // In a real storm two thousand in all.
    private static int MessagesPerStrike => Math.Max(12, Storm.Kills > Storm.EveryDay ? 2000 / Storm.Kills : 0);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly Dictionary<PatientId, List<string>> said = [];
    private readonly List<(PatientId Patient, FakePerson Person)> people = [];
    private JournalProgram program = null!; // made where the test begins
    private RunningProgram worker = null!;
    private int startedAgain;

    [Fact]
    [Trait("Category", "Storm")]
    public async Task Whoever_dies_and_whatever_Telegram_answers_nothing_is_lost_or_doubled()
    {
        var chance = StormSeed.Chance();
        await LinkEverybodyAsync();
        program = new JournalProgram(
            Ground,
            [
                ("JOURNAL_AS", $"{Therapist.Id}"),
                ("Journal__Work__LeaseSeconds", "1"),
                ("Journal__Work__PollSeconds", "0.05"),
                ("Journal__Work__FirstRetrySeconds", "0.01"),
                ("Journal__Telegram__PollSeconds", "1"),
                .. WaysOfTheWorker,
            ]
        );

        worker = program.Start("worker");
        try
        {
            for (var strike = 0; strike < Storm.Kills; strike++)
            {
                for (var i = 0; i < MessagesPerStrike; i++)
                {
                    Say(chance.Next(People), $"Message {strike}-{i}.");
                    Telegram.Fail(Fault(chance));
                }
                await WaitForAsync(chance.Next(MessagesPerStrike * 2));
                await Task.Delay(chance.Next(60), Cancel);
                if (!await StrikeOtherAsync(chance))
                {
                    await worker.KillAsync();
                    await worker.DisposeAsync();
                    worker = program.Start("worker");
                }
            }
            // What is left of the faults would meet the last few messages alone, and make each wait for the others' share.
            Telegram.Recover();
            await UntilAllIsAnsweredAsync();
        }
        finally
        {
            await worker.DisposeAsync();
        }

        var (entries, answers) = (0, 0);
        foreach (var (patient, person) in people)
        {
            var kept = await TextsAsync(patient);
            kept.SelectMany(text => text.Split("\n\n")).ShouldBe(said[patient]);
            // Each at least once: where nobody knew whether one had arrived, it was sent again.
            person.Read.Count(t => t == "It is kept.").ShouldBeGreaterThanOrEqualTo(kept.Count);
            person
                .Read.Count(t => t.EndsWith("— written without AI", StringComparison.Ordinal))
                .ShouldBeGreaterThanOrEqualTo(kept.Count);
            (entries, answers) = (entries + kept.Count, answers + person.Read.Count(t => t == "It is kept."));
        }
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{said.Values.Sum(s => s.Count)} messages, {entries} entries, {answers - entries} answers twice, {startedAgain} starts without a database"
        );
    }

    /// <summary>Settings of the worker alone.</summary>
    private protected virtual IReadOnlyList<(string Name, string Value)> WaysOfTheWorker => [];

    /// <summary>Strikes something else than the worker, which must outlast it.</summary>
    /// <returns>False: the worker itself is to be killed.</returns>
    private protected virtual Task<bool> StrikeOtherAsync(Random chance) => Task.FromResult(false);

    protected override void Configure(IDictionary<string, string?> settings)
    {
        base.Configure(settings);
        settings["Journal:Chats:QuietMinutes"] = "0.05";
        // Everybody writes as fast as a program can.
        settings["Journal:Chats:MessagesPerMinute"] = "1000";
        settings["Journal:Work:LeaseSeconds"] = "1";
    }

    /// <summary>The clock of the processes, so that house and processes mean the same by now.</summary>
    protected override void Furnish(IServiceCollection services)
    {
        base.Furnish(services);
#pragma warning disable RS0030
        services.AddSingleton(TimeProvider.System);
#pragma warning restore RS0030
    }

    private static FakeTelegramFault Fault(Random chance) =>
        chance.Next(12) switch
        {
            0 => FakeTelegramFault.TooMany(1),
            1 => FakeTelegramFault.Trouble,
            2 => FakeTelegramFault.BadGateway,
            3 => FakeTelegramFault.HalfAnAnswer,
            4 => FakeTelegramFault.LostAnswer,
            _ => FakeTelegramFault.None,
        };

    private async Task LinkEverybodyAsync()
    {
        for (var i = 0; i < People; i++)
        {
            var patient = await House.AddPatientAsync(Therapist.Id, $"Patient {i}");
            var person = new FakePerson(Telegram, 900 + i);
            var invited = await House.Get<InvitePatient>().RunAsync(Therapist, patient, Cancel);
            person.Says($"/start {invited.ShouldBeOfType<InvitePatientOutcome.Invited>().Link}");
            people.Add((patient, person));
            said[patient] = [];
        }
        await ReceiveAsync();
        // Before the first process asks, this one lets go.
        await Task.Delay(House.Get<HoldPoller>().Lease.ToTimeSpan(), Cancel);
    }

    private void Say(int who, string words)
    {
        var (patient, person) = people[who];
        person.Says(words);
        said[patient].Add(words);
    }

    /// <summary>Waits until so many messages are handled, so that a slow machine is not killed before it begins.</summary>
    private async Task WaitForAsync(int messages)
    {
        var before = await PartsAsync();
        var begun = Stopwatch.StartNew();
        while (await PartsAsync() - before < messages && !await IsIdleAsync())
        {
            await KeepRunningAsync();
            if (begun.Elapsed > Patience)
            {
                Assert.Fail($"nothing went on: {await LeftAsync()}");
            }
            await Task.Delay(Step, Cancel);
        }
    }

    // As its unit does: a worker that finds no database when it starts says so and ends.
    private async Task KeepRunningAsync()
    {
        if (!worker.HasEnded)
        {
            return;
        }
        var end = await worker.EndAsync(Patience);
        (end.ExitCode, end.Error).ShouldSatisfyAllConditions(
            e => e.ExitCode.ShouldBe(1, e.Error),
            e => e.Error.ShouldContain("database", Case.Insensitive),
            e => e.Error.ShouldNotContain("The worker runs")
        );
        await worker.DisposeAsync();
        startedAgain++;
        worker = program.Start("worker");
    }

    // After hundreds of strikes much is owed, and a chat is told one thing a second: it takes as long as it goes on.
    private async Task UntilAllIsAnsweredAsync()
    {
        var (before, changed) = (0, Stopwatch.StartNew());
        while (!await IsIdleAsync() || !await IsAnsweredAsync())
        {
            await KeepRunningAsync();
            var owed = await OwedAsync();
            if (owed != before)
            {
                (before, changed) = (owed, Stopwatch.StartNew());
            }
            if (changed.Elapsed > Patience)
            {
                Assert.Fail($"nothing went on: {await LeftAsync()}");
            }
            await Task.Delay(TimeSpan.FromMilliseconds(100), Cancel);
        }
    }

    private Task<int> OwedAsync() =>
        House.LookAsync(async db =>
            await db.Outbox.CountAsync(m => m.DeliveredAt == null, Cancel) + await db.WorkItems.CountAsync(Cancel)
        );

    /// <summary>What waits, without a word of it.</summary>
    private Task<string> LeftAsync() =>
        House.LookAsync(async db =>
        {
            var now = House.Get<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds();
            var work = await db
                .WorkItems.Select(w => $"{w.Kind} {w.Attempts} {w.Fault} {(w.Due > now ? "later" : "due")}")
                .ToListAsync(Cancel);
            var lanes = await db
                .Lanes.Select(l => $"due {l.Due - now}, leased {l.LeaseUntil - now}")
                .ToListAsync(Cancel);
            var pollers = await db.Pollers.Select(p => $"leased {p.LeaseUntil - now}").ToListAsync(Cancel);
            return $"{Telegram.Updates.Count} at Telegram; {await db.IncomingMessages.CountAsync(Cancel)} came in; "
                + $"{await db.Outbox.CountAsync(m => m.DeliveredAt == null, Cancel)} owed; "
                + $"work: {string.Join(", ", work.CountBy(w => w).Select(w => $"{w.Value} {w.Key}"))}; "
                + $"lanes: {string.Join("; ", lanes)}; pollers: {string.Join("; ", pollers)}";
        });

    private async Task<bool> IsIdleAsync() =>
        Telegram.Updates.Count == 0 && !await House.LookAsync(db => db.IncomingMessages.AnyAsync(Cancel));

    private async Task<bool> IsAnsweredAsync() =>
        await House.LookAsync(async db =>
            !await db.Outbox.AnyAsync(m => m.DeliveredAt == null, Cancel) && !await db.WorkItems.AnyAsync(Cancel)
        );

    private Task<int> PartsAsync() => House.LookAsync(db => db.EntryParts.CountAsync(Cancel));

    private async Task<IReadOnlyList<string>> TextsAsync(PatientId patient)
    {
        var read = await House.Get<ListEntries>().RunAsync(new Reader.Patient(patient), patient, null, null, Cancel);
        return
        [
            .. read.ShouldBeOfType<ReadOutcome<EntryList>.Open>()
                .Value.Entries.OrderBy(e => e.RecordedAt)
                .ThenBy(e => e.Id)
                .Select(e => e.Content.Text),
        ];
    }
}

public sealed class TelegramStormOnSqlite() : TelegramStormTests(TestedDatabase.Sqlite);

/// <summary>On a server of its own: a strike kills the worker, or the server, or cuts the network between them.</summary>
public sealed class TelegramStormOnPostgres() : TelegramStormTests(TestedDatabase.Postgres)
{
    private OwnPostgres? server;
    private Wire? wire;

    private protected override IReadOnlyList<(string Name, string Value)> WaysOfTheWorker =>
        [("DATABASE_URL", wire!.Url)]; // laid before the test begins

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        await (wire?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    protected override async Task<Ground> NewGroundAsync()
    {
        server = await OwnPostgres.StartAsync(Cancel);
        var ground = await Ground.NewAsync(server.Cluster);
        wire = new Wire(ground.Settings["DATABASE_URL"]!);
        return ground;
    }

    private protected override async Task<bool> StrikeOtherAsync(Random chance)
    {
        var away = TimeSpan.FromMilliseconds(chance.Next(1500));
        switch (chance.Next(3))
        {
            case 0:
                return false;
            case 1:
                await server!.KillAsync();
                await Task.Delay(away, Cancel);
                await server.StartAgainAsync(Cancel);
                return true;
            default:
                wire!.Cut();
                await Task.Delay(away, Cancel);
                wire.Mend();
                return true;
        }
    }
}
