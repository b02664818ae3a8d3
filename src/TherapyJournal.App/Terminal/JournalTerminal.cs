using System.CommandLine;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal;

/// <summary>
/// The door of the terminal: reads the command line, gives each command its context, and turns whatever happens into an exit code
/// and a sentence.
/// </summary>
internal sealed class JournalTerminal(
    TerminalStreams streams,
    Func<CancellationToken, Task<IServiceProvider>> openServices
)
{
    // Whoever ends the program waits no longer than this for a step that does not listen.
    private static readonly TimeSpan UsualGrace = TimeSpan.FromSeconds(2);
    private TimeSpan grace = UsualGrace;

    private readonly Option<bool> json = new("--json")
    {
        Description = "Write one JSON document on stdout, and messages on stderr.",
        Recursive = true,
    };

    private readonly Option<string?> actingAs = new("--as")
    {
        Description = "The therapist who acts (or set JOURNAL_AS). It says who, it does not prove it.",
        HelpName = "therapist",
        Recursive = true,
    };

    /// <summary>Gives a command its work; the work answers with an exit code.</summary>
    /// <param name="command">The command.</param>
    /// <param name="work">What it does.</param>
    /// <param name="longestEnd">How long it may take to end once it is asked to; null: as long as any command.</param>
    public void Does(Command command, Func<ParseResult, CommandContext, Task<int>> work, TimeSpan? longestEnd = null) =>
        command.SetAction(
            (parsed, _) =>
            {
                grace = longestEnd ?? UsualGrace;
                return RunAsync(parsed, work, streams.Interruptions.Ending);
            }
        );

    /// <summary>Runs one command line with these commands and returns the exit code.</summary>
    public async Task<int> RunAsync(string[] args, params IReadOnlyList<Func<JournalTerminal, Command>> commands)
    {
        var root = new RootCommand("Therapy Journal: the hours between sessions.") { json, actingAs };
        HelpPage.Replace(root, streams);
        foreach (var create in commands)
            root.Add(create(this));

        // Without response files: a text that begins with @ is a text, never the name of a file to read.
        var parsed = root.Parse(
            args is ["help", .. var about] ? [.. about, "--help"]
                : args.Length == 0 ? ["--help"]
                : args,
            new ParserConfiguration { ResponseFileTokenReplacer = null }
        );
        if (parsed.Action is null or System.CommandLine.Invocation.ParseErrorAction || IsHelpAboutNothing(parsed))
        {
            var screen = new TerminalScreen(streams);
            WrongUsage.SayWhomToCall(parsed, screen);
            WrongUsage.Explain(parsed, screen);
            return ExitCode.Usage;
        }
        var running = parsed.InvokeAsync(
            new InvocationConfiguration
            {
                Output = streams.Output,
                Error = streams.Error,
                EnableDefaultExceptionHandler = false,
                // Signals are ours: while somebody writes, Ctrl-C must not cost their words.
                ProcessTerminationTimeout = null,
            }
        );
        return await EndAsync(running);
    }

    // A page about something else than what was asked for helps nobody.
    private static bool IsHelpAboutNothing(ParseResult parsed) =>
        parsed is { Action: HelpPage, UnmatchedTokens.Count: > 0, CommandResult.Command.Subcommands.Count: > 0 };

    private async Task<int> EndAsync(Task<int> running)
    {
        var asked = new TaskCompletionSource();
        await using var listening = streams.Interruptions.Ending.Register(asked.SetResult);
        await Task.WhenAny(running, asked.Task);
        if (!running.IsCompleted)
            await Task.WhenAny(running, Task.Delay(grace));
        return running.IsCompleted ? await running : ExitCode.Interrupted;
    }

    private async Task<int> RunAsync(
        ParseResult parsed,
        Func<ParseResult, CommandContext, Task<int>> work,
        CancellationToken cancellation
    )
    {
        var context = new CommandContext(
            parsed.GetValue(json),
            parsed.GetValue(actingAs) ?? NotEmpty(streams.Environment("JOURNAL_AS")),
            streams,
            openServices,
            cancellation
        );
        try
        {
            await using (context)
                return await work(parsed, context);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            SayStopped(context);
            return ExitCode.Interrupted;
        }
        catch (IOException) when (streams.Interruptions.NobodyIsThere)
        {
            // The window was closed: there is nobody to tell, and nowhere to.
            return ExitCode.Interrupted;
        }
        catch (TerminalStop stop)
        {
            new TerminalScreen(streams).Error(stop.Message, whatToDo: stop.WhatToDo);
            return stop.ExitCode;
        }
        catch (SettingException setting)
        {
            new TerminalScreen(streams).Error(setting.Message);
            return ExitCode.Refused;
        }
        catch (Exception fault)
        {
            new TerminalScreen(streams).Error(Fault.Sentence(fault));
            return ExitCode.Refused;
        }
    }

    // Whoever stops a program after writing wants to know one thing.
    private void SayStopped(CommandContext context)
    {
        if (!streams.Interruptions.NobodyIsThere)
            context.Screen.Remark(
                context.WordsAreKept ? "Stopped. What you wrote is kept, and what follows it waits." : "Stopped."
            );
    }

    private static string? NotEmpty(string? name) => string.IsNullOrWhiteSpace(name) ? null : name;
}
