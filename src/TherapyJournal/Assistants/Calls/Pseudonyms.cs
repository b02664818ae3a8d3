using System.Text;
using System.Text.RegularExpressions;
using TherapyJournal.Storage;

namespace TherapyJournal.Assistants.Calls;

/// <summary>Puts placeholders in the place of names before words leave the machine, and the names back into what returns.</summary>
/// <remarks>The same name has the same placeholder in every request about a patient, so that a vendor's cache still helps.</remarks>
internal sealed partial class Pseudonyms
{
    private const int ShortestPart = 2;

    private static readonly char[] Dashes = ['-', '‐', '‑', '–'];

    private readonly Dictionary<string, string> placeholders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly List<NameForm> known;

    /// <summary>For one request.</summary>
    /// <param name="names">What the record knows.</param>
    /// <param name="others">Whether the other names stay here as well.</param>
    public Pseudonyms(KnownNames names, bool others) =>
        known = [
            .. Forms("patient", names.Patient)
                .Concat(others ? names.Others.SelectMany((name, i) => Forms($"person-{i + 1}", name)) : [])
                .Where(form => form.Letters.EnumerateRunes().Any(Rune.IsLetterOrDigit))
                .DistinctBy(form => form.Letters, StringComparer.OrdinalIgnoreCase)
                // The longest first, so that a whole name is not taken for its first part.
                .OrderByDescending(form => form.Letters.Length)
                .ThenBy(form => form.Letters, StringComparer.Ordinal),
        ];

    /// <summary>The text as it may leave.</summary>
    public string Hide(string text)
    {
        var bare = Bare(text);
        var folded = FoldedText.Of(bare);
        var hidden = new StringBuilder(bare.Length);
        var copied = 0;
        for (var at = 0; at < folded.Letters.Length; )
        {
            if (known.Find(form => form.StandsAt(folded, at)) is not { } found)
            {
                at++;
                continue;
            }
            var place = folded.PlaceOf(at, found.Letters.Length);
            hidden.Append(bare.AsSpan(copied..place.Start.Value)).Append(Placeholder(found.Label, bare[place]));
            copied = place.End.Value;
            at += found.Letters.Length;
        }
        return hidden.Append(bare.AsSpan(copied)).ToString();
    }

    /// <summary>What returned, with the names back in it, each as it was written.</summary>
    public string Restore(string text) =>
        PlaceholderShape().Replace(text, match => names.GetValueOrDefault(match.Value, match.Value));

    /// <summary>Whether a placeholder is still in words that names were put back into: a model garbled it or made it up.</summary>
    public static bool AreLeftIn(string text) => text.AsSpan().ContainsAny('⟦', '⟧');

    /// <summary>The whole name, always, and each of its words that does not stand for something else.</summary>
    private static IEnumerable<NameForm> Forms(string label, string name)
    {
        var recorded = Bare(name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var words = recorded
            .Select(word => word.Trim('.', ',', ';', ':', '(', ')', '"'))
            .Where(word => word.Length > 0)
            .ToList();
        var parts = words
            .Concat(words.Where(word => word.IndexOfAny(Dashes) >= 0).SelectMany(word => word.Split(Dashes)))
            .Where(IsLongEnough)
            .ToList();
        return InBothSpellings(label, recorded)
            .Concat(InBothSpellings(label, words))
            .Concat(InBothSpellings(label, words, between: ""))
            .Concat(
                parts.SelectMany((part, i) => InBothSpellings(parts.Count > 1 ? $"{label}-{i + 1}" : label, [part]))
            );
    }

    // Müller is written Mueller where the keyboard has no ü.
    private static IEnumerable<NameForm> InBothSpellings(
        string label,
        IReadOnlyList<string> words,
        string between = " "
    ) =>
        words.Count == 0
            ? []
            : [NameForm.Of(label, words, between), NameForm.Of(label, [.. words.Select(Spelled)], between)];

    private static string Spelled(string word) =>
        ComposedText
            .Of(word)
            .Replace("ä", "ae", StringComparison.Ordinal)
            .Replace("ö", "oe", StringComparison.Ordinal)
            .Replace("ü", "ue", StringComparison.Ordinal)
            .Replace("Ä", "Ae", StringComparison.Ordinal)
            .Replace("Ö", "Oe", StringComparison.Ordinal)
            .Replace("Ü", "Ue", StringComparison.Ordinal);

    // One sign is a word in scripts that write words without spaces; in others it is a letter.
    private static bool IsLongEnough(string part) =>
        part.EnumerateRunes().Any(Words.StandsAlone) || part.EnumerateRunes().Count(Rune.IsLetter) >= ShortestPart;

    private string Placeholder(string label, string written)
    {
        if (placeholders.TryGetValue(written, out var known))
        {
            return known;
        }
        var form = (written.Any(char.IsUpper), written.Any(char.IsLower)) switch
        {
            (true, false) => "-u",
            (false, true) => "-l",
            _ => "",
        };
        var placeholder = $"⟦{label}{form}⟧";
        for (var again = 2; names.ContainsKey(placeholder); again++)
        {
            placeholder = $"⟦{label}{form}-v{again}⟧";
        }
        names[placeholder] = written;
        return placeholders[written] = placeholder;
    }

    // Whoever types these two signs must not be able to have a name put in where none was.
    private static string Bare(string text) =>
        text.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal);

    [GeneratedRegex("⟦[a-z0-9-]+⟧", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PlaceholderShape();
}
