using TherapyJournal.Assistants;
using TherapyJournal.Safety.Guard;
using TherapyJournal.Safety.Screening;

namespace TherapyJournal.Insight.Recurring;

/// <summary>Whether a model's name for a theme may stand: the patient's own words in a row, or what therapists call the field; never a diagnosis, nor what would worry.</summary>
internal static class ThemeName
{
    private const int MostWords = 6;
    private const int MostPieces = 2;
    private const int Longest = 60;

    private static readonly GuardBook Diagnosis = GuardBook.Read("diagnosis");
    private static readonly OwnWords Nobodys = OwnWords.Of([]);
    private static readonly string[] Between = [",", ";", " and ", " und ", " & ", "/"];

    /// <param name="offered">The model's name.</param>
    /// <param name="sentences">Sentences that hold the theme.</param>
    /// <param name="field">What therapists call it; null: it has no field.</param>
    /// <returns>The name as the patient writes it; null: it does not stand.</returns>
    public static string? Of(string offered, IReadOnlyList<string> sentences, string? field)
    {
        var name = offered.Trim().Trim('"', '“', '”', '„', '«', '»', '.').Trim();
        var words = Words.In(name);
        if (name.Length > Longest || words.Count is 0 or > MostWords || IsOutOfBounds(name))
        {
            return null;
        }
        return string.Equals(name, field, StringComparison.OrdinalIgnoreCase) ? field
            : Piece(name, sentences) is { } whole ? whole
            : Together(name, sentences);
    }

    // "Sister, Mum" and "my sister and my mum": each piece stands for itself.
    private static string? Together(string name, IReadOnlyList<string> sentences)
    {
        var pieces = name.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var found = pieces.Take(MostPieces + 1).Select(p => Piece(p, sentences)).OfType<string>().ToList();
        return pieces.Length == MostPieces && found.Count == MostPieces ? string.Join(", ", found) : null;
    }

    // As the patient writes it, and not as it was sent: nothing of the model's own stands between the words.
    private static string? Piece(string piece, IReadOnlyList<string> sentences)
    {
        var wanted = Words.In(piece);
        if (!wanted.Exists(w => !CommonWords.Holds(w) && !EverydayWords.Hold(w)))
        {
            return null;
        }
        foreach (var sentence in sentences)
        {
            var (forms, places) = (Words.In(sentence), Words.Places(sentence));
            for (var at = 0; at + wanted.Count <= forms.Count; at++)
            {
                if (forms.Skip(at).Take(wanted.Count).SequenceEqual(wanted))
                {
                    var run = places[at..(at + wanted.Count)].Select(p => sentence[p.Start..p.End]).ToList();
                    return string.Join(' ', run.Skip(1).Prepend(FirstOf(run[0], piece, at)));
                }
            }
        }
        return null;
    }

    // The capital of a sentence's beginning is none of the word's own, where the model knew it without.
    private static string FirstOf(string written, string piece, int at) =>
        at == 0 && char.IsLower(piece[0]) ? char.ToLowerInvariant(written[0]) + written[1..] : written;

    private static bool IsOutOfBounds(string name) =>
        Diagnosis.IsBrokenBy(ReadWords.From(name), Nobodys) || RaisedWords.WouldWorry(name);
}
