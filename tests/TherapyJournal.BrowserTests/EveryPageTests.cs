using System.Reflection;
using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace TherapyJournal.BrowserTests;

/// <summary>Every page, light and dark, on a phone and at a desk: axe-core finds no violation. `./dev pictures` also keeps a picture of each, to be looked at.</summary>
public sealed class EveryPageTests(ServedJournal journal) : BrowserTest(journal)
{
    // Nobody looks at them after most runs, and they are a third of the time.
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("JOURNAL_PICTURES_OF_PAGES");

    [Fact(Timeout = Hanging)]
    public async Task Whoever_is_not_signed_in_finds_pages_that_everybody_can_use()
    {
        var page = await NewPageAsync(Screen.Phone);
        foreach (var path in new[] { "/sign-in", "/sign-in/code", "/join" })
        {
            await LookAsync(page, path, "out");
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task A_patient_finds_pages_that_everybody_can_use()
    {
        var page = await PatientAsync("Dora Looks");
        await page.GetByLabel("Your words").FillAsync("The night was long. Talking to my sister helped.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).ClickAsync();
        await KeptAsync(page);
        string[] paths =
        [
            "/journal",
            "/journal/entries",
            "/journal/mood",
            "/journal/goals",
            "/journal/week",
            "/journal/plan",
            "/journal/plan/edit",
            "/journal/consents",
            "/journal/readings",
            "/journal/rights",
            "/journal/by-itself",
            "/account",
        ];
        foreach (var path in paths)
        {
            await LookAsync(page, path, "patient");
        }
        await page.GotoAsync("/journal/entries");
        var one = await page.Locator("main a[href^='/journal/entries/']").First.GetAttributeAsync("href");
        await LookAsync(page, one!, "patient");
        await LookAsync(page, $"{one}/edit", "patient");
        await LookAsync(page, $"{one}/take-back", "patient");
        await page.GotoAsync("/journal/plan/edit");
        await page.GetByLabel("What I can do by myself").FillAsync("Walk by the canal\nA long bath");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the plan" }).ClickAsync();
        await LookHereAsync(page, "/journal/plan-kept", "patient");
        await LookAsync(page, "/journal/plan/edit", "patient-begun");
        await page.GotoAsync("/journal/rights/erase");
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, erase my journal" }).ClickAsync();
        await LookAsync(page, "/journal", "hidden");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_therapist_finds_pages_that_everybody_can_use()
    {
        var added = await Journal.RunAsync(
            "patients",
            "add",
            "--name",
            "Emil Looked-at",
            "--goal",
            "Go out more",
            "--consent",
            "all"
        );
        foreach (
            var words in new[]
            {
                "I stayed in. I would like to go out for bread each morning.",
                "I want to die. I have the pills here.",
            }
        )
        {
            await Journal.RunAsync("write", Id(added), "--text", words);
        }
        var page = await TherapistAsync("therapist who looks");
        foreach (
            var path in new[]
            {
                "/today",
                "/patients",
                $"/patients/{Id(added)}",
                $"/patients/{Id(added)}/settings",
                $"/patients/{Id(added)}/plan",
                $"/patients/{Id(added)}/sessions",
                $"/patients/{Id(added)}/invite",
                $"/patients/{Id(added)}/models",
                "/patients/new",
                $"/patients/{Id(added)}/period",
                $"/patients/{Id(added)}/period?from=2020-01-01&to=2999-12-31",
                $"/patients/{Id(added)}/trends",
                $"/patients/{Id(added)}/trends?weeks=all",
                "/account",
            }
        )
        {
            await LookAsync(page, path, "desk");
        }
        await page.GotoAsync($"/patients/{Id(added)}/invite");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a link to the web page" }).ClickAsync();
        await LookHereAsync(page, "/patients/invitation", "desk");
        await page.GotoAsync($"/patients/{Id(added)}/period?from=2020-01-01&to=2999-12-31");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        (await page.Locator("form:visible, nav:visible, button:visible").CountAsync()).ShouldBe(0, "on paper");
    }

    [Theory(Timeout = Hanging)]
    [InlineData(nameof(Screen.Desktop))]
    [InlineData(nameof(Screen.Phone))]
    public async Task A_plan_that_two_keep_and_notes_that_one_keeps_are_for_everybody_to_use(string screen)
    {
        var added = Id(
            await Journal.RunAsync(
                "patients",
                "add",
                "--name",
                $"Gil of {screen}",
                "--country",
                "GB",
                "--consent",
                "all"
            )
        );
        var page = await TherapistAsync($"therapist at the {screen}", Enum.Parse<Screen>(screen));
        await page.GotoAsync($"/patients/{added}/plan");
        await page.GetByLabel("People I can ask for help").FillAsync("Zoë, 0151 234\nMy brother");
        await page.GetByLabel("What I can do by myself").FillAsync("Walk by the canal");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the plan" }).ClickAsync();
        await page.GetByText("Who changed what, and when").ClickAsync();
        await LookHereAsync(page, "/plan/kept", $"desk-{screen}");
        await page.GetByLabel("People I can ask for help").FillAsync("Zoë, 0151 234\nDad");
        await Journal.RunAsync("plan", added, "--step", "4", "--line", "Anna", "--line", "My brother");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the plan" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Meanwhile, by Therapist")).ToBeVisibleAsync();
        await LookHereAsync(page, "/plan/met", $"desk-{screen}");
        await OnPaperAsync(page, "plan", screen);

        await page.GotoAsync($"/patients/{added}/sessions");
        await page.GetByLabel("A session to note").FillAsync("2026-01-20");
        await page.GetByLabel("At, if you like").FillAsync("14:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Note it" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Tue 20 Jan 2026 14:00" }).ClickAsync();
        await page.GetByLabel("Your own notes")
            .FillAsync("Spoke of the sister for the first time.\n\nI grew tired. Ask what she fears.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the notes" }).ClickAsync();
        await LookHereAsync(page, "/session/notes", $"desk-{screen}");
        await OnPaperAsync(page, "notes", screen);
        await LookAsync(page, $"/patients/{added}/sessions", $"desk-{screen}-with-notes");
    }

    [Theory(Timeout = Hanging)]
    [InlineData(nameof(Screen.Desktop))]
    [InlineData(nameof(Screen.Phone))]
    public async Task An_owner_finds_pages_that_everybody_can_use(string screen)
    {
        var stone = await Journal.RunAsync("therapists", "add", "--name", $"Dr Stone of {screen}");
        await Journal.RunAsync("therapists", "add", "--name", $"Dr Reed of {screen}");
        foreach (var name in new[] { "Fay Unnamed", "Gil Unnamed", "Hal Unnamed" })
        {
            await Journal.RunAsync("patients", "add", "--name", name, "--as", Id(stone));
        }
        await Journal.RunAsync("therapists", "cover", Id(stone), "--by", $"Dr Reed of {screen}");
        await Journal.RunAsync("patients", "list", "--as", Id(stone));
        var page = await OwnerAsync($"Olga of {screen}", Enum.Parse<Screen>(screen));
        var therapist = $"/practice/therapists/{Id(stone)}";
        string[] paths =
        [
            "/practice/therapists",
            therapist,
            $"{therapist}/leave",
            "/practice/policies",
            "/practice/consents",
            "/practice/helplines",
            "/practice/readings",
            "/practice/readings/chains",
            "/practice/models",
            "/practice/health",
        ];
        foreach (var path in paths)
        {
            await LookAsync(page, path, $"owner-{screen}");
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "Look now" }).ClickAsync();
        await LookHereAsync(page, "/practice/health-looked", $"owner-{screen}");
        await page.GotoAsync(therapist);
        await page.GetByText("Show them one by one").ClickAsync();
        await LookHereAsync(page, "/practice/caseload", $"owner-{screen}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make an invitation" }).ClickAsync();
        await LookHereAsync(page, "/practice/invitation", $"owner-{screen}");
        await page.GotoAsync("/practice/consents");
        await page.Locator("summary").First.ClickAsync();
        await LookHereAsync(page, "/practice/consent-read", $"owner-{screen}");
    }

    private static async Task OnPaperAsync(IPage page, string path, string screen)
    {
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        (await page.Locator("form:visible, nav:visible, button:visible").CountAsync()).ShouldBe(0, "on paper");
        await PictureAsync(page, path, $"paper-{screen}");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
    }

    private static async Task LookAsync(IPage page, string path, string who)
    {
        await page.GotoAsync(path);
        (await page.EvaluateAsync<string>("() => location.pathname")).ShouldBe(path.Split('?')[0], "sent elsewhere");
        await LookHereAsync(page, path, who);
    }

    /// <summary>The page that is open, which may stand at no path of its own.</summary>
    private static async Task LookHereAsync(IPage page, string path, string who)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await PictureAsync(page, path, $"{who}-{scheme}");
            (await ViolationsAsync(page, scheme)).ShouldBeEmpty($"{path} {scheme}");
        }
        (
            await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth")
        ).ShouldBeTrue($"{path} is wider than the screen");
        (await page.TitleAsync()).ShouldBe("Therapy Journal");
    }

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
        var what = scheme == ColorScheme.Light ? "" : "{ runOnly: ['color-contrast'] }";
        var found = await page.EvaluateAsync<JsonElement>(
            $"async () => (await axe.run({what})).violations.map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join(' | '))"
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
