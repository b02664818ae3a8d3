using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Storage;

namespace TherapyJournal.Tests.Assistants;

/// <summary>Asks with the program's own instructions, as a practice does that has written none.</summary>
internal static class AssistantCalls
{
    /// <summary>What a step is told where nothing else is set.</summary>
    public static Instructions Told(this AssistantStep step) =>
        new InstructionsShelf(new StorageOptions { DataDirectory = "/no-such-folder" }).Of(
            step.Name,
            new Manner(Method: null, Tone: null, MayInferMood: true)
        );

    public static Task<AssistantReply<TReply>> AskAsync<TReply>(
        this Assistant assistant,
        AssistantStep<TReply> step,
        SafetyIdentifier patient,
        IReadOnlyList<UntrustedBlock> blocks,
        string? trustedContext,
        CancellationToken cancel
    )
        where TReply : class => assistant.AskAsync(step, step.Told(), patient, blocks, trustedContext, cancel);
}
