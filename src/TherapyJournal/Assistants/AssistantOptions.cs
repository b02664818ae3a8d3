using System.ComponentModel.DataAnnotations;

namespace TherapyJournal.Assistants;

/// <summary>Which models are asked, and how long anybody waits for them: Journal:Assistants.</summary>
internal sealed class AssistantOptions : IValidatableObject
{
    // Which model for what: facts of November 2026; `doctor` warns before one is shut down.

    /// <summary>The question that invites an entry: a better model, and a person waits.</summary>
    public StepOptions AskForEntry { get; init; } = new() { Model = "gpt-6.1-terra", Seconds = 8 };

    /// <summary>The short reply: a cheap model, and a person waits.</summary>
    public StepOptions ReflectOnEntry { get; init; } = new() { Model = "gpt-6-luna", Seconds = 8 };

    /// <summary>What the therapist reads: a cheap model with more time.</summary>
    public StepOptions SummarizeEntry { get; init; } = new() { Model = "gpt-6-luna", Seconds = 30 };

    /// <summary>The service's address. Ignored when OPENAI_BASE_URL is set.</summary>
    [Required(ErrorMessage = "Journal:Assistants:Endpoint is empty. Leave it out for the usual address.")]
    public string Endpoint { get; init; } = "https://api.openai.com/v1";

    /// <summary>How long <c>doctor</c> waits for the service, in seconds.</summary>
    [Range(0.1, 60, ErrorMessage = "Journal:Assistants:ProbeSeconds must be from 0.1 to 60.")]
    public double ProbeSeconds { get; init; } = 5;

    /// <summary>Checks each step's settings.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        AssistantStep.All.SelectMany(step => step.In(this).Problems(step.Name));
}

/// <summary>The settings of one step, for example Journal:Assistants:AskForEntry.</summary>
internal sealed class StepOptions
{
    /// <summary>The model's name at its service.</summary>
    public string Model { get; init; } = "";

    /// <summary>How long a whole call may take, with its retry, in seconds.</summary>
    public double Seconds { get; init; }

    internal TimeSpan Time => TimeSpan.FromSeconds(Seconds);

    internal IEnumerable<ValidationResult> Problems(string step)
    {
        if (string.IsNullOrWhiteSpace(Model))
        {
            yield return new($"Journal:Assistants has no model for the step {step}. Name one, or leave Model out.");
        }
        if (Seconds is not (>= 0.1 and <= 600))
        {
            yield return new($"Journal:Assistants: the Seconds of the step {step} must be from 0.1 to 600.");
        }
    }
}
