using NodaTime;
using TherapyJournal.Insight.Times;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Insight;

/// <summary>How a question is understood, by rules alone.</summary>
/// <param name="Words">The words to look for.</param>
/// <param name="Days">The days that are meant.</param>
/// <param name="Order">What comes first.</param>
/// <param name="Understood">Sentences that say how a time in it was understood; empty: none was named.</param>
internal sealed record AskedQuestion(string Words, AskedDays Days, AskedOrder Order, IReadOnlyList<string> Understood)
{
    private const int FewestTellingWords = 2;

    // With these one asks for a time, and for nothing in it that words could find.
    private static readonly HashSet<string> AskForAnything = new(
        (
            "happen happened happens happening go goes going went feel feels felt write writes wrote written say says said "
            + "tell tells told new entry entries journal day days patient like"
        ).Split(' '),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Whether it asks for what there is in its days, whatever it is: "What happened last week?"</summary>
    public bool IsOfDaysAlone =>
        Days != AskedDays.All
        && AskedWords.Of(Words).Words.All(w => CommonWords.Holds(w.Text) || AskForAnything.Contains(w.Text));

    public static async Task<AskedQuestion> FromAsync(
        OpenRecord record,
        JournalDb db,
        JournalIndex index,
        JournalQuestion question,
        Instant now
    )
    {
        var before = question.LastBefore.LastOrDefault() ?? "";
        var known = await ReadKnownDays.FromAsync(record, db, now, $"{question.Mended} {before}", index.FirstDay);
        return Of(question, known);
    }

    /// <summary>"And in May?" has too few words of its own and goes on with those of the question before; "And why?" with its days as well.</summary>
    public static AskedQuestion Of(JournalQuestion question, KnownDays known)
    {
        var given = new AskedDays(question.From, question.Until);
        var time =
            given == AskedDays.All ? AskedTime.Of(question.Mended, known) : AskedTime.WithoutDays(question.Mended);
        var own = new AskedQuestion(time.Rest, time.Days ?? given, time.Order, time.Understood);
        if (TellingWords(time.Rest) >= FewestTellingWords || question.LastBefore.LastOrDefault() is not { } before)
        {
            return own;
        }
        var earlier = AskedTime.Of(before, known);
        var words = own with { Words = $"{time.Rest} {earlier.Rest}" };
        return own.Days == AskedDays.All && earlier.Days is { } days
            ? words with
            {
                Days = days,
                Understood = [.. earlier.Understood, .. own.Understood],
            }
            : words;
    }

    private static int TellingWords(string text) => AskedWords.Of(text).Words.Count(w => !CommonWords.Holds(w.Text));
}
