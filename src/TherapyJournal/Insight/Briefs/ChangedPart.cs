using NodaTime;
using TherapyJournal.Storage;
using Bank = TherapyJournal.Assistants.Bank;

namespace TherapyJournal.Insight.Briefs;

/// <summary>What is otherwise than before: how much was written, silence, moods, and what is written about.</summary>
internal static class ChangedPart
{
    private const int Most = 5;

    // The same as that after which somebody who is reminded has gone quiet.
    private const int QuietAfterDays = 7;

    // Fewer entries say nothing about what somebody writes about more than before. Our own measure.
    private const int FewestEntries = 3;

    public static BriefPart Of(BriefDays days) =>
        BriefParts.Of(
            BriefPartKind.Changed,
            [.. Written(days), .. Silence(days), .. Moods(days), .. Themes(days)],
            Most,
            "Nothing was ever shared, and no mood was said."
        );

    private static IEnumerable<BriefSentence> Written(BriefDays days)
    {
        if (days.Journal is not [.., var last])
        {
            yield break;
        }
        if (days.Entries.Count == 0)
        {
            yield return new BriefSentence("No entry of these days was shared.", [BriefDays.Cite(last)]);
            yield break;
        }
        var compared = days.Before is { } before ? $", {before.Count} in as many days before" : "";
        yield return new BriefSentence(
            $"{Counted.Of(days.Entries.Count, "entry", "entries")} in {Counted.Of(days.Count, "day", "days")}{compared}.",
            [BriefDays.Cite(days.Entries[0]), .. days.Entries.Count > 1 ? [BriefDays.Cite(last)] : (BriefGround[])[]]
        );
    }

    // The longest stretch without an entry, also one that began before these days.
    private static IEnumerable<BriefSentence> Silence(BriefDays days)
    {
        if (days.Entries.Count == 0)
        {
            yield break;
        }
        var written = days.Journal.Skip(Math.Max(0, days.Journal.Count - days.Entries.Count - 1)).ToList();
        var (after, length) = written
            .Select((e, at) => (After: at, Length: Between(e.Day, NextDay(at))))
            .MaxBy(gap => gap.Length);
        if (length <= QuietAfterDays)
        {
            yield break;
        }
        var (first, last) = (written[after].Day.PlusDays(1), written[after].Day.PlusDays(length));
        var isOver = after + 1 < written.Count;
        yield return new BriefSentence(
            isOver
                ? $"Nothing shared from {BriefDays.Said(first)} to {BriefDays.Said(last)}, {length} days."
                : $"Nothing shared since {BriefDays.Said(written[after].Day)}, {length} days.",
            [BriefDays.Cite(written[after]), .. isOver ? [BriefDays.Cite(written[after + 1])] : (BriefGround[])[]]
        );

        LocalDate NextDay(int at) => at + 1 < written.Count ? written[at + 1].Day : days.Today.PlusDays(1);

        static int Between(LocalDate day, LocalDate next) => Math.Max(0, Period.DaysBetween(day, next) - 1);
    }

    private static IEnumerable<BriefSentence> Moods(BriefDays days)
    {
        var moods = days.Ratings.Where(r => r.Measure == Measure.Mood).ToList();
        var said = moods.Where(r => days.Holds(r.At)).ToList();
        if (said.Count > 0 && RatingStep.Of(moods, days) is { } step)
        {
            var range =
                said.Count > 2
                    ? $"; {said.Count} in these days, from {said.Min(r => r.Rating)} to {said.Max(r => r.Rating)}"
                    : "";
            yield return new BriefSentence($"Mood {step.Said}{range}.", step.Grounds);
        }
    }

    // What is hard has a part of its own.
    private static IEnumerable<BriefSentence> Themes(BriefDays days) =>
        days.Before is not { Count: >= FewestEntries } before
            ? []
            : Bank
                .Themes.English.All.Where(theme => !HardWords.Themes.Contains(theme.Id))
                .Select(theme =>
                    (
                        theme.Name,
                        Now: days.Lines.Where(l => l.View.Themes.ContainsKey(theme.Id)).ToList(),
                        Earlier: before.Count(e => Bank.Themes.English.In(e.Text).ContainsKey(theme.Id))
                    )
                )
                .Select(t => (t.Name, t.Now, Entries: t.Now.DistinctBy(l => l.Entry.Entry.Id).Count(), t.Earlier))
                // At least twice the share that it had.
                .Where(t =>
                    t.Entries >= FewestEntries && t.Entries * before.Count >= 2 * t.Earlier * days.Entries.Count
                )
                .OrderByDescending(t => t.Entries)
                .Select(t => new BriefSentence(
                    $"Writes more of {t.Name}: in {t.Entries} of {Counted.Of(days.Entries.Count, "entry", "entries")}, in {t.Earlier} of {before.Count} before.",
                    [BriefDays.Quote(BriefLine.BestFirst(t.Now).First())]
                ));
}
