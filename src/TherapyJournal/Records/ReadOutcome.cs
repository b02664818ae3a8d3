using TherapyJournal.Practices;

namespace TherapyJournal.Records;

/// <summary>What asking at the door came to.</summary>
public abstract record ReadOutcome<T>
{
    private ReadOutcome() { }

    /// <summary>The record, read; rows that did not open are named.</summary>
    public sealed record Open(T Value, IReadOnlyList<DamagedRow> DamagedRows) : ReadOutcome<T>;

    /// <summary>The door stayed shut.</summary>
    public sealed record Refused(DoorRefusal Why) : ReadOutcome<T>;
}

/// <summary>Why the door stayed shut.</summary>
public abstract record DoorRefusal
{
    private DoorRefusal() { }

    /// <summary>There is no such patient, or it is another therapist's: nobody can tell which.</summary>
    public sealed record Missing : DoorRefusal;

    /// <summary>Reading at this terminal is switched off (Journal:TerminalReads).</summary>
    public sealed record Closed : DoorRefusal;

    /// <summary>The row that was asked for does not open: it was changed outside the program.</summary>
    public sealed record Damaged(DamagedRow Row) : DoorRefusal;
}

/// <summary>How things stand with a patient.</summary>
public abstract record StandingOutcome
{
    private StandingOutcome() { }

    public sealed record Known(PatientStandingContent Standing) : StandingOutcome;

    public sealed record Missing : StandingOutcome;

    public sealed record Damaged(DamagedRow Row) : StandingOutcome;
}
