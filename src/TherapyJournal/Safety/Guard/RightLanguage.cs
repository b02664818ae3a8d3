using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using TherapyJournal.Safety.Screening;

namespace TherapyJournal.Safety.Guard;

/// <summary>Whether words are English: by their script, and by the small words that no sentence does without.</summary>
/// <remarks>What the patient wrote in another language may come back, and does not count for either side.</remarks>
internal static class RightLanguage
{
    /// <summary>The only language with rules, and so the only one that can be let through.</summary>
    public const string English = "en";

    // Fewer words than these say too little about their language.
    private const int FewestJudged = 4;

    // English has a third to a half of such words; other languages share a few of them by chance.
    private const double LeastOfEnglish = 0.15;

    // Theirs too, and still a sign of English where nothing else speaks against it.
    private static readonly FrozenSet<string> AlsoEnglish = Set(
        "a i to at in on of for is was as or an be he so me do no all go by am"
    );

    // Only words that other European languages do not have too ("in", "was", "is", "for", "of" are theirs as well).
    private static readonly FrozenSet<string> OnlyEnglish = Set(
        "the and you your yours yourself what that with which when how this it its have did there from about wrote because "
            + "are been would where who if not but their they something today yesterday does than by could should out into "
            + "after before while were has one two little then these those more most still only every each anything someone "
            + "can will just like some any moment day here much things small helped felt say said she her his him"
    );

    // Only words that English does not have too.
    private static readonly FrozenSet<string> Others = Set(
        "der das und nicht ich dir dich du ist ein eine einen einem mit auf fur heute wie dein deine geschrieben gestern weil "
            + "hast bist wenn aber auch noch les une est vous avec dans qui quoi votre vos aujourd hui que et cette pas moi toi "
            + "tes ete avez etait el los las una por para como hoy ayer escribiste cuando tus ha sido lo gli che di oggi hai ti "
            + "sono della nel scritto het een je jij jouw vandaag niet heeft wat hebt um uma voce nao hoje ontem seu sua com "
            + "jest nie sie czy bir ve bu ne det og ikke jag och att som mich mir bin mein meine wir sich nur mehr wieder yo quiero estoy "
            + "muy pero voy esta soy mi je suis veux mon mes mais plus io sono non voglio ma piu eu meu muito estou quero ja mnie ben bana"
    );

    /// <summary>Whether a text as a whole is in another language, as far as letters and small words tell. A few words tell nothing.</summary>
    public static bool IsAnother(string text)
    {
        var written = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        // English disguised by look-alike letters is read as English.
        if (
            written.Count(word => word.EnumerateRunes().Any(r => IsStrange(r) && !FoldLetters.IsLookAlike(r))) * 2
            > written.Length
        )
        {
            return true;
        }
        var words = ReadWords.From(text);
        var others = words.Count(word => Others.Contains(word.Text));
        var english = words.Count(word => OnlyEnglish.Contains(word.Text));
        return others >= 2 && others > english;
    }

    public static bool Has(string text, Word[] words, OwnWords own)
    {
        if (HasStrangeLetters(text, own))
        {
            return false;
        }
        var judged = words.Where(word => !IsOwn(word, own)).ToList();
        var english = judged.Count(word => OnlyEnglish.Contains(word.Text));
        var others = judged.Count(word => Others.Contains(word.Text));
        var also = judged.Count(word => AlsoEnglish.Contains(word.Text));
        return words.Length > 0
            && !(others >= 2 && others >= english)
            && (judged.Count < FewestJudged || english + also >= judged.Count * LeastOfEnglish);
    }

    // A small English word stays one, also where the patient wrote it.
    private static bool IsOwn(Word word, OwnWords own) => own.Holds(word.Text) && !OnlyEnglish.Contains(word.Text);

    private static bool HasStrangeLetters(string text, OwnWords own)
    {
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (
                word.EnumerateRunes().Any(IsStrange)
                && ReadWords.From(word) is var read
                && (read.Length == 0 || !own.HasAsWritten(read))
            )
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A letter of no alphabet that English or its names are written in.</summary>
    private static bool IsStrange(Rune rune) =>
        rune.Value > 0x024F
        && Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.LowercaseLetter
                or UnicodeCategory.UppercaseLetter
                or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.OtherLetter
        && rune.Value is not (>= 0x1E00 and <= 0x1EFF or 0xFB01 or 0xFB02);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
