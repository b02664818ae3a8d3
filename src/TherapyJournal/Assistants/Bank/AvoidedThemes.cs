namespace TherapyJournal.Assistants.Bank;

/// <summary>What the therapist wants left alone: neither asked about nor named.</summary>
internal sealed class AvoidedThemes(IReadOnlyList<string> entered)
{
    // Shorter words are the beginning of too many others.
    private const int ShortestStem = 4;

    private readonly HashSet<string> themes = entered
        .SelectMany(Themes.English.Meant)
        .ToHashSet(StringComparer.Ordinal);

    private readonly List<List<string>> wordings =
    [
        .. entered.Select(words => Words.In(words)).Where(words => words.Count > 0),
    ];

    public bool Has(BankQuestion question) => themes.Contains(question.Theme) || IsIn(question.Text);

    /// <summary>True where the text says it, or is about it in other words.</summary>
    public bool IsTouchedBy(string text) =>
        IsIn(text) || (themes.Count > 0 && Themes.English.In(text).Keys.Any(themes.Contains));

    /// <summary>True where the text says it, in these words or with other endings ("garden", "gardening").</summary>
    public bool IsIn(string text)
    {
        if (wordings.Count == 0)
        {
            return false;
        }

        var words = Words.In(text);
        return wordings.Exists(wording =>
            Enumerable
                .Range(0, Math.Max(0, words.Count - wording.Count + 1))
                .Any(at => wording.Select((word, i) => IsForm(words[at + i], word)).All(same => same))
        );
    }

    private static bool IsForm(string word, string avoided)
    {
        var stem = avoided.Length > ShortestStem && avoided.EndsWith('s') ? avoided[..^1] : avoided;
        return word == avoided || (stem.Length >= ShortestStem && word.StartsWith(stem, StringComparison.Ordinal));
    }
}
