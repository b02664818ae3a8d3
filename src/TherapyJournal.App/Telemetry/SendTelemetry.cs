using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using TherapyJournal.App.Terminal;

namespace TherapyJournal.App.Telemetry;

/// <summary>Sends the program's numbers and traces to a collector, by OTLP over HTTP. A collector that is away costs nobody anything.</summary>
internal sealed class SendTelemetry(
    TelemetryOptions options,
    Vitals vitals,
    TimeProvider clock,
    ILogger<SendTelemetry> log
)
{
    // Our own sources alone: those of the framework hold addresses, and an address may hold a token.
    private const string Ours = "TherapyJournal.*";

    // Of the fifteen seconds that a host waits for the end.
    private const int LongestFlushMilliseconds = 2000;

    /// <summary>Sends until it is cancelled, and then what is left.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        using var metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(Program())
            .AddMeter(Ours)
            .AddOtlpExporter((to, reader) => Configure(to, "v1/metrics", reader))
            .Build();
        using var traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(Program())
            .AddSource(Ours)
            .AddOtlpExporter(to => Configure(to, "v1/traces", reader: null))
            .Build();
        vitals.Show();
        try
        {
            while (true)
            {
                await TryReadAsync(cancel);
                await Task.Delay(TimeSpan.FromSeconds(options.Seconds), clock, cancel);
            }
        }
        finally
        {
            metrics.Shutdown(LongestFlushMilliseconds);
            traces.Shutdown(LongestFlushMilliseconds);
        }
    }

    // No name of the machine: it may be a person's.
    private static ResourceBuilder Program() =>
        ResourceBuilder.CreateEmpty().AddService("therapy-journal", serviceVersion: VersionCommand.Version);

    private void Configure(OtlpExporterOptions to, string path, MetricReaderOptions? reader)
    {
        to.Protocol = OtlpExportProtocol.HttpProtobuf;
        to.Endpoint = new Uri(options.Collector!, path); // registered only where there is one
        to.Headers = options.Headers;
        to.TimeoutMilliseconds = LongestFlushMilliseconds;
        if (reader is not null)
        {
            reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = options.Seconds * 1000;
        }
    }

    private async Task TryReadAsync(CancellationToken cancel)
    {
        try
        {
            await vitals.ReadAsync(cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogWarning("The numbers of the journal could not be read ({Fault})", fault.GetType().Name);
        }
    }
}
