using Microsoft.Extensions.AI;

namespace TherapyJournal.Assistants.Adapters;

/// <summary>An answer that is on its way: takes a vendor's events one by one.</summary>
internal abstract class StreamedAnswer
{
    /// <summary>True: the event that ends the answer has come, and said that all went well.</summary>
    public bool HasEnded { get; protected set; }

    /// <summary>True: the answer is whole although its last event has not come.</summary>
    public virtual bool MayEndWithoutWord => false;

    /// <summary>What an event adds. An unknown one adds nothing.</summary>
    /// <exception cref="ModelFaultException">The event says that there will be no answer.</exception>
    public abstract ChatResponseUpdate Take(ServerSentEvent sent);

    protected static ChatResponseUpdate Nothing { get; } = new();

    protected static ChatResponseUpdate Text(string? text) =>
        string.IsNullOrEmpty(text) ? Nothing : new(ChatRole.Assistant, text);

    protected static ChatResponseUpdate Usage(UsageDetails usage) => new() { Contents = [new UsageContent(usage)] };
}
