using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Bank;

namespace TherapyJournal.Evals.Assistants.Rules;

/// <summary>Words that say something, and when two of them are the same one.</summary>
internal static class SameWord
{
    private const int ShortestStem = 4;

    // They stand in any question to anybody.
    private static readonly HashSet<string> SayNothing =
    [
        .. "moment something anything someone anyone somebody anybody nothing nobody people person people word words write".Split(
            ' '
        ),
        .. "wrote written tell told say said think thought first last next small hard part place lately often when while".Split(
            ' '
        ),
        .. "come came went take took make makes look looks find found seem usually name kind before where morning evening".Split(
            ' '
        ),
        .. "night tonight even ever never always also back down over here another thing this that with about talk asked ask".Split(
            ' '
        ),
    ];

    /// <summary>The words of a text that are about something.</summary>
    public static IReadOnlyList<string> Content(string text) =>
        [
            .. SentenceView
                .ContentOf(Words.In(text))
                .Where(word => word.Length >= ShortestStem && !SayNothing.Contains(word))
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>The same word in another form: "sleep", "sleeping".</summary>
    public static bool Is(string one, string other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        return shorter.Length >= ShortestStem
            && (
                longer.StartsWith(shorter, StringComparison.Ordinal)
                || (shorter[^1] == 'e' && longer.StartsWith(shorter[..^1] + "ing", StringComparison.Ordinal))
            );
    }

    /// <summary>The first word of one text that stands in one of the others; null: none does.</summary>
    public static string? Shared(string text, IEnumerable<string> others)
    {
        var known = others.SelectMany(Content).ToList();
        return Content(text).FirstOrDefault(word => known.Exists(other => Is(word, other)));
    }
}
