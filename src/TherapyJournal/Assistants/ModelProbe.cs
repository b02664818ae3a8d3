using System.Net.Http.Headers;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace TherapyJournal.Assistants;

/// <summary>What <c>doctor</c> learns about the models.</summary>
internal abstract record ModelProbeOutcome
{
    private ModelProbeOutcome() { }

    /// <summary>The service answers; how each step's model stands there.</summary>
    public sealed record Reachable(IReadOnlyList<ProbedModel> Models) : ModelProbeOutcome;

    /// <summary>It does not, or not to this key.</summary>
    public sealed record Unreachable(AssistantFailure Reason) : ModelProbeOutcome;

    /// <summary>No key is set; nothing was sent.</summary>
    public sealed record NotConfigured : ModelProbeOutcome;
}

/// <summary>How the model of one step stands at its service.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Model">The model's name.</param>
/// <param name="IsKnown">False: the service does not list it, so it is gone or misspelt.</param>
/// <param name="ShutsDownOn">The day it will be shut down; null: none is announced.</param>
internal sealed record ProbedModel(string Step, string Model, bool IsKnown, LocalDate? ShutsDownOn);

/// <summary>Asks the service which models it has. Sends no word of anybody.</summary>
internal sealed class ModelProbe
{
    private readonly ModelAccess access;
    private readonly AssistantOptions options;
    private readonly TimeProvider clock;

    internal ModelProbe(ModelAccess access, AssistantOptions options, TimeProvider clock) =>
        (this.access, this.options, this.clock) = (access, options, clock);

    /// <summary>Asks once, for at most <see cref="AssistantOptions.ProbeSeconds"/>.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was used.</exception>
    public async Task<ModelProbeOutcome> RunAsync(CancellationToken cancel)
    {
        if (access.Key is null)
        {
            return new ModelProbeOutcome.NotConfigured();
        }
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(options.ProbeSeconds), clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            var (status, body) = await ListAsync(access.Key, both.Token);
            return ModelFault.From(status, body) is { } failure
                ? new ModelProbeOutcome.Unreachable(failure)
                : new ModelProbeOutcome.Reachable(Compare(body));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new ModelProbeOutcome.Unreachable(AssistantFailure.TimedOut);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return new ModelProbeOutcome.Unreachable(AssistantFailure.Unreachable);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return new ModelProbeOutcome.Unreachable(AssistantFailure.Malformed);
        }
    }

    private async Task<(int Status, byte[] Body)> ListAsync(string key, CancellationToken cancel)
    {
        using var client = ModelHttp.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{access.Endpoint}/models"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await client.SendAsync(request, cancel);
        return ((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancel));
    }

    private List<ProbedModel> Compare(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        var known = new Dictionary<string, LocalDate?>(StringComparer.Ordinal);
        foreach (var model in json.RootElement.GetProperty("data").EnumerateArray())
        {
            known[model.GetProperty("id").GetString() ?? ""] = ShutDownDate(model);
        }
        return
        [
            .. AssistantStep.All.Select(step =>
            {
                var name = step.In(options).Model;
                return new ProbedModel(step.Name, name, known.ContainsKey(name), known.GetValueOrDefault(name));
            }),
        ];
    }

    private static LocalDate? ShutDownDate(JsonElement model) =>
        model.TryGetProperty("shutdown_date", out var date)
        && date.ValueKind is JsonValueKind.String
        && LocalDatePattern.Iso.Parse(date.GetString() ?? "") is { Success: true } parsed
            ? parsed.Value
            : null;
}
