using System.ComponentModel.DataAnnotations;

namespace TherapyJournal.Assistants;

/// <summary>Which models are asked, and how long anybody waits for them: Journal:Assistants.</summary>
internal sealed class AssistantOptions : IValidatableObject
{
    // Which model for what: facts of November 2026; `doctor` warns before one is shut down. Where a person waits, six seconds
    // leave two of eight for the start of a command and for what comes in a model's place.

    /// <summary>The question that invites an entry: a better model, and a person waits.</summary>
    public StepOptions AskForEntry { get; init; } =
        new()
        {
            UsualModel = "gpt-6.1-terra",
            Seconds = 6,
            MostTokensOut = 2_000,
        };

    /// <summary>The second look for danger: a cheap model, and nobody waits.</summary>
    public StepOptions ScreenEntry { get; init; } =
        new()
        {
            UsualModel = "gpt-6-luna",
            Seconds = 20,
            MostTokensOut = 2_000,
        };

    /// <summary>The short reply: a cheap model, and a person waits.</summary>
    public StepOptions ReflectOnEntry { get; init; } =
        new()
        {
            UsualModel = "gpt-6-luna",
            Seconds = 6,
            MostTokensOut = 1_500,
        };

    /// <summary>What the therapist reads: a cheap model with more time.</summary>
    public StepOptions SummarizeEntry { get; init; } =
        new()
        {
            UsualModel = "gpt-6-luna",
            Seconds = 30,
            MostTokensOut = 4_000,
        };

    /// <summary>The answer to a therapist's question: a better model, and a person waits who sees it come.</summary>
    public StepOptions AskJournal { get; init; } =
        new()
        {
            UsualModel = "gpt-6.1-terra",
            Seconds = 20,
            MostTokensOut = 3_000,
        };

    /// <summary>The names of what recurs: a better model, and a person waits who has read the rules' own already.</summary>
    public StepOptions NameThemes { get; init; } =
        new()
        {
            UsualModel = "gpt-6.1-terra",
            Seconds = 20,
            MostTokensOut = 3_000,
        };

    /// <summary>Writes down what was spoken, at OpenAI or what OPENAI_BASE_URL names in its place.</summary>
    // whisper-1 and gpt-4o-transcribe end on 2027-02-26.
    [Required(ErrorMessage = "Journal:Assistants:TranscriptionModel is empty. Name a model, or leave it out.")]
    public string TranscriptionModel { get; init; } = "gpt-transcribe";

    /// <summary>How long writing down one recording may take, with its retry, in seconds.</summary>
    [Range(0.1, 600, ErrorMessage = "Journal:Assistants:TranscriptionSeconds must be from 0.1 to 600.")]
    public double TranscriptionSeconds { get; init; } = 120;

    /// <summary>What the service speaks: responses, chat or anthropic. A step may say otherwise.</summary>
    public string Api { get; init; } = ModelApi.Responses.Name();

    /// <summary>The model of every step that names none. Null: OpenAI's usual ones; other services need a name.</summary>
    public string? Model { get; init; }

    /// <summary>The service's address. Ignored when OPENAI_BASE_URL, or ANTHROPIC_BASE_URL for anthropic, is set. Null: the vendor's.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Hosts beyond this machine to which words may go unencrypted. None, unless somebody names one.</summary>
    public IReadOnlyList<string> AllowPlainHttpTo { get; init; } = [];

    /// <summary>Replaces also the other names that the record knows (therapists, the contact). The patient's own name never leaves, whatever stands here.</summary>
    public bool Pseudonymise { get; init; }

    /// <summary>How long a stream that a person waits for may say nothing, in seconds. Ignored where the step's own time is shorter.</summary>
    [Range(0.1, 600, ErrorMessage = "Journal:Assistants:SilentSeconds must be from 0.1 to 600.")]
    public double SilentSeconds { get; init; } = 5;

    /// <summary>How long <c>doctor</c> waits for each answer, in seconds.</summary>
    [Range(0.1, 60, ErrorMessage = "Journal:Assistants:ProbeSeconds must be from 0.1 to 60.")]
    public double ProbeSeconds { get; init; } = 5;

    /// <summary>Checks what belongs together.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ModelApis.Parse(Api) is null)
        {
            yield return new("Journal:Assistants:Api must be responses, chat or anthropic.");
        }
        if (Model is not null && string.IsNullOrWhiteSpace(Model))
        {
            yield return new("Journal:Assistants:Model is empty. Name a model, or leave it out.");
        }
        if (Endpoint is not null && string.IsNullOrWhiteSpace(Endpoint))
        {
            yield return new("Journal:Assistants:Endpoint is empty. Leave it out for the usual address.");
        }
        if (AllowPlainHttpTo.Any(host => Uri.CheckHostName(host) is UriHostNameType.Unknown))
        {
            yield return new("Journal:Assistants:AllowPlainHttpTo must list names of hosts alone, such as ollama.");
        }
        foreach (var problem in AssistantStep.All.SelectMany(step => step.In(this).Problems(step, this)))
        {
            yield return problem;
        }
    }
}
