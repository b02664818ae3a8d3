using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using TherapyJournal.Storage;

namespace TherapyJournal.Assistants.Calls;

/// <summary>A name, or a part of one, as it may be written, and the placeholder's label that stands for it.</summary>
/// <remarks>A class, not a record: nothing prints a name by accident.</remarks>
internal sealed class NameForm
{
    // Names that are words of the language as well: only where they are written like a name do they name somebody.
    private static readonly FrozenSet<string> AlsoWords = (
        "will may hope grace rose joy mark art faith dawn summer june april august sunny max bill sue pat rob jack "
        + "frank grant chase drew guy gene dean earl angel charity christian constance ivy lily daisy iris olive page "
        + "penny pearl ruby sandy star storm sky river rain stone wood woods young old long short small brown black white "
        + "green gray day night week little best good wise strong king bishop carter cook baker mason miller field hill "
        + "lane banks brooks rivers marsh an do he in so to am is my no on me go van von de la le el al bin ben "
        // Without their accents: Thế, Sơn, Tân, Bé.
        + "a i the son tan be we us at it as of or by if ha hi"
    ).Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private readonly string recorded;
    private readonly string capitals;
    private readonly bool isWord;

    /// <summary>A form of a name.</summary>
    /// <param name="label">What its placeholder is called.</param>
    /// <param name="recorded">As the record has it.</param>
    /// <param name="isWord">Whether it is an ordinary word too.</param>
    private NameForm(string label, string recorded, bool isWord)
    {
        (Label, this.recorded, this.isWord) = (label, ComposedText.Of(SeenText.Of(recorded)), isWord);
        Letters = FoldedText.Of(recorded).Letters.Trim();
        capitals = Letters.ToUpperInvariant();
    }

    public string Label { get; }

    /// <summary>What is looked for in a folded text.</summary>
    public string Letters { get; }

    /// <summary>The form of these words of a name, with what is between them.</summary>
    public static NameForm Of(string label, IReadOnlyList<string> words, string between = " ") =>
        new(
            label,
            string.Join(between, words),
            words.SelectMany(word => FoldedText.Of(word).Letters.ToLowerInvariant().Split('-')).All(AlsoWords.Contains)
        );

    /// <summary>Whether the name stands here, as recorded or in another case, and is no part of a longer word.</summary>
    public bool StandsAt(FoldedText text, int at) =>
        text.Letters.AsSpan(at).StartsWith(Letters, StringComparison.OrdinalIgnoreCase)
        && HasEdges(text.Letters.AsSpan(0, at), text.Letters.AsSpan(at + Letters.Length))
        && (!isWord || IsWrittenLikeAName(text, at));

    private bool IsWrittenLikeAName(FoldedText text, int at) =>
        text.Letters.Substring(at, Letters.Length) is var written
        && (
            written == Letters
            || written == capitals
            || (char.IsUpper(written[0]) && written[1..] == Letters[1..])
            // With its accents it is no longer the word.
            || (
                recorded != Letters
                && string.Equals(
                    ComposedText.Of(SeenText.Of(text.Written(at, Letters.Length))),
                    recorded,
                    StringComparison.OrdinalIgnoreCase
                )
            )
        );

    private bool HasEdges(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        Rune.DecodeFromUtf16(Letters, out var first, out _);
        Rune.DecodeLastFromUtf16(Letters, out var last, out _);
        Rune.DecodeLastFromUtf16(before, out var previous, out _);
        Rune.DecodeFromUtf16(after, out var next, out _);
        return !IsMark(next) && !(IsOfWord(first) && IsOfWord(previous)) && !(IsOfWord(last) && IsOfWord(next));
    }

    // Scripts that write words without spaces have no edge to look for.
    private static bool IsOfWord(Rune sign) => (Rune.IsLetterOrDigit(sign) || IsMark(sign)) && !Words.StandsAlone(sign);

    private static bool IsMark(Rune sign) =>
        Rune.GetUnicodeCategory(sign)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark;
}
