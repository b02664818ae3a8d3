using System.ComponentModel.DataAnnotations;

namespace TherapyJournal.Assistants;

/// <summary>The settings of one step, for example Journal:Assistants:AskForEntry. Null: as for every step.</summary>
internal sealed class StepOptions
{
    /// <summary>The model's name at its service.</summary>
    public string? Model { get; init; }

    /// <summary>How long a whole call may take, with its retry, in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>What the step's service speaks.</summary>
    public string? Api { get; init; }

    /// <summary>Where the step's service is. A key goes there only when it is the same service as the vendor's, see <see cref="ModelRoutes"/>.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The longest answer, in the service's tokens.</summary>
    public int MostTokensOut { get; init; }

    /// <summary>The model at OpenAI where no setting names one.</summary>
    internal string UsualModel { get; init; } = "";

    internal TimeSpan Time => TimeSpan.FromSeconds(Seconds);

    /// <summary>What the step's service speaks, with what holds for every step in mind; checked at start.</summary>
    internal ModelApi ApiIn(AssistantOptions options) => ModelApis.Parse(Api ?? options.Api) ?? ModelApi.Responses;

    /// <summary>The model to ask; null: the settings must name one and do not.</summary>
    internal string? ModelIn(AssistantOptions options) =>
        Model ?? options.Model ?? (ApiIn(options) is ModelApi.Responses ? UsualModel : null);

    internal IEnumerable<ValidationResult> Problems(AssistantStep step, AssistantOptions options)
    {
        var (name, section) = (step.Name, $"Journal:Assistants:{step.Section}");
        if (Model is not null && string.IsNullOrWhiteSpace(Model))
        {
            yield return new($"Journal:Assistants has no model for the step {name}. Name one, or leave Model out.");
        }
        else if (ModelIn(options) is null)
        {
            yield return new(
                $"The step {name} has no model: with Api={ApiIn(options).Name()}, name one under Journal:Assistants:Model or {section}:Model."
            );
        }
        if (Seconds is not (>= 0.1 and <= 600))
        {
            yield return new($"Journal:Assistants: the Seconds of the step {name} must be from 0.1 to 600.");
        }
        if (MostTokensOut is not (>= 16 and <= 100_000))
        {
            yield return new($"{section}:MostTokensOut must be from 16 to 100000.");
        }
        if (Api is not null && ModelApis.Parse(Api) is null)
        {
            yield return new($"{section}:Api must be responses, chat or anthropic.");
        }
        if (Endpoint is not null && string.IsNullOrWhiteSpace(Endpoint))
        {
            yield return new($"{section}:Endpoint is empty. Leave it out for the usual address.");
        }
    }
}
