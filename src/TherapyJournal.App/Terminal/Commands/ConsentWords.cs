using TherapyJournal.Practices;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>Consents as people type them: their names, with commas between.</summary>
internal static class ConsentWords
{
    /// <summary>Reads keeping,model,… or all; null when a word is none of these.</summary>
    public static IReadOnlyList<ConsentKind>? Read(string? text)
    {
        if (text is null)
        {
            return [ConsentKind.Keeping];
        }
        var kinds = new List<ConsentKind>();
        foreach (var word in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (word.Equals("all", StringComparison.OrdinalIgnoreCase))
            {
                kinds.AddRange(Enum.GetValues<ConsentKind>());
            }
            else if (char.IsLetter(word[0]) && Enum.TryParse<ConsentKind>(word, ignoreCase: true, out var kind))
            {
                kinds.Add(kind);
            }
            else if (!word.Equals("none", StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }
        return [.. kinds.Distinct()];
    }
}
