using NodaTime;

namespace TherapyJournal.Records;

/// <summary>What restoring a backup came to.</summary>
public abstract record RestoreOutcome
{
    private RestoreOutcome() { }

    /// <param name="MadeAt">From when the backup is: what came later is not in it.</param>
    /// <param name="Rows">How many rows of each table came back.</param>
    /// <param name="ErasedPatients">How many patients were left out because they have been erased since.</param>
    /// <param name="AccessLinesLost">How many lines of the access record were written after the backup and are gone.</param>
    public sealed record Restored(
        Instant MadeAt,
        IReadOnlyDictionary<string, long> Rows,
        int ErasedPatients,
        int AccessLinesLost
    ) : RestoreOutcome;

    public sealed record NoSuchFile : RestoreOutcome;

    /// <summary>It is no backup of ours, or was cut or changed. Nothing was touched.</summary>
    public sealed record Damaged : RestoreOutcome;

    /// <summary>The database has something in it. Nothing was touched.</summary>
    public sealed record NotEmpty : RestoreOutcome;

    /// <summary>The backup is sealed with other master keys than those at hand. Nothing was touched.</summary>
    public sealed record WrongMasterKey(IReadOnlyList<string> NeededIds) : RestoreOutcome;

    /// <param name="Sentence">Why not, and what to do.</param>
    public sealed record Refused(string Sentence) : RestoreOutcome;
}
