using NodaTime;
using TherapyJournal.Work;

namespace TherapyJournal.Assistants;

/// <summary>Why a model wrote nothing that can be used, and when it may.</summary>
/// <param name="Sentence">The same as a person reads it.</param>
/// <param name="Again">When the same request may succeed.</param>
internal sealed record ModelSilence(string Sentence, AskAgain Again = AskAgain.Never)
{
    /// <summary>Why; null: nothing was sent.</summary>
    public AssistantFailure? Reason { get; private init; }

    /// <summary>How often a silent model is asked again.</summary>
    public const int MostAgain = 6;

    private const string StillFails = "ModelStillFails";

    // Long enough for a service to come back, short enough for the same evening.
    private static readonly Duration AWhile = Duration.FromMinutes(10);

    /// <summary>Nothing was sent: whoever mends the rows may have it sent again.</summary>
    public static ModelSilence KeptBack { get; } =
        new("The patient's name or the practice's settings do not open, so no model was asked.");

    public static ModelSilence Of(AssistantFailure reason) =>
        new(AssistantFailures.Say(reason), AssistantFailures.Again(reason)) { Reason = reason };

    /// <summary>When to ask again; null: not at all.</summary>
    public Instant? Due(Instant now) =>
        Again switch
        {
            AskAgain.Soon => now + AWhile,
            AskAgain.NextDay => now.InUtc().Date.PlusDays(1).AtMidnight().InUtc().ToInstant() + AWhile,
            _ => null,
        };

    /// <summary>What a step comes to that has asked again and heard nothing: it asks once more, until it was often enough.</summary>
    public StepResult Later(WorkItem item, Instant now) =>
        Due(now) is { } due && item.Attempts < MostAgain
            ? new StepResult.Later(StillFails, due - now)
            : StepResult.Nothing;

    /// <summary>The same for a step that has nothing to put in a model's place: in the end, or at once where no later try helps, it is given up where a person sees it.</summary>
    public StepResult LaterOrGivenUp(WorkItem item, Instant now) =>
        Due(now) is null
            ? Reason is { } reason and not AssistantFailure.NotConfigured
                ? new StepResult.GivenUp($"Model{reason}")
                : StepResult.Nothing
            : item.Attempts >= MostAgain
                ? new StepResult.GivenUp(StillFails)
                : Later(item, now);
}
