using System.Diagnostics;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace TherapyJournal.BrowserTests;

/// <summary>Takes the pictures of the README from the running demo. `./dev pictures` asks for it; no run of the tests does.</summary>
public sealed class PicturesOfTheSample : IAsyncLifetime
{
    private const int Hanging = 180_000;
    private const long LargestPicture = 120_000;

    private readonly string folder = Directory.CreateTempSubdirectory("journal-pictures-").FullName;
    private Process? demo;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        DebiansChromium.SkipWithout();
        playwright = await Playwright.CreateAsync();
        browser = await DebiansChromium.LaunchAsync(playwright);
        Directory.CreateDirectory(Path.Combine(folder, "keys"));
        demo = JournalProcess.Start(folder, port: 0, ["demo", "--web"]);
        _ = demo.StandardError.ReadToEndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await (browser?.CloseAsync() ?? Task.CompletedTask);
        playwright?.Dispose();
        if (demo is { } running)
        {
            running.Kill(entireProcessTree: true);
            await running.WaitForExitAsync();
            running.Dispose();
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact(Explicit = true, Timeout = Hanging)]
    public async Task They_are_taken_from_the_running_program()
    {
        var (therapist, patient) = (await LinkAsync("therapist"), await LinkAsync("patient"));

        var desk = await OpenAsync(therapist, 1080, 480);
        await TakeAsync(desk, "today");
        await desk.SetViewportSizeAsync(1080, 620);
        await desk.GetByRole(AriaRole.Link, new() { Name = "Maren T.", Exact = true }).First.ClickAsync();
        await desk.Locator("#entries").EvaluateAsync("heading => heading.scrollIntoView()");
        await TakeAsync(desk, "patient");

        var phone = await OpenAsync(patient, 390, 780);
        await phone.Locator("[data-question] .written").WaitForAsync();
        await TakeAsync(phone, "tonight");
        await phone.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await phone.GotoAsync("/journal/week");
        await TakeAsync(phone, "week");
    }

    /// <summary>The link that the demo prints for one of its people.</summary>
    private async Task<Uri> LinkAsync(string who)
    {
        while (await demo!.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line) // started before the test
        {
            if (line.Trim() is var said && said.EndsWith($"/sample/{who}", StringComparison.Ordinal))
            {
                return new Uri(said);
            }
        }
        throw new InvalidOperationException("The demo ended before it said where its page is.");
    }

    private async Task<IPage> OpenAsync(Uri link, int width, int height)
    {
        var context = await browser!.NewContextAsync( // launched before the test
            new BrowserNewContextOptions
            {
                BaseURL = link.GetLeftPart(UriPartial.Authority),
                ViewportSize = new ViewportSize { Width = width, Height = height },
            }
        );
        var page = await context.NewPageAsync();
        await page.GotoAsync(link.ToString());
        return page;
    }

    private static async Task TakeAsync(IPage page, string name)
    {
        var file = Path.Combine(
            Environment.GetEnvironmentVariable("JOURNAL_PICTURES")
                ?? Path.Combine(AppContext.BaseDirectory, "pictures"),
            $"{name}.png"
        );
        await page.ScreenshotAsync(new() { Path = file });
        new FileInfo(file).Length.ShouldBeLessThan(LargestPicture, file);
    }
}
