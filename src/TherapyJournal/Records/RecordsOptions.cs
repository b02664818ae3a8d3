namespace TherapyJournal.Records;

/// <summary>Whether therapists may read at the terminal of this machine.</summary>
public enum TerminalReads
{
    On,
    Off,
}

/// <summary>How the door behaves.</summary>
public sealed class RecordsOptions
{
    /// <summary><c>Journal:TerminalReads</c>: off closes reading at the terminal of a server. Default on.</summary>
    public TerminalReads TerminalReads { get; init; } = TerminalReads.On;
}
