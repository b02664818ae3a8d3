using Microsoft.Extensions.AI;
using NodaTime;
using TherapyJournal.Assistants.Adapters;

namespace TherapyJournal.Assistants;

/// <summary>What <c>doctor</c> learns about a model.</summary>
internal abstract record ModelProbeOutcome
{
    private ModelProbeOutcome() { }

    /// <summary>It answers. <paramref name="ShutsDownOn"/>: the day it will be shut down; null: none is announced.</summary>
    public sealed record Answers(LocalDate? ShutsDownOn) : ModelProbeOutcome;

    /// <summary>The service does not know it: it is gone, or misspelt.</summary>
    public sealed record Gone : ModelProbeOutcome;

    /// <summary>It does not answer as it should.</summary>
    public sealed record Fails(AssistantFailure Reason) : ModelProbeOutcome;

    /// <summary>The service needs a key and none is set; nothing was sent.</summary>
    public sealed record NotConfigured : ModelProbeOutcome;
}

/// <summary>How the model of one step stands at its service.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Host">The service as a person knows it.</param>
/// <param name="Outcome">What came of asking it.</param>
internal sealed record ProbedModel(string Step, string Model, string Host, ModelProbeOutcome Outcome);

/// <summary>Asks each service which models it has, and each model for one word. Sends no word of anybody.</summary>
internal sealed class ModelProbe
{
    private const string Question = "Answer with the word yes.";

    // Models that think before they speak need some; the answer itself needs one.
    private const int MostTokensOut = 64;

    private readonly ModelClients clients;
    private readonly ModelRoutes routes;
    private readonly TimeSpan longest;
    private readonly TimeProvider clock;

    internal ModelProbe(ModelClients clients, ModelSettings settings, TimeProvider clock) =>
        (this.clients, routes, longest, this.clock) = (
            clients,
            settings.Routes,
            TimeSpan.FromSeconds(settings.Options.ProbeSeconds),
            clock
        );

    /// <summary>Every step in the order of the loop. A service is asked once for its list, a model once for its word, all at the same time.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was used.</exception>
    public async Task<IReadOnlyList<ProbedModel>> RunAsync(CancellationToken cancel)
    {
        var configured = AssistantStep.All.Select(routes.For).Where(route => route.IsConfigured).ToList();
        var lists = configured
            .DistinctBy(ServiceOf)
            .ToDictionary(ServiceOf, route => PatientlyAsync(stop => ModelList.OfAsync(route, stop), cancel));
        var words = configured
            .DistinctBy(ModelOf)
            .ToDictionary(ModelOf, route => PatientlyAsync(stop => AskAsync(route, stop), cancel));
        var probed = new List<ProbedModel>();
        foreach (var step in AssistantStep.All)
        {
            var route = routes.For(step);
            ModelProbeOutcome outcome = route.IsConfigured
                ? Judge(route, (await lists[ServiceOf(route)]).Answer, (await words[ModelOf(route)]).Failure)
                : new ModelProbeOutcome.NotConfigured();
            probed.Add(new ProbedModel(step.Name, route.Model, route.Host, outcome));
        }
        return probed;
    }

    private static (ModelApi, Uri) ServiceOf(ModelRoute route) => (route.Api, route.Endpoint);

    private static (ModelApi, Uri, string) ModelOf(ModelRoute route) => (route.Api, route.Endpoint, route.Model);

    // The word decides: lists leave out short names that services take, and Azure's holds models where a deployment is named.
    private static ModelProbeOutcome Judge(ModelRoute route, ModelList? list, AssistantFailure? failure) =>
        failure switch
        {
            null => new ModelProbeOutcome.Answers(list?.ShutDownDateOf(route.Model)),
            AssistantFailure.NoSuchModel => new ModelProbeOutcome.Gone(),
            AssistantFailure.RequestRefused when list?.Knows(route.Model) is false => new ModelProbeOutcome.Gone(),
            { } reason => new ModelProbeOutcome.Fails(reason),
        };

    private async Task<(TAnswer? Answer, AssistantFailure? Failure)> PatientlyAsync<TAnswer>(
        Func<CancellationToken, Task<TAnswer>> ask,
        CancellationToken cancel
    )
    {
        using var patience = new CancellationTokenSource(longest, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            return (await ask(both.Token), null);
        }
        catch (ModelFaultException fault)
        {
            cancel.ThrowIfCancellationRequested();
            return (default, fault.Reason);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (default, AssistantFailure.TimedOut);
        }
    }

    private async Task<ChatResponse> AskAsync(ModelRoute route, CancellationToken cancel)
    {
        try
        {
            return await clients
                .For(route)
                .GetResponseAsync(
                    [new ChatMessage(ChatRole.User, Question)],
                    new ChatOptions { ModelId = route.Model, MaxOutputTokens = MostTokensOut },
                    cancel
                );
        }
        catch (ModelFaultException fault) when (fault.Reason is AssistantFailure.Truncated or AssistantFailure.Empty)
        {
            // It thought for too long, and it is there.
            return new ChatResponse();
        }
    }
}
