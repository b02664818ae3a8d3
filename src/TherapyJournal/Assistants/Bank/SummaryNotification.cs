using System.Globalization;
using System.Text;

namespace TherapyJournal.Assistants.Bank;

/// <summary>The line that a therapist reads in the inbox: how much, about what, and one sentence in the patient's words.</summary>
internal static class SummaryNotification
{
    /// <summary>The most characters that a notification may have.</summary>
    public const int Longest = 200;

    /// <summary>The line for these sentences, of which the chosen ones come best first.</summary>
    public static string Of(IReadOnlyList<SentenceView> sentences, IReadOnlyList<SentenceView> bestFirst)
    {
        var lead = Length(sentences) + About(sentences) + ".";
        return bestFirst.Count == 0 ? lead : lead + Quote(bestFirst, Longest - lead.Length);
    }

    private static string Length(IReadOnlyList<SentenceView> sentences)
    {
        var words = sentences.Sum(sentence => sentence.Words.Count);
        var signs = sentences.Sum(sentence => sentence.Words.Count(IsSign));
        return words switch
        {
            0 => "No words",
            1 => "1 word",
            _ when signs * 2 > words => words.ToString(CultureInfo.InvariantCulture) + " characters",
            _ => words.ToString(CultureInfo.InvariantCulture) + " words",
        };
    }

    private static bool IsSign(string word) =>
        Rune.DecodeFromUtf16(word, out var rune, out _) == System.Buffers.OperationStatus.Done
        && Words.StandsAlone(rune);

    // One mention is a mention; only from the second on the entry is called "about" something.
    private static string About(IReadOnlyList<SentenceView> sentences)
    {
        var counted = Themes
            .English.All.Select(theme =>
                (theme.Name, Count: sentences.Sum(sentence => sentence.Themes.GetValueOrDefault(theme.Id)))
            )
            .Where(theme => theme.Count > 0)
            .OrderByDescending(theme => theme.Count)
            .ToList();
        var about = counted.Where(theme => theme.Count > 1).Take(2).Select(theme => theme.Name).ToList();
        return about.Count > 0 ? ", about " + string.Join(" and ", about)
            : counted.Count > 0 ? ", mentions " + counted[0].Name
            : "";
    }

    // A grave sentence is quoted even where it must be cut; otherwise the best one that fits whole.
    private static string Quote(IReadOnlyList<SentenceView> bestFirst, int room)
    {
        var lines = bestFirst
            .Select(sentence => OneLine.Of(sentence.Text).Replace('“', '‘').Replace('”', '’'))
            .ToList();
        var first = bestFirst[0].IsGrave ? lines[0] : lines.Find(line => line.Length + 3 <= room) ?? lines[0];
        var quoted = Graphemes.Shorten(first, room - 3);
        return quoted.Length == 0 ? "" : $" “{quoted}”";
    }
}
