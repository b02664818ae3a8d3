using System.Globalization;
using System.Text;
using TherapyJournal.Storage;

namespace TherapyJournal.Assistants.Calls;

/// <summary>A text as names are looked for in it: without accents and what nobody sees, with one kind of space, apostrophe and dash.</summary>
/// <remarks>A class, not a record: nothing prints its words by accident.</remarks>
internal sealed class FoldedText
{
    private readonly StringBuilder folded = new();
    private readonly List<(int Start, int End)> places = [];
    private readonly string text;

    private FoldedText(string text) => this.text = text;

    /// <summary>What is left, in the case in which it was written.</summary>
    public string Letters { get; private set; } = "";

    public static FoldedText Of(string text)
    {
        var read = new FoldedText(text);
        for (var at = 0; at < text.Length; )
        {
            var isSeen = SeenText.IsSeen(text, at, out var length);
            if (isSeen)
            {
                read.Take(at, length);
            }
            at += length;
        }
        read.Letters = read.folded.ToString();
        return read;
    }

    /// <summary>Where so many letters stood in the text, with the accents of the last one.</summary>
    public Range PlaceOf(int at, int length) => places[at].Start..places[at + length - 1].End;

    /// <summary>How so many letters were written.</summary>
    public string Written(int at, int length) => text[PlaceOf(at, length)];

    private void Take(int at, int length)
    {
        Rune.DecodeFromUtf16(text.AsSpan(at), out var sign, out _);
        if (Rune.IsWhiteSpace(sign) && folded is [.., ' '])
        {
            Reach(at + length);
        }
        else if (Rune.IsWhiteSpace(sign))
        {
            Append(" ", at, length);
        }
        else if (length > 1)
        {
            Append(text.AsSpan(at, length), at, length);
        }
        else if (IsAccent(text[at]))
        {
            Reach(at + length);
        }
        else if (Rune.GetUnicodeCategory(sign) is not UnicodeCategory.Format && sign.Value is not 0xFE0F)
        {
            var (letter, marks) = ComposedText.Apart(text[at]);
            Append(Plain(letter), at, length);
            Append(string.Concat(marks.Where(mark => !IsAccent(mark))), at, length);
        }
    }

    private void Append(ReadOnlySpan<char> letters, int at, int length)
    {
        folded.Append(letters);
        places.AddRange(Enumerable.Repeat((at, at + length), letters.Length));
    }

    private void Reach(int end)
    {
        if (places.Count > 0)
        {
            places[^1] = (places[^1].Start, end);
        }
    }

    // Accents of Europe, points of Hebrew and Arabic: who writes in haste leaves them out. No others: か is not が.
    private static bool IsAccent(char mark) =>
        mark
            is (>= '\u0300' and <= '\u036F')
                or (>= '\u0591' and <= '\u05C7')
                or (>= '\u064B' and <= '\u065F')
                or '\u0670'
                or (>= '\u1AB0' and <= '\u1AFF')
                or (>= '\u1DC0' and <= '\u1DFF')
                or (>= '\uFE20' and <= '\uFE2F')
        && char.GetUnicodeCategory(mark) is UnicodeCategory.NonSpacingMark;

    private static string Plain(char letter) =>
        letter switch
        {
            '’' or '‘' or '‛' or 'ʼ' or 'ʻ' or '´' or '`' or '′' or '＇' => "'",
            '‐' or '‑' or '‒' or '–' or '−' or '－' => "-",
            'ß' => "ss",
            'ẞ' => "SS",
            'æ' => "ae",
            'Æ' => "Ae",
            'œ' => "oe",
            'Œ' => "Oe",
            'ø' => "o",
            'Ø' => "O",
            'ł' => "l",
            'Ł' => "L",
            'đ' or 'ð' => "d",
            'Đ' or 'Ð' => "D",
            'þ' => "th",
            'Þ' => "Th",
            'ı' => "i",
            _ => letter.ToString(),
        };
}
