using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TherapyJournal.App;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.Tests.Database;

namespace TherapyJournal.Tests.App.Terminal.Commands;

/// <summary>A terminal with the commands, on a ground of its own; every line runs as a process would.</summary>
internal sealed class CommandDesk(Ground ground)
{
    private Desk? running;

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    /// <summary>What the command line that is running has written so far.</summary>
    public string OutputSoFar => running?.Output ?? "";

    /// <summary>What it has written beside its answer so far.</summary>
    public string ErrorSoFar => running?.Error ?? "";

    /// <summary>Output and error of the last command line together, in the order in which they were written.</summary>
    public string Transcript => running?.Transcript ?? "";

    /// <summary>The output as it reads, whatever line it was broken into.</summary>
    public string Page => string.Join(' ', Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What somebody types into the next command line that runs; null: nobody is at the keyboard.</summary>
    public string? Typed { get; set; }

    /// <summary>What is pressed key by key, instead of being typed in lines.</summary>
    public TypedKeys? Keys { get; set; }

    /// <summary>Runs one command line and returns its exit code.</summary>
    public async Task<int> RunAsync(params string[] words)
    {
        var desk = new Desk(
            Typed ?? "",
            terminal: Typed is not null || Keys is not null,
            keys: Keys,
            environment: ("NO_COLOR", "1")
        );
        (Typed, Keys) = (null, null);
        running = desk;
        var terminal = new JournalTerminal(
            desk.Streams,
            async cancel =>
                await Services.OpenAsync(Settings(), ground.Clock, desk.Screen.Remark, migrate: false, cancel)
        );
        var exit = await terminal.RunAsync(words, CommandList.Of(Unopened, ground.Clock));
        (Output, Error) = (desk.Output, desk.Error);
        return exit;
    }

    /// <summary>Runs one command line that is expected to be done.</summary>
    public async Task DoneAsync(params string[] words) =>
        (await RunAsync(words)).ShouldBe(ExitCode.Done, Output + Error);

    /// <summary>The id of an item in the list that was printed as JSON: by its place, or by its kind.</summary>
    public string Id(object which)
    {
        using var list = JsonDocument.Parse(Output);
        var item = which is int place
            ? list.RootElement[place]
            : list.RootElement.EnumerateArray().Single(i => i.GetProperty("kind").GetString() == (string)which);
        return item.GetProperty("id").GetString()!;
    }

    private IConfiguration Settings() => new ConfigurationBuilder().AddInMemoryCollection(ground.Settings).Build();

    private ServiceProvider Unopened() => Services.Build(Settings(), ground.Clock);
}
