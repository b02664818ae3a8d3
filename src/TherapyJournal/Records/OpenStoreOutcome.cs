namespace TherapyJournal.Records;

/// <summary>What opening the store came to.</summary>
public abstract record OpenStoreOutcome
{
    private OpenStoreOutcome() { }

    /// <param name="NewKeyFile">The key file that was just made; null: the key was there.</param>
    /// <param name="IsNew">Whether this is the first start on this database.</param>
    public sealed record Opened(string? NewKeyFile, bool IsNew) : OpenStoreOutcome;

    /// <param name="Sentence">What is wrong and what to do.</param>
    public sealed record Refused(string Sentence) : OpenStoreOutcome;
}
