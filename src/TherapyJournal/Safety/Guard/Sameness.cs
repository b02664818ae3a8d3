using System.Collections.Frozen;
using TherapyJournal.Assistants;
using TherapyJournal.Safety.Screening;

namespace TherapyJournal.Safety.Guard;

/// <summary>Whether words say again what was said before: to be asked twice is not to be heard.</summary>
internal static class Sameness
{
    private const int LengthOfAnOpening = 3;

    // Three content words of five the same: the same thing asked in other words.
    private const double LeastShared = 0.6;
    private const double LeastSharedOfTheRest = 0.5;

    private static readonly FrozenSet<string> Asking = Set(
        "what which when where who whom whose why how did was is do"
    );

    private static readonly FrozenSet<string> Weekdays = Set(
        "mondai tuesdai wednesdai thursdai fridai saturdai sundai monday tuesday wednesday thursday friday saturday sunday"
    );

    /// <summary>True where it begins with the first three words of an earlier one, or with the same sentence.</summary>
    public static bool Opens(string text, IReadOnlyList<string> openings)
    {
        var opening = Opening(text);
        return opening.Length > 0 && openings.Any(earlier => Opening(earlier) == opening);
    }

    /// <summary>True where an earlier question asked the same, in these words or in others.</summary>
    /// <remarks>Words of the goals and entries are in every question; it is the rest that makes two questions one.</remarks>
    public static bool Asks(string question, IReadOnlyList<string> asked, OwnWords own)
    {
        var content = Content(question);
        var sign = AskingWord(question);
        return asked.Any(earlier => IsSame(content, sign, earlier, own) || Plain(earlier) == Plain(question));
    }

    private static bool IsSame(HashSet<string> content, string sign, string earlier, OwnWords own)
    {
        var other = Content(earlier);
        return content.Count > 0
            && other.Count > 0
            && sign == AskingWord(earlier)
            && ContentWords.Shared(content, other) >= LeastShared
            && ContentWords.Shared(Without(content, own), Without(other, own)) >= LeastSharedOfTheRest;
    }

    private static HashSet<string> Without(HashSet<string> content, OwnWords own) =>
        [.. content.Where(word => !own.Content.Contains(word))];

    private static HashSet<string> Content(string text) =>
        [.. ContentWords.In(text).Where(word => !Weekdays.Contains(word))];

    private static string AskingWord(string question) =>
        ReadWords.From(question).Select(word => word.Text).FirstOrDefault(Asking.Contains, "") is var word
        && word is "which"
            ? "what"
            : word;

    private static string Opening(string text)
    {
        var words = Words.In(text);
        return string.Join(' ', words.Take(LengthOfAnOpening));
    }

    private static string Plain(string text) => string.Join(' ', Words.In(text));

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
