namespace TherapyJournal.Assistants.Bank;

/// <summary>A kind sentence written by hand.</summary>
internal sealed record BankReflection(string Id, string Text);

/// <summary>The kind words that answer an entry without a model: they say that it was taken in, and nothing about what it means.</summary>
internal static class BankReflections
{
    private static readonly Lazy<IReadOnlyList<BankReflection>> Written = new(() =>
        BankFiles.Read("reflections.en.json", BankJson.Default.ListBankReflection)
    );

    public static IReadOnlyList<BankReflection> All => Written.Value;

    /// <summary>One of the sentences that are not among the last ten (the last of the list is the newest), the same one for the same seed.</summary>
    /// <param name="lastTenIds">What was said lately.</param>
    /// <param name="isWorn">Whether something else that was said lately began like that; passed over as long as another is left.</param>
    /// <param name="seed">Decides between the rest.</param>
    public static BankReflection Choose(IReadOnlyList<string> lastTenIds, Func<string, bool> isWorn, ulong seed)
    {
        var lately = lastTenIds.TakeLast(10).ToHashSet(StringComparer.Ordinal);
        // Ten of more than ten: one is always left.
        var left = All.Where(reflection => !lately.Contains(reflection.Id))
            .OrderBy(reflection => Chance.Of(reflection.Id, seed))
            .ToList();
        return left.Find(reflection => !isWorn(reflection.Text)) ?? left[0];
    }
}
