using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.App.Terminal.Commands;

namespace TherapyJournal.App.Terminal;

/// <summary>What every command has at hand while it runs. The services are opened at their first use, never for --help.</summary>
internal sealed class CommandContext(
    bool json,
    string? actingAs,
    TerminalStreams streams,
    Func<CancellationToken, Task<IServiceProvider>> openServices,
    CancellationToken cancellation
) : IAsyncDisposable
{
    private IServiceProvider? services;

    /// <summary>One JSON document on stdout is wanted instead of a page.</summary>
    public bool Json => json;

    /// <summary>The name of the therapist who acts, from --as or JOURNAL_AS; null when nobody said.</summary>
    public string? ActingAs => actingAs;

    /// <summary>Somebody has read fixed words in this command.</summary>
    public bool CrisisWordsWereSaid { get; set; }

    /// <summary>The words at hand are committed: whatever fails from here on, a script must not send them once more.</summary>
    public bool WordsAreKept { get; set; }

    /// <summary>The minute that the words at hand may take; it begins when they are there.</summary>
    public TimeForWords TimeForWords { get; set; } = new();

    /// <summary>Ctrl-C.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>Where the command writes for people. With --json it stands on stderr.</summary>
    public TerminalScreen Screen { get; } = new(streams, pageOnError: json);

    /// <summary>Standard input, for commands that read a whole text from it.</summary>
    public TextReader Input => streams.Input;

    /// <summary>The program's services, opened at the first call.</summary>
    public async Task<IServiceProvider> ServicesAsync() => services ??= await openServices(cancellation);

    /// <summary>The same streams with other services, which stay the caller's to dispose of.</summary>
    public CommandContext With(IServiceProvider others, string actsAs) =>
        new(json, actsAs, streams, _ => Task.FromResult<IServiceProvider>(new Borrowed(others)), cancellation);

    /// <summary>One service of the program.</summary>
    public async Task<T> GetAsync<T>()
        where T : notnull => (await ServicesAsync()).GetRequiredService<T>();

    /// <summary>Answers: the document on stdout with --json, else the page.</summary>
    public int Done<T>(T document, JsonTypeInfo<T> type, Action<TerminalScreen> page)
    {
        if (json)
            Reply.Write(streams.Output, document, type);
        else
            page(Screen);
        return ExitCode.Done;
    }

    /// <summary>Refuses, with what happened, what is kept and what to do.</summary>
    public int Refused(string whatHappened, string? whatIsKept = null, string? whatToDo = null)
    {
        Screen.Error(whatHappened, whatIsKept, whatToDo);
        return ExitCode.Refused;
    }

    /// <summary>Says that the command line asks for something that cannot be meant.</summary>
    public int WrongUsage(string whatHappened, string? whatToDo = null)
    {
        Screen.Error(whatHappened, whatToDo: whatToDo);
        return ExitCode.Usage;
    }

    public async ValueTask DisposeAsync()
    {
        if (services is IAsyncDisposable asynchronous)
            await asynchronous.DisposeAsync();
        else
            (services as IDisposable)?.Dispose();
    }

    private sealed class Borrowed(IServiceProvider inner) : IServiceProvider
    {
        public object? GetService(Type serviceType) => inner.GetService(serviceType);
    }
}
