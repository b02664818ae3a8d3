using NodaTime;
using NodaTime.Text;
using TherapyJournal.Assistants;
using TherapyJournal.Insight.Times;

namespace TherapyJournal.Insight;

/// <summary>The days that a model takes a question to mean where no rule knows them ("while her mother was ill"). They stand where the question says such words and a day of the journal bears them out.</summary>
/// <param name="Days">The days.</param>
/// <param name="Rest">The question without the words that name them.</param>
/// <param name="Understood">How it was understood, in a sentence.</param>
internal sealed record NamedPeriod(AskedDays Days, string Rest, string Understood)
{
    // What happened "before the move" is told by an entry that may lie outside.
    private const int DaysBeside = 31;

    private const int LongestQuoted = 120;

    // Without one of these no words name a time, whatever a model says of them.
    private static readonly HashSet<string> TimeWords = new(
        (
            "when while during around about before after since until till as once whenever time times period phase days weeks months summer autumn winter spring "
            + "holiday holidays vacation between throughout "
            + "als während wenn bevor nachdem seit seitdem bis um vor nach zeit phase tage wochen monate sommer herbst winter frühling frühjahr urlaub ferien zwischen damals"
        ).Split(' '),
        StringComparer.Ordinal
    );

    /// <summary>Whether a model may name the days at all: nobody gave any, and the rules understood none.</summary>
    public static bool MayBeNamed(JournalQuestion question, AskGround ground) =>
        question is { From: null, Until: null }
        && ground.Asked.Days == AskedDays.All
        && ground.Asked.Understood.Count == 0;

    /// <param name="offered">What the model says; null: nothing.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="ground">What was looked at so far.</param>
    /// <param name="shown">What the model has seen.</param>
    /// <param name="today">By the patient's own calendar.</param>
    /// <returns>Null: it does not stand.</returns>
    public static NamedPeriod? Of(
        PeriodReply? offered,
        JournalQuestion question,
        AskGround ground,
        IReadOnlyList<AnswerSource> shown,
        LocalDate today
    ) =>
        offered is not null
        && MayBeNamed(question, ground)
        && DaysOf(offered, ground.Looked, today) is { } days
        && PlaceIn(question.Mended, offered.Words) is var (start, end)
        && ToldBy(offered, shown, days) is var (day, quotation)
            ? new NamedPeriod(
                days,
                question.Mended[..start] + " " + question.Mended[end..],
                $"Looked at: {days} (\"{question.Mended[start..end]}\", understood by the model from the entry of {new AskedDays(day, day)}{Quoted(quotation)})."
            )
            : null;

    // Days of this journal, not all of them, and in their order.
    private static AskedDays? DaysOf(PeriodReply offered, LookedAt looked, LocalDate today) =>
        LocalDatePattern.Iso.Parse(offered.From.Trim()) is { Success: true, Value: var from }
        && LocalDatePattern.Iso.Parse(offered.To.Trim()) is { Success: true, Value: var to }
        && looked is { From: { } first, Until: { } last }
        && from <= to
        && first <= from
        && to <= today
        && (first < from || to < last)
            ? new AskedDays(from, to)
            : null;

    private static (int Start, int End)? PlaceIn(string question, string said)
    {
        var (forms, places, wanted) = (Words.In(question), Words.Places(question), Words.In(said));
        for (var at = 0; wanted.Exists(TimeWords.Contains) && at + wanted.Count <= forms.Count; at++)
        {
            if (forms.Skip(at).Take(wanted.Count).SequenceEqual(wanted))
            {
                return (places[at].Start, places[at + wanted.Count - 1].End);
            }
        }
        return null;
    }

    private static (LocalDate Day, string Quotation)? ToldBy(
        PeriodReply cited,
        IReadOnlyList<AnswerSource> shown,
        AskedDays days
    ) =>
        shown.FirstOrDefault(s => s.Label == cited.Source.Trim()) is { Day: { } day, EntryId: not null } entry
        && Quotation.IsWholeSentenceOf(entry.Text, cited.Quotation.Trim())
        && new AskedDays(days.From?.PlusDays(-DaysBeside), days.To?.PlusDays(DaysBeside)).Holds(day)
            ? (day, Quotation.Plain(cited.Quotation))
            : null;

    private static string Quoted(string quotation) => quotation.Length <= LongestQuoted ? $": “{quotation}”" : "";
}
