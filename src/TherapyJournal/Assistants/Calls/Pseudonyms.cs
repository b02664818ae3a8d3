using System.Text;
using System.Text.RegularExpressions;

namespace TherapyJournal.Assistants.Calls;

/// <summary>Puts placeholders in the place of names before words leave the machine, and the names back into what returns.</summary>
/// <remarks>The same name has the same placeholder in every request about a patient, so that a vendor's cache still helps.</remarks>
internal sealed partial class Pseudonyms
{
    private const int ShortestPart = 2;

    // Names that are words of the language as well: only where they are written like a name do they name somebody.
    private static readonly HashSet<string> AlsoWords =
    [
        .. "will may hope grace rose joy mark art faith dawn summer june april august sunny max bill sue pat rob jack ".Split(
            ' ',
            StringSplitOptions.RemoveEmptyEntries
        ),
        .. "frank grant chase drew guy gene dean earl angel charity christian constance ivy lily daisy iris olive page ".Split(
            ' ',
            StringSplitOptions.RemoveEmptyEntries
        ),
        .. "penny pearl ruby sandy star storm sky river rain stone wood woods young old long short small brown black white ".Split(
            ' ',
            StringSplitOptions.RemoveEmptyEntries
        ),
        .. "green gray day night week little best good wise strong king bishop carter cook baker mason miller field hill".Split(
            ' ',
            StringSplitOptions.RemoveEmptyEntries
        ),
        .. "lane banks brooks rivers marsh an do he in so to am is my no on me go van von de la le el al bin ben".Split(
            ' ',
            StringSplitOptions.RemoveEmptyEntries
        ),
    ];

    private readonly Dictionary<string, string> placeholders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> labels = new(StringComparer.OrdinalIgnoreCase);
    private readonly Regex? known;

    /// <summary>For one request.</summary>
    /// <param name="names">What the record knows.</param>
    /// <param name="others">Whether the other names stay here as well.</param>
    public Pseudonyms(KnownNames names, bool others)
    {
        Add("patient", names.Patient);
        for (var i = 0; others && i < names.Others.Count; i++)
        {
            Add($"person-{i + 1}", names.Others[i]);
        }
        // The longest first, so that a whole name is not taken for its first part.
        var parts = labels.Keys.OrderByDescending(p => p.Length).ThenBy(p => p, StringComparer.Ordinal).Select(Pattern);
        known =
            labels.Count == 0
                ? null
                : new Regex(string.Join('|', parts), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    /// <summary>The text as it may leave.</summary>
    public string Hide(string text) =>
        known is null ? text : known.Replace(Bare(text), match => Placeholder(match.Value));

    /// <summary>What returned, with the names back in it.</summary>
    public string Restore(string text) =>
        PlaceholderShape().Replace(text, match => names.GetValueOrDefault(match.Value, match.Value));

    private void Add(string label, string name)
    {
        var parts = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Trim('.', ',', ';', ':', '(', ')', '"'))
            .Where(p => p.EnumerateRunes().Count(Rune.IsLetter) >= ShortestPart)
            .ToList();
        if (parts.Count > 1)
        {
            labels.TryAdd(string.Join(' ', parts), label);
        }
        for (var i = 0; i < parts.Count; i++)
        {
            labels.TryAdd(parts[i], parts.Count > 1 ? $"{label}-{i + 1}" : label);
        }
    }

    // As recorded, and in every other case too, unless the small word means something else.
    private static string Pattern(string part)
    {
        var written = Regex.Escape(part).Replace(@"\ ", @"\s+", StringComparison.Ordinal);
        var isWord = part.ToLowerInvariant().Split(' ').All(AlsoWords.Contains);
        return EdgeAt(part.EnumerateRunes().First())
            + (isWord ? $"(?:{written}|{written.ToUpperInvariant()})" : $"(?i:{written})")
            + EdgeAt(part.EnumerateRunes().Last());
    }

    // Scripts that write words without spaces have no edge to look for.
    private static string EdgeAt(Rune rune) => Words.StandsAlone(rune) || !Rune.IsLetterOrDigit(rune) ? "" : @"\b";

    private string Placeholder(string written)
    {
        if (placeholders.TryGetValue(written, out var known))
        {
            return known;
        }
        var label = labels.GetValueOrDefault(Spaces().Replace(written, " "), "patient");
        var form =
            !written.Any(char.IsLower) ? "-u"
            : !written.Any(char.IsUpper) ? "-l"
            : "";
        var placeholder = $"⟦{label}{form}⟧";
        for (var again = 2; names.ContainsKey(placeholder); again++)
        {
            placeholder = $"⟦{label}{form}-{again}⟧";
        }
        names[placeholder] = written;
        return placeholders[written] = placeholder;
    }

    // Whoever types these two signs must not be able to have a name put in where none was.
    private static string Bare(string text) =>
        text.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal);

    [GeneratedRegex("⟦[a-z0-9-]+⟧", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PlaceholderShape();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
