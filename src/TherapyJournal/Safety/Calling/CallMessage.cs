namespace TherapyJournal.Safety.Calling;

/// <summary>What somebody is told.</summary>
/// <param name="Key">Names the call, so that one that is handed over twice is known for the same.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The whole.</param>
public sealed record CallMessage(string Key, string Subject, string Text)
{
    /// <summary>The same for a chat, where there is a button to open it.</summary>
    public string ForChat { get; init; } = "";
}

/// <summary>What handing a message over came to.</summary>
public abstract record CallOutcome
{
    private CallOutcome() { }

    /// <summary>The other side has taken it over: that is the proof of delivery that there is.</summary>
    /// <param name="Proof">What it is known by there.</param>
    public sealed record Taken(string Proof) : CallOutcome;

    /// <summary>It was not taken.</summary>
    /// <param name="Why">What kind of trouble; never an address and never a secret.</param>
    public sealed record NotTaken(string Why) : CallOutcome;
}
