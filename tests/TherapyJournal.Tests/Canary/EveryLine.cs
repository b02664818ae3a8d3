using System.Text;
using Microsoft.Extensions.Logging;

namespace TherapyJournal.Tests.Canary;

/// <summary>A log that keeps every line, with what was thrown.</summary>
internal sealed class EveryLine : ILoggerProvider, ILogger
{
    private readonly StringBuilder text = new();

    public string Text
    {
        get
        {
            lock (text)
            {
                return text.ToString();
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Keep($"{state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => Keep($"{formatter(state, exception)} {exception}");

    public void Dispose() { }

    private void Keep(string line)
    {
        lock (text)
        {
            text.AppendLine(line);
        }
    }
}
