using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TherapyJournal.Tests.App.Telegram;

/// <summary>A log whose lines a test reads.</summary>
internal sealed class ListeningLog<T> : ILogger<T>
{
    /// <summary>What was written, in order.</summary>
    public ConcurrentQueue<string> Lines { get; } = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => Lines.Enqueue(formatter(state, exception));
}
