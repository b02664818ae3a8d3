using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace TherapyJournal.BrowserTests;

/// <summary>How long it takes on a slow line and a slow phone until a page can be used. `./dev bench web` asks for it; no run of the tests does.</summary>
public sealed class SlowPhone(ServedJournal journal) : BrowserTest(journal)
{
    private const int Times = 20;
    private const double BytesASecond = 1_600_000 / 8.0;

    // What a request waits for an answer on such a line, as Lighthouse takes it for a slow 4G.
    private const double Latency = 150;
    private const double Slowness = 4;

    // The last thing of the page is painted, and its scripts have run.
    private const string Usable = """
        () => new Promise(done => {
          let painted = 0;
          new PerformanceObserver(seen => { painted = seen.getEntries().at(-1).startTime; })
            .observe({ type: 'largest-contentful-paint', buffered: true });
          const loaded = () => setTimeout(() => {
            const page = performance.getEntriesByType('navigation')[0];
            const parts = [page, ...performance.getEntriesByType('resource')];
            done({
              usable: Math.max(painted, page.domContentLoadedEventEnd),
              bytes: parts.reduce((sum, part) => sum + part.transferSize, 0),
            });
          }, 300);
          document.readyState === 'complete' ? loaded() : addEventListener('load', loaded);
        })
        """;

    [Fact(Explicit = true, Timeout = 10 * Hanging)]
    public async Task How_long_it_takes_until_a_page_can_be_used()
    {
        Say($"{Times} visits each: 1.6 Mbit/s, {Latency} ms until an answer, a processor slowed {Slowness} times");
        Say($"page                        first visit p50/p95 ms   kB      with our files there already p50/p95 ms");
        await MeasureAsync("sign in", await NewPageAsync(Screen.Phone), "/sign-in");
        var patient = await PatientAsync("Pia Slow");
        await patient.GetByLabel("Your words").FillAsync("The night was long. Talking to my sister helped.");
        await patient.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).ClickAsync();
        await KeptAsync(patient);
        await MeasureAsync("tonight's question", patient, "/journal");
        await MeasureAsync("entries", patient, "/journal/entries");
        await MeasureAsync("the desk's first page", await TherapistAsync("therapist on a slow line"), "/today");
    }

    private static async Task MeasureAsync(string name, IPage page, string path)
    {
        var tools = await page.Context.NewCDPSessionAsync(page);
        await tools.SendAsync("Network.enable");
        await tools.SendAsync(
            "Network.emulateNetworkConditions",
            new()
            {
                ["offline"] = false,
                ["latency"] = Latency,
                ["downloadThroughput"] = BytesASecond,
                ["uploadThroughput"] = BytesASecond,
            }
        );
        await tools.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = Slowness });
        var (first, bytes) = await VisitAsync(page, tools, path, cached: false);
        var (again, _) = await VisitAsync(page, tools, path, cached: true);
        Say($"{name, -28}{Percentiles(first), -25}{bytes / 1000.0, -8:0}{Percentiles(again)}");
        await tools.DetachAsync();
    }

    private static async Task<(List<double> Times, double Bytes)> VisitAsync(
        IPage page,
        ICDPSession tools,
        string path,
        bool cached
    )
    {
        await tools.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = !cached });
        var times = new List<double>();
        var bytes = 0.0;
        for (var visit = 0; visit < Times; visit++)
        {
            await page.GotoAsync(path);
            var seen = await page.EvaluateAsync<JsonElement>(Usable);
            times.Add(seen.GetProperty("usable").GetDouble());
            bytes = seen.GetProperty("bytes").GetDouble();
        }
        times.Sort();
        times[0].ShouldBeGreaterThan(0);
        return (times, bytes);
    }

    private static string Percentiles(List<double> sorted) =>
        string.Create(CultureInfo.InvariantCulture, $"{sorted[Times / 2]:0}/{sorted[(Times * 95 / 100) - 1]:0}");

    private static void Say(FormattableString line) =>
        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant(line));
}
