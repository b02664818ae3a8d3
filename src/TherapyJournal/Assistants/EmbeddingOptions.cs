using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace TherapyJournal.Assistants;

/// <summary>Where entries are turned into vectors by which they are found by their meaning: Journal:Assistants:Embeddings.</summary>
internal sealed class EmbeddingOptions : IValidatableObject
{
    /// <summary>As a setting, instead of a model's name: entries are found by their words alone.</summary>
    public const string None = "none";

    /// <summary>The model's name at its service. Null: text-embedding-3-small at OpenAI itself, and none at any other address.</summary>
    public string? Model { get; init; }

    /// <summary>An address of its own, which speaks as OpenAI does (Ollama, vLLM …). A key goes there only where it is OpenAI's, or what OPENAI_BASE_URL names. Null: there.</summary>
    public string? Endpoint { get; init; }

    /// <summary>How many numbers a vector has. Null: 512 of OpenAI's models, which can be shortened, and as many as come of any other.</summary>
    public int? Dimensions { get; init; }

    /// <summary>How long the vectors of some entries may take, with a retry, in seconds; nobody waits.</summary>
    public double Seconds { get; init; } = 30;

    /// <summary>How long the vector of a question may take, in seconds: a person waits, who is answered by words alone after it.</summary>
    public double QuestionSeconds { get; init; } = 3;

    /// <summary>Checks what can be used.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Model is not null && (string.IsNullOrWhiteSpace(Model) || Model.Trim().Length > EmbeddingModel.LongestName))
        {
            yield return new(
                $"Journal:Assistants:Embeddings:Model must be a name of at most {EmbeddingModel.LongestName} characters, or {None}."
            );
        }
        if (Dimensions is not (null or (>= EmbeddingModel.FewestDimensions and <= EmbeddingModel.MostDimensions)))
        {
            yield return new(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Journal:Assistants:Embeddings:Dimensions must be from {EmbeddingModel.FewestDimensions} to {EmbeddingModel.MostDimensions}."
                )
            );
        }
        if (Seconds is not (>= 0.1 and <= 600))
        {
            yield return new("Journal:Assistants:Embeddings:Seconds must be from 0.1 to 600.");
        }
        if (QuestionSeconds is not (>= 0.1 and <= 60))
        {
            yield return new("Journal:Assistants:Embeddings:QuestionSeconds must be from 0.1 to 60.");
        }
        if (Endpoint is not null && string.IsNullOrWhiteSpace(Endpoint))
        {
            yield return new("Journal:Assistants:Embeddings:Endpoint is empty. Leave it out for the usual address.");
        }
        if (Endpoint is not null && Model is null)
        {
            yield return new("Journal:Assistants:Embeddings:Endpoint has no model: name one under Embeddings:Model.");
        }
    }
}
