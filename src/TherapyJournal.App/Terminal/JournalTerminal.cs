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
    public void Does(Command command, Func<ParseResult, CommandContext, Task<int>> work) =>
        command.SetAction((parsed, cancellation) => RunAsync(parsed, work, cancellation));

    /// <summary>Runs one command line with these commands and returns the exit code.</summary>
    public async Task<int> RunAsync(string[] args, params IReadOnlyList<Func<JournalTerminal, Command>> commands)
    {
        var root = new RootCommand("Therapy Journal: the hours between sessions.") { json, actingAs };
        root.HelpName = "journal";
        foreach (var create in commands)
            root.Add(create(this));

        // Without response files: a text that begins with @ is a text, never the name of a file to read.
        var parsed = root.Parse(
            args.Length == 0 ? ["--help"] : args,
            new ParserConfiguration { ResponseFileTokenReplacer = null }
        );
        if (parsed.Action is null or System.CommandLine.Invocation.ParseErrorAction)
        {
            WrongUsage.Explain(parsed, new TerminalScreen(streams));
            return ExitCode.Usage;
        }
        return await parsed.InvokeAsync(
            new InvocationConfiguration
            {
                Output = streams.Output,
                Error = streams.Error,
                EnableDefaultExceptionHandler = false,
            }
        );
    }

    private async Task<int> RunAsync(
        ParseResult parsed,
        Func<ParseResult, CommandContext, Task<int>> work,
        CancellationToken cancellation
    )
    {
        try
        {
            await using var context = new CommandContext(
                parsed.GetValue(json),
                parsed.GetValue(actingAs) ?? NotEmpty(streams.Environment("JOURNAL_AS")),
                streams,
                openServices,
                cancellation
            );
            return await work(parsed, context);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
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

    private static string? NotEmpty(string? name) => string.IsNullOrWhiteSpace(name) ? null : name;
}
