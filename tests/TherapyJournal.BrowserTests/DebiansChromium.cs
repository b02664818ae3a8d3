using Microsoft.Playwright;
using Xunit;

namespace TherapyJournal.BrowserTests;

/// <summary>The browser of the machine. Where there is none, whoever needs it is skipped, visibly.</summary>
internal static class DebiansChromium
{
    // Without a window it takes three fifths of the processor's time; where there is that with a window alone, it does as well.
    private static readonly string? Program = new[]
    {
        "/usr/bin/chromium-headless-shell",
        "/usr/bin/chromium",
    }.FirstOrDefault(File.Exists);

    /// <summary>Whether there is one.</summary>
    public static bool IsThere => Program is not null;

    /// <summary>Ends a test that cannot go on without it.</summary>
    public static void SkipWithout() =>
        Assert.SkipUnless(IsThere, "No Chromium is installed (Debian's package chromium-headless-shell).");

    /// <summary>Starts it, without a window and without a word to anybody outside.</summary>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Program,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
}
