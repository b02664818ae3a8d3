using System.Globalization;
using System.Text;

namespace TherapyJournal.Safety.Screening;

/// <summary>
/// Folds a character to the one the rules are written in: lower case, no accents, no look-alikes. Written by hand, since
/// the program runs without culture data, and a look-alike letter is how a word slips past a list.
/// </summary>
internal static class FoldLetters
{
    /// <summary>Stands for a character that is not there at all, such as a zero-width space.</summary>
    public const char Nothing = '\0';

    private const string LookAlikes =
        "аaеeоoрpсcуyхxіiѕsјjԁdһhкkмmтtвbнhαaοoεeιiκkνvρpτtυuɑaɡgıiłløođdæaœoßsωwԝwѡwϲcӏlℓlɪiʏyᴀaᴄcᴅdᴇeᴋkʟlᴍmɴnᴏoᴘpᴛtᴜuᴡw";

    private const string Accented =
        "áaàaâaäaãaåaāaăaąaçcćcčcďdğgéeèeêeëeēeėeęeěeíiìiîiïiīiįiĺlľlñnńnňnóoòoôoöoõoōoőoŕrřrśsšsşsťtúuùuûuüuūuůuűuýyÿyźzžzżz";

    private static readonly Dictionary<char, char> Plain = (LookAlikes + Accented)
        .Chunk(2)
        .ToDictionary(pair => pair[0], pair => pair[1]);

    public static char Fold(Rune rune)
    {
        if (rune.IsAscii)
            return char.ToLowerInvariant((char)rune.Value);
        return rune.Value switch
        {
            0x2018 or 0x2019 or 0x201B or 0x02BC or 0x00B4 or 0x2032 or 0xFF07 => '\'',
            0x201C or 0x201D or 0x201E or 0x201F or 0x00AB or 0x00BB or 0xFF02 or 0x2033 => '"',
            0x2026 => '\u2026',
            0x00AD or 0x034F or 0x061C or 0x2060 or 0xFEFF => Nothing,
            >= 0x200B and <= 0x200F => Nothing,
            >= 0x202A and <= 0x202E => Nothing,
            >= 0xFE00 and <= 0xFE0F => Nothing,
            0x2028 or 0x2029 or 0x0085 => '\n',
            >= 0xFF01 and <= 0xFF5E => char.ToLowerInvariant((char)(rune.Value - 0xFEE0)),
            >= 0x1D400 and <= 0x1D6A3 => (char)('a' + ((rune.Value - 0x1D400) % 26)),
            >= 0x1D7CE and <= 0x1D7FF => (char)('0' + ((rune.Value - 0x1D7CE) % 10)),
            >= 0x24B6 and <= 0x24E9 => (char)('a' + ((rune.Value - 0x24B6) % 26)),
            >= 0x1F130 and <= 0x1F149 => (char)('a' + (rune.Value - 0x1F130)),
            > 0xFFFF => ' ',
            _ => FoldOther((char)rune.Value),
        };
    }

    /// <summary>Whether a letter of another alphabet is read as the Latin one that it looks like.</summary>
    public static bool IsLookAlike(Rune letter) => !letter.IsAscii && char.IsAscii(Fold(letter));

    private static char FoldOther(char letter)
    {
        switch (char.GetUnicodeCategory(letter))
        {
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format:
                return Nothing;
            case UnicodeCategory.UppercaseLetter:
                letter = char.ToLowerInvariant(letter);
                break;
        }
        if (Plain.TryGetValue(letter, out var plain))
            return plain;
        return char.IsLetterOrDigit(letter) ? letter : ' ';
    }
}
