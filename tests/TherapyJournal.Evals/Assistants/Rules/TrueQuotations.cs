using TherapyJournal.Assistants;

namespace TherapyJournal.Evals.Assistants.Rules;

/// <summary>Whether a quotation stands in the entry as one whole sentence.</summary>
internal static class TrueQuotations
{
    /// <summary>Letter by letter, and whole. The first half owes nothing to the product's own check.</summary>
    public static bool Is(string entry, string quotation) =>
        quotation.Trim().Length > 0
        && Squeezed(entry).Contains(Squeezed(quotation), StringComparison.Ordinal)
        && Quotation.IsWholeSentenceOf(entry, quotation);

    private static string Squeezed(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
