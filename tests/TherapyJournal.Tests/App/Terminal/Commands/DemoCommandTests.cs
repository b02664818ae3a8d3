using System.Diagnostics;
using System.Globalization;
using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Tests.App.Web;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

/// <summary>The demo as `./dev demo` starts it: a process of its own, with nobody at the keyboard.</summary>
public sealed class DemoCommandTests
{
    private const int Hanging = 120_000;

    private static readonly string[] Steps = ["Ask", "Write", "Screen", "Reflect", "Summarise", "Review", "Ask again"];

    [Fact(Timeout = Hanging)]
    public async Task Without_a_key_it_shows_every_step_follows_the_accepted_goal_and_says_what_to_type()
    {
        await using var ground = await Ground.BareAsync(TestedDatabase.Sqlite);
        var home = Directory.CreateDirectory(Path.Combine(ground.Folder, "home")).FullName;

        var end = await new JournalProgram(ground, ("HOME", home), ("NO_COLOR", "1")).RunAsync("demo");

        end.ExitCode.ShouldBe(ExitCode.Done, end.Output + end.Error);
        var page = Page(end);
        foreach (var (step, i) in Steps.Select((s, i) => (s, i + 1)))
        {
            page.ShouldContain($"{i} {step}");
        }
        page.ShouldContain("written without AI");
        var goal = Between(page, "suggested goal: ", " “");
        page[page.IndexOf("7 Ask again", StringComparison.Ordinal)..].ShouldContain(goal, Case.Insensitive);
        page.ShouldContain("session \"");
        Directory.EnumerateFileSystemEntries(home).ShouldBeEmpty("nothing of it is anybody's own");
    }

    [Fact(Timeout = Hanging)]
    public async Task With_a_key_the_model_speaks()
    {
        await using var ground = await Ground.BareAsync(TestedDatabase.Sqlite);
        await using var model = await FakeOpenAi.StartAsync();
        var program = new JournalProgram(
            ground,
            ("OPENAI_API_KEY", FakeOpenAi.Key),
            ("OPENAI_BASE_URL", model.BaseUrl),
            ("NO_COLOR", "1")
        );

        var end = await program.RunAsync("demo");

        end.ExitCode.ShouldBe(ExitCode.Done, end.Output + end.Error);
        Page(end).ShouldContain("A model is configured, and the invented patient agrees to it.");
        model.Requests.Count.ShouldBeGreaterThan(2);
    }

    [Fact(Timeout = Hanging)]
    public async Task Beside_a_journal_it_refuses_and_touches_nothing()
    {
        await using var ground = await Ground.NewAsync(TestedDatabase.Sqlite);
        ground.Settle();
        var before = await File.ReadAllBytesAsync(ground.SqliteFile, TestContext.Current.CancellationToken);

        var end = await new JournalProgram(ground).RunAsync("demo");

        end.ExitCode.ShouldBe(ExitCode.Refused);
        end.Error.ShouldContain("there is a journal here already");
        (await File.ReadAllBytesAsync(ground.SqliteFile, TestContext.Current.CancellationToken)).ShouldBe(before);
    }

    [Fact(Timeout = Hanging)]
    public async Task Straight_to_the_web_page_it_answers_this_machine_alone_until_somebody_ends_it()
    {
        await using var ground = await Ground.BareAsync(TestedDatabase.Sqlite);
        await using var demo = new JournalProgram(ground, ("NO_COLOR", "1")).Start("demo", "--web");
        var said = await demo.SaysAsync("Ctrl-C ends it.", TestContext.Current.CancellationToken);
        var port = int.Parse(Between(said, "http://localhost:", "/sample/"), CultureInfo.InvariantCulture);
        using (var patient = new Browser(port, TestContext.Current.CancellationToken))
        {
            var shown = await patient.OpenAsync("/sample/patient");
            shown.Path.ShouldBe("/journal");
            shown.Text.ShouldContain("This is the sample practice. Nothing here is real.");
            (await patient.OpenAsync("/journal/entries")).Text.ShouldContain("The heron was gone");
            (await patient.OpenAsync("/journal/mood")).Text.ShouldContain("6 of 10");
        }
        HeardAt(port).ShouldBe(["0100007F"]);
        var watch = Stopwatch.StartNew();

        demo.Interrupt();
        var end = await demo.EndAsync(TimeSpan.FromSeconds(20));

        (end.ExitCode, watch.Elapsed < TimeSpan.FromSeconds(5)).ShouldBe((ExitCode.Done, true), end.Error);
        end.Error.ShouldContain("The page is closed.");
    }

    /// <summary>The addresses at which somebody listens at a port, as Linux writes them.</summary>
    private static IReadOnlyList<string> HeardAt(int port) =>
        [
            .. new[] { "/proc/net/tcp", "/proc/net/tcp6" }
                .SelectMany(File.ReadAllLines)
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(fields => fields[3] == "0A")
                .Select(fields => fields[1].Split(':'))
                .Where(address => address[1] == port.ToString("X4", CultureInfo.InvariantCulture))
                .Select(address => address[0]),
        ];

    // The words alone: however the lines were broken, and without the margin.
    private static string Page(ProgramEnd end) =>
        string.Join(
            ' ',
            end.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word is not "┊")
        );

    private static string Between(string page, string from, string to)
    {
        var begin = page.IndexOf(from, StringComparison.Ordinal) + from.Length;
        begin.ShouldBeGreaterThan(from.Length);
        return page[begin..page.IndexOf(to, begin, StringComparison.Ordinal)];
    }
}
