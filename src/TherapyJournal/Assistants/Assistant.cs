using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using TherapyJournal.Assistants.Adapters;

namespace TherapyJournal.Assistants;

/// <summary>Asks a model to do one step, and gives back a checked form or the reason why there is none.</summary>
public sealed class Assistant
{
    private readonly ModelClients clients;
    private readonly ModelSettings settings;
    private readonly ModelRoutes routes;
    private readonly TimeSpan silence;
    private readonly TimeProvider clock;
    private readonly ILogger<Assistant> log;

    internal Assistant(ModelClients clients, ModelSettings settings, TimeProvider clock, ILogger<Assistant> log)
    {
        (this.clients, this.settings, this.clock, this.log) = (clients, settings, clock, log);
        (routes, silence) = (settings.Routes, TimeSpan.FromSeconds(settings.Options.SilentSeconds));
    }

    /// <summary>The setting for which no step is asked, in a sentence without a secret; null: the settings can be used.</summary>
    public string? SettingsProblem => settings.Problem;

    /// <summary>Whether there is a model to turn entries into vectors.</summary>
    public bool MakesVectors => routes.Embeddings.IsConfigured;

    /// <summary>False: no step can be asked, and each fails with <see cref="AssistantFailure.NotConfigured"/> without using the network.</summary>
    public bool IsConfigured => routes.AreConfigured;

    /// <summary>False: this step has no service to ask, and fails without using the network.</summary>
    public bool IsConfiguredFor(AssistantStep step) => routes.For(step).IsConfigured;

    /// <summary>The model that the settings name for a step.</summary>
    public string ModelFor(AssistantStep step) => routes.For(step).Model;

    /// <summary>The host that is asked in a step.</summary>
    public string HostFor(AssistantStep step) => routes.For(step).Host;

    /// <summary>Whether a step's service also moderates texts.</summary>
    internal bool HasModeration(AssistantStep step) => routes.HasModeration(step);

    /// <summary>The most tokens that an answer may have in a step.</summary>
    internal int MostTokensOut(AssistantStep step) => routes.For(step).MostTokensOut;

    /// <summary>Asks; at the longest for the step's time. Faults of the service are answers, never exceptions.</summary>
    /// <param name="step">What to do.</param>
    /// <param name="instructions">How it is to be done.</param>
    /// <param name="patient">Whose words these are, hashed.</param>
    /// <param name="blocks">What people wrote, in reading order: what changes seldom first, so that the service's cache helps.</param>
    /// <param name="trustedContext">What the program itself says (language, day, bounds); never a person's words. It comes last, for the cache's sake. Null: nothing.</param>
    /// <param name="cancel">Stops the call.</param>
    /// <param name="soFar">Hears what of a streamed answer is whole already, each time with more in it; it is still to be checked, and may come anew. Null: nobody.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was used.</exception>
    internal async Task<AssistantReply<TReply>> AskAsync<TReply>(
        AssistantStep<TReply> step,
        Instructions instructions,
        SafetyIdentifier patient,
        IReadOnlyList<UntrustedBlock> blocks,
        string? trustedContext,
        CancellationToken cancel,
        Action<TReply>? soFar = null
    )
        where TReply : class
    {
        var route = routes.For(step);
        if (!route.IsConfigured)
        {
            return new AssistantReply<TReply>.Failed(AssistantFailure.NotConfigured);
        }
        var begun = clock.GetTimestamp();
        using var watched = ModelMeter.Begin();
        var reply = await CallAsync(
            step,
            route,
            Messages(blocks, trustedContext),
            Options(step, route, instructions, patient),
            new Call<TReply>(instructions.Hash, begun, soFar),
            cancel
        );
        ModelMeter.End(watched, step.Name, route.Model, reply, clock.GetElapsedTime(begun));
        if (reply is AssistantReply<TReply>.Failed failed)
        {
            log.LogWarning(
                "The step {Step} got no usable answer from {Model}: {Reason}, after {Milliseconds} ms.",
                step.Name,
                route.Model,
                failed.Reason,
                MillisecondsSince(begun)
            );
        }
        return reply;
    }

    private static List<ChatMessage> Messages(IEnumerable<UntrustedBlock> blocks, string? trustedContext) =>
        [
            .. blocks.Select(block => new ChatMessage(ChatRole.User, block.Render())),
            .. string.IsNullOrWhiteSpace(trustedContext)
                ? Array.Empty<ChatMessage>()
                : [new ChatMessage(ChatRole.System, trustedContext)],
        ];

    private static ChatOptions Options<TReply>(
        AssistantStep<TReply> step,
        ModelRoute route,
        Instructions instructions,
        SafetyIdentifier patient
    )
        where TReply : class =>
        new()
        {
            ModelId = route.Model,
            Instructions = instructions.Text,
            MaxOutputTokens = route.MostTokensOut,
            ResponseFormat = step.Format,
            AdditionalProperties = new() { [ModelAdapter.SafetyIdentifierProperty] = patient.ToString() },
        };

    private async Task<AssistantReply<TReply>> CallAsync<TReply>(
        AssistantStep<TReply> step,
        ModelRoute route,
        List<ChatMessage> messages,
        ChatOptions request,
        Call<TReply> call,
        CancellationToken cancel
    )
        where TReply : class
    {
        using var patience = new CancellationTokenSource(route.Time, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        var model = clients.For(route);
        try
        {
            var response = await OneRetry.AskAsync(Ask, clock, both.Token);
            return Read(step, route, response, call);
        }
        catch (ModelFaultException fault)
        {
            cancel.ThrowIfCancellationRequested();
            return new AssistantReply<TReply>.Failed(fault.Reason);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new AssistantReply<TReply>.Failed(AssistantFailure.TimedOut);
        }

        Task<ChatResponse> Ask() =>
            step.PersonWaits
                ? WholeAnswer.ReadAsync(
                    stop => model.GetStreamingResponseAsync(messages, request, stop),
                    route.MostTokensOut,
                    silence,
                    clock,
                    call.SoFar is { } heard ? text => step.Hear(text, heard) : null,
                    both.Token
                )
                : model.GetResponseAsync(messages, request, both.Token);
    }

    private AssistantReply<TReply> Read<TReply>(
        AssistantStep<TReply> step,
        ModelRoute route,
        ChatResponse response,
        Call<TReply> call
    )
        where TReply : class
    {
        var usage = new ModelUsage(
            route.Model,
            call.InstructionsHash,
            Count(response.Usage?.InputTokenCount),
            Count(response.Usage?.CachedInputTokenCount),
            Count(response.Usage?.OutputTokenCount),
            MillisecondsSince(call.Begun)
        )
        {
            Api = route.Api.Name(),
            Host = route.Host,
        };
        return string.IsNullOrWhiteSpace(response.Text)
                ? new AssistantReply<TReply>.Failed(AssistantFailure.Empty) { Usage = usage }
            : step.Read(response.Text) is { } value ? new AssistantReply<TReply>.Answered(value, usage)
            : new AssistantReply<TReply>.Failed(AssistantFailure.Malformed) { Usage = usage };
    }

    private long MillisecondsSince(long begun) => (long)clock.GetElapsedTime(begun).TotalMilliseconds;

    private static int Count(long? tokens) => (int)Math.Clamp(tokens ?? 0, 0, int.MaxValue);

    private sealed record Call<TReply>(string InstructionsHash, long Begun, Action<TReply>? SoFar);
}
