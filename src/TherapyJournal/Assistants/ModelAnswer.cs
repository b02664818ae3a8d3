using TherapyJournal.Assistants.Calls;

namespace TherapyJournal.Assistants;

/// <summary>What came of asking a model about a patient.</summary>
public abstract record ModelAnswer<TReply>
{
    private ModelAnswer() { }

    /// <summary>Answered in the agreed form. What it says is still to be checked.</summary>
    public sealed record Answered(TReply Value, ModelUsage Usage, BegunCall Call) : ModelAnswer<TReply>;

    /// <summary>There is no answer; <see cref="AssistantFailures.Say"/> has the sentence for people.</summary>
    public sealed record Failed(AssistantFailure Reason) : ModelAnswer<TReply>;
}
