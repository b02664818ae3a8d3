using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Telemetry;

/// <summary>A real worker and a collector on loopback.</summary>
public abstract class SendTelemetryTests(TestedDatabase on) : JournalTest(on)
{
    private const string Words = "I slept like a zebrafink.";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Whoever_watches_sees_what_waits_what_was_done_and_what_models_took_and_nothing_of_anybody()
    {
        await using var collector = await FakeCollector.StartAsync();
        await using var model = await FakeOpenAi.StartAsync();
        var patient = await WriteAsync(Words);
        await WriteAsync("I am going to kill myself tonight.");
        await using var worker = Program(collector, model).Start("worker");

        var isThere = await WaitForAsync(() =>
            collector.At("/v1/metrics").Contains("journal.work.step.duration", StringComparison.Ordinal)
            && collector.At("/v1/metrics").Contains("journal.model.duration", StringComparison.Ordinal)
            && collector.At("/v1/traces").Contains(nameof(ReflectOnEntry), StringComparison.Ordinal)
        );
        worker.Terminate();
        var end = await worker.EndAsync(Patience);

        end.ExitCode.ShouldBe(0, end.Error);
        isThere.ShouldBeTrue(end.Error + collector.Refused);
        var numbers = collector.At("/v1/metrics");
        foreach (var name in (string[])["queue.due", "queue.oldest", "queue.parked", "alerts.urgent", "alerts.oldest"])
        {
            numbers.ShouldContain($"journal.{name}");
        }
        numbers.ShouldContain("therapy-journal");
        collector.At("/v1/traces").ShouldContain("ask a model");
        var sent = numbers + collector.At("/v1/traces");
        foreach (var secret in (string[])["zebrafink", "myself", "Anna", FakeOpenAi.Key, $"{patient}", "host.name"])
        {
            sent.ShouldNotContain(secret, Case.Insensitive);
        }
        // Between bytes of a number two letters of a short name stand by chance.
        sent.ShouldNotContain($"{(char)Environment.MachineName.Length}{Environment.MachineName}", Case.Sensitive);
    }

    [Fact]
    public async Task A_collector_that_never_answers_keeps_nobody_waiting()
    {
        await using var collector = await FakeCollector.StartAsync();
        collector.IsSilent = true;
        await WriteAsync(Words);
        await using var worker = Program(collector, model: null).Start("worker");

        var isDone = await WaitForAsync(() => !House.LookAsync(db => Task.FromResult(db.WorkItems.Any())).Result);
        worker.Terminate();
        (await worker.EndAsync(TimeSpan.FromSeconds(20))).ExitCode.ShouldBe(0);

        isDone.ShouldBeTrue();
    }

    /// <summary>The clock of the processes.</summary>
#pragma warning disable RS0030
    protected override void Furnish(IServiceCollection services) => services.AddSingleton(TimeProvider.System);
#pragma warning restore RS0030

    private JournalProgram Program(FakeCollector collector, FakeOpenAi? model) =>
        new(
            Ground,
            [
                ("Journal__Telemetry__Endpoint", collector.Origin),
                ("Journal__Telemetry__Seconds", "1"),
                .. model is null
                    ? Array.Empty<(string, string)>()
                    : [("OPENAI_API_KEY", FakeOpenAi.Key), ("OPENAI_BASE_URL", model.BaseUrl)],
            ]
        );

    private async Task<PatientId> WriteAsync(string words)
    {
        var therapist = await House.AddTherapistAsync($"Anna {words.Length}");
        var patient = await House.AddPatientAsync(therapist, $"Ben {words.Length}");
        var recorded = await House.Get<RecordEntry>().RunAsync(new NewEntry(patient, words, words), Cancel);
        recorded.ShouldBeOfType<RecordEntryOutcome.Recorded>();
        return patient;
    }

    private static async Task<bool> WaitForAsync(Func<bool> isSo)
    {
        var begun = Stopwatch.StartNew();
        while (!isSo())
        {
            if (begun.Elapsed > Patience)
            {
                return false;
            }
            await Task.Delay(100, Cancel);
        }
        return true;
    }
}

public sealed class SendTelemetryOnSqlite() : SendTelemetryTests(TestedDatabase.Sqlite);

public sealed class SendTelemetryOnPostgres() : SendTelemetryTests(TestedDatabase.Postgres);
