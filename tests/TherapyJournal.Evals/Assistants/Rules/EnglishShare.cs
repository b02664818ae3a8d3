using TherapyJournal.Assistants;

namespace TherapyJournal.Evals.Assistants.Rules;

/// <summary>Whether a text is English, by its small words.</summary>
internal static class EnglishShare
{
    private const double Enough = 0.2;
    private const int FewestWords = 4;
    private const int FewestOfANote = 8;

    // Without those that are words of German or French too (was, in, an, am, so, on, me).
    private static readonly HashSet<string> Small =
    [
        .. "the a and of to is are were be been it that this these those you your yours he she they them their his her".Split(
            ' '
        ),
        .. "i my we our what when which who how where why with without for from at by as but or not no do does did done".Split(
            ' '
        ),
        .. "have has had could would should can will there here some any one if than then about after before into out up".Split(
            ' '
        ),
        .. "down over all more most little much every something anything today this week last next only just also too because".Split(
            ' '
        ),
    ];

    /// <summary>Whether at least a fifth of the words are small English ones; a text of fewer than four words counts as English.</summary>
    public static bool Is(string text) => Is(text, FewestWords);

    /// <summary>The same of what a therapist reads: counted remarks have few small words, so fewer than eight words tell nothing.</summary>
    public static bool IsInNote(string text) => Is(text, FewestOfANote);

    private static bool Is(string text, int fewest)
    {
        var words = Words.In(OwnWords.Without(text)).FindAll(word => !char.IsDigit(word[0]));
        return words.Count < fewest || Of(words) >= Enough;
    }

    private static double Of(List<string> words) => (double)words.Count(Small.Contains) / words.Count;
}
