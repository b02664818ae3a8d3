using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Shouldly;
using TherapyJournal.Assistants;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Assistants;

/// <summary>Tests of the room Assistants against stand-ins for the vendors over real HTTP.</summary>
public abstract class AssistantTest : IAsyncLifetime
{
    /// <summary>Milliseconds after which a test counts as hanging.</summary>
    protected const int Hanging = 120_000;

    protected static readonly LocalDate Day = new(2026, 3, 3);
    private protected static readonly SafetyIdentifier Somebody = SafetyIdentifier.From(new byte[32]);

    private readonly List<ServiceProvider> built = [];
    private FakeOpenAi? openAi;
    private FakeAnthropic? anthropic;

    protected FakeOpenAi OpenAi => openAi ?? throw new InvalidOperationException("The test has not begun.");

    protected FakeAnthropic Anthropic => anthropic ?? throw new InvalidOperationException("The test has not begun.");

    /// <summary>Everything that was logged.</summary>
    protected ConcurrentQueue<string> Logged { get; } = new();

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        (openAi, anthropic) = (await FakeOpenAi.StartAsync(), await FakeAnthropic.StartAsync());

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var services in built)
        {
            await services.DisposeAsync();
        }
        await OpenAi.DisposeAsync();
        await Anthropic.DisposeAsync();
    }

    /// <summary>The room's services, with a key and the fake's address unless the settings say otherwise.</summary>
    protected ServiceProvider Room(params (string Name, string? Value)[] settings)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["OPENAI_API_KEY"] = FakeOpenAi.Key,
            ["OPENAI_BASE_URL"] = OpenAi.BaseUrl,
            ["ANTHROPIC_API_KEY"] = FakeAnthropic.Key,
            ["ANTHROPIC_BASE_URL"] = Anthropic.Origin,
        };
        foreach (var (name, value) in settings)
        {
            values[name] = value;
        }
        var services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Capture(Logged)))
            .AddSingleton<TimeProvider>(new StandingClock())
            .AddAssistants(new ConfigurationBuilder().AddInMemoryCollection(values).Build())
            .BuildServiceProvider();
        built.Add(services);
        return services;
    }

    protected Assistant NewAssistant(params (string Name, string? Value)[] settings) =>
        Room(settings).GetRequiredService<Assistant>();

    /// <summary>Why these settings switch models off; no step may have a way to a model then.</summary>
    protected string ProblemOf(params (string Name, string? Value)[] settings)
    {
        var assistant = NewAssistant(settings);
        assistant.IsConfigured.ShouldBeFalse();
        return assistant.SettingsProblem.ShouldNotBeNull();
    }

    /// <summary>The assistant over one of the adapters: responses, chat or anthropic.</summary>
    protected Assistant NewAssistantOver(string api, params (string Name, string? Value)[] settings) =>
        NewAssistant([
            ("Journal:Assistants:Api", api),
            (
                "Journal:Assistants:Model",
                api switch
                {
                    "chat" => "gpt-6-luna",
                    "anthropic" => FakeAnthropic.Model,
                    _ => null,
                }
            ),
            .. settings,
        ]);

    /// <summary>The stand-in that an adapter speaks to.</summary>
    protected FakeModelServer ServerOf(string api) => api is "anthropic" ? Anthropic : OpenAi;

    private sealed class Capture(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}
