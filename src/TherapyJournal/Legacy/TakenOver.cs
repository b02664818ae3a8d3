namespace TherapyJournal.Legacy;

/// <summary>What was taken over from the prototype's people, and what was not.</summary>
/// <param name="Read">How many people of the file were looked at.</param>
/// <param name="Taken">Who came into the caseload in this run.</param>
/// <param name="AlreadyHere">Whom an earlier run took, or who stands in the file twice.</param>
/// <param name="Elsewhere">Who is here, but not in this therapist's caseload.</param>
/// <param name="Erased">Who was erased here, and so stays away.</param>
/// <param name="Entries">Entries that were taken over.</param>
/// <param name="Alerts">Alerts that these raised.</param>
public sealed record TakenOver(int Read, int Taken, int AlreadyHere, int Elsewhere, int Erased, int Entries, int Alerts)
{
    public required Left People { get; init; }

    public required Left Goals { get; init; }

    public required Left EntriesLeft { get; init; }

    public required IReadOnlyList<DroppedField> Fields { get; init; }
}

/// <summary>What was left behind, of one kind.</summary>
/// <param name="Count">How many.</param>
/// <param name="Listed">Each with its reason; of very many, the first 10,000.</param>
public sealed record Left(int Count, IReadOnlyList<LeftBehind> Listed);

/// <summary>What was not taken over from one person of the file.</summary>
/// <param name="PatientId">Their number in the prototype; null: it cannot be read.</param>
/// <param name="Place">Which person of the file, from 1.</param>
/// <param name="Reason">Why not, without any of their words.</param>
public sealed record LeftBehind(long? PatientId, int Place, string Reason);

/// <summary>A field of the file that has no place here.</summary>
/// <param name="Field">Its name, with the names above it.</param>
/// <param name="Times">How often it occurred.</param>
/// <param name="Why">Why it was dropped.</param>
public sealed record DroppedField(string Field, int Times, string Why);
