using System.Reflection;
using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace TherapyJournal.BrowserTests;

/// <summary>Pages, light and dark, on a phone and at a desk: axe-core finds no violation. `./dev pictures` also keeps a picture of each, to be looked at.</summary>
public abstract class PageTest(ServedJournal journal) : BrowserTest(journal)
{
    // Nobody looks at them after most runs, and they are a third of the time.
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("JOURNAL_PICTURES_OF_PAGES");

    private protected static async Task OnPaperAsync(IPage page, string path, string screen)
    {
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        (await page.Locator("form:visible, nav:visible, button:visible").CountAsync()).ShouldBe(0, "on paper");
        await PictureAsync(page, path, $"paper-{screen}");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
    }

    private protected static async Task LookAsync(IPage page, string path, string who)
    {
        await page.GotoAsync(path);
        (await page.EvaluateAsync<string>("() => location.pathname")).ShouldBe(path.Split('?')[0], "sent elsewhere");
        await LookHereAsync(page, path, who);
    }

    /// <summary>The page that is open, which may stand at no path of its own.</summary>
    private protected static async Task LookHereAsync(IPage page, string path, string who, bool isThere = true)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            // A colour on its way from the day's to the night's is neither.
            await page.EvaluateAsync(
                "() => Promise.allSettled(document.getAnimations().map(animation => animation.finished))"
            );
            await PictureAsync(page, path, $"{who}-{scheme}");
            (await ViolationsAsync(page, scheme)).ShouldBeEmpty($"{path} {scheme}");
        }
        await FitsAsync(page, path);
        // What is not there has no name.
        (await page.TitleAsync()).ShouldEndWith(isThere ? " · Therapy Journal" : "Therapy Journal");
        var opened = page.ViewportSize.ShouldNotBeNull();
        await page.SetViewportSizeAsync(TabletSize.Width, TabletSize.Height);
        await FitsAsync(page, path);
        await PictureAsync(page, path, $"{who}-tablet");
        await page.SetViewportSizeAsync(opened.Width, opened.Height);
    }

    private static async Task FitsAsync(IPage page, string path) =>
        (
            await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth")
        ).ShouldBeTrue($"{path} is wider than the screen of {page.ViewportSize?.Width}");

    private static async Task PictureAsync(IPage page, string path, string name)
    {
        if (Pictures is null)
        {
            return;
        }
        Directory.CreateDirectory(Pictures);
        var file = string.Concat(path.Trim('/').Select(c => char.IsAsciiLetter(c) ? c : '-'));
        await page.ScreenshotAsync(
            new()
            {
                Path = Path.Combine(Pictures, $"{name}-{file[..Math.Min(60, file.Length)].TrimEnd('-')}.png"),
                FullPage = true,
            }
        );
    }

    // By night the colours alone are others than by day.
    private static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page, ColorScheme scheme)
    {
        // The page's own policy lets no other script in; the browser's tools may.
        if (scheme == ColorScheme.Light)
        {
            await page.EvaluateAsync(Axe);
        }
        // What passes is counted, and not described at length: nobody reads it.
        var what = "resultTypes: ['violations'], preload: false";
        what += scheme == ColorScheme.Light ? "" : ", runOnly: ['color-contrast']";
        var found = await page.EvaluateAsync<JsonElement>(
            $"async () => (await axe.run({{ {what} }})).violations.map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join(' | '))"
        );
        return [.. found.EnumerateArray().Select(v => v.GetString() ?? "")];
    }

    private static readonly string Axe = ReadAxe();

    private static string ReadAxe()
    {
        var home = typeof(AxeResult).Assembly;
        using var stream = home.GetManifestResourceStream(
            home.GetManifestResourceNames().Single(n => n.EndsWith("axe.min.js", StringComparison.Ordinal))
        )!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
