using Microsoft.Playwright;
using Shouldly;
using TherapyJournal.Tests.App.Web;
using Xunit;

// One server for all of them.
[assembly: AssemblyFixture(typeof(TherapyJournal.BrowserTests.ServedJournal))]

namespace TherapyJournal.BrowserTests;

/// <summary>Tests in a real Chromium, which is Debian's. Where there is none they are skipped, visibly.</summary>
public abstract class BrowserTest(ServedJournal journal) : IAsyncLifetime
{
    /// <summary>Milliseconds after which a test counts as hanging.</summary>
    protected const int Hanging = 180_000;

    /// <summary>Good enough for anybody here.</summary>
    protected const string Password = "four quiet words suffice";

    private readonly List<IBrowserContext> contexts = [];

    private static int tests;

    // Tests run side by side: the people of one are nobody to the others.
    private readonly int number = Interlocked.Increment(ref tests);
    private string? therapist;

    protected ServedJournal Journal { get; } = journal;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        DebiansChromium.SkipWithout();
        therapist = Id(await Journal.RunAsync("therapists", "add", "--name", $"Therapist {number}"));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var context in contexts)
        {
            await context.CloseAsync();
        }
    }

    /// <summary>Runs a command as the therapist of this test, unless it says as whom.</summary>
    private protected Task<System.Text.Json.JsonElement> RunAsync(params IReadOnlyList<string> words) =>
        Journal.RunAsync(words.Contains("--as") ? words : [.. words, "--as", therapist!]);

    private protected static ViewportSize TabletSize { get; } = new() { Width = 820, Height = 1180 };

    /// <summary>A page in a browser of its own, in which nobody is signed in.</summary>
    private protected async Task<IPage> NewPageAsync(Screen screen = Screen.Desktop, bool scripts = true)
    {
        var context = await Journal.Browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = Journal.Address.ToString(),
                // The limit of tries from one address holds for each test by itself.
                ExtraHTTPHeaders = [new("X-Forwarded-For", $"127.1.{number}.1")],
                JavaScriptEnabled = scripts,
                ViewportSize = screen switch
                {
                    Screen.Phone => new ViewportSize { Width = 390, Height = 844 },
                    Screen.Tablet => TabletSize,
                    _ => new ViewportSize { Width = 1280, Height = 800 },
                },
            }
        );
        contexts.Add(context);
        context.SetDefaultTimeout(20_000);
        return await context.NewPageAsync();
    }

    /// <summary>A page of a patient who has just taken their invitation up.</summary>
    private protected async Task<IPage> PatientAsync(string name, Screen screen = Screen.Phone, bool scripts = true)
    {
        var added = await RunAsync(
            "patients",
            "add",
            "--name",
            name,
            "--goal",
            "Sleep through the night",
            "--consent",
            "all"
        );
        var page = await NewPageAsync(screen, scripts);
        await JoinAsync(page, await RunAsync("invite", Id(added), "--web"), name, scripts);
        (await page.GetByLabel("Your words").CountAsync()).ShouldBe(1, $"{page.Url}: {await page.ContentAsync()}");
        return page;
    }

    /// <summary>Takes up an invitation that a command has printed.</summary>
    private protected static async Task JoinAsync(
        IPage page,
        System.Text.Json.JsonElement invitation,
        string name,
        bool scripts = true
    )
    {
        var link = invitation.GetProperty("link").GetString()!; // every invitation has one
        await page.GotoAsync(link);
        if (!scripts)
        {
            await page.GetByLabel("The code of your invitation")
                .FillAsync(link[(link.IndexOf('#', StringComparison.Ordinal) + 1)..]);
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await page.GetByLabel("A name to sign in under").FillAsync(name);
        await page.GetByLabel("A password").FillAsync(Password);
        if (await page.Locator("input[name=key]").CountAsync() > 0)
        {
            var key = await page.Locator("input[name=key]").GetAttributeAsync("value");
            await page.GetByLabel("The six digits that the app shows now").FillAsync(AuthenticatorApp.Code(key!));
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "Set up and sign in" }).ClickAsync();
        // Not until it is loaded: now and then this browser never says that it is.
        await Assertions.Expect(page).Not.ToHaveURLAsync("/join", new() { Timeout = 20_000 });
        (await page.Locator(".problem").CountAsync()).ShouldBe(0, await page.Locator("main").InnerTextAsync());
    }

    /// <summary>The therapist of this test, who has just taken their invitation up.</summary>
    private protected async Task<IPage> TherapistAsync(string name, Screen screen = Screen.Desktop, bool scripts = true)
    {
        var page = await NewPageAsync(screen, scripts);
        await JoinAsync(page, await RunAsync("therapists", "invite", therapist!), name, scripts);
        await page.GetByRole(AriaRole.Link, new() { Name = "I have them" }).ClickAsync();
        return page;
    }

    /// <summary>An owner of the practice, who has just taken their invitation up.</summary>
    private protected async Task<IPage> OwnerAsync(string name, Screen screen = Screen.Desktop)
    {
        var page = await NewPageAsync(screen);
        var added = await RunAsync("owner", "add", "--name", name, "--email", "owner@practice.example");
        await JoinAsync(page, added, name);
        await page.GetByRole(AriaRole.Link, new() { Name = "I have them" }).ClickAsync();
        return page;
    }

    /// <summary>Waits until the page says that the entry is kept.</summary>
    private protected static Task KeptAsync(IPage patient) =>
        Assertions
            .Expect(patient.GetByText("Thank you for writing").Or(patient.GetByText("It is kept.")).First)
            .ToBeVisibleAsync(new() { Timeout = 20_000 });

    private protected static string Id(System.Text.Json.JsonElement document) =>
        document.GetProperty("id").GetString().ShouldNotBeNull();
}

/// <summary>How large the screen is.</summary>
internal enum Screen
{
    Phone,
    Tablet,
    Desktop,
}
