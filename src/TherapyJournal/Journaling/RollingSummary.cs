using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Assistants;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Storage;

namespace TherapyJournal.Journaling;

/// <summary>
/// What was written before the last entries, in short and never longer however long the journal is: verified sentences of the
/// summaries, dense for the last weeks, one a month before.
/// </summary>
/// <remarks>It is made anew from the summaries each time, so that nothing stays in it of an entry that was taken back, made private or changed.</remarks>
internal static class RollingSummary
{
    /// <summary>The longest it becomes, in characters: about 500 tokens.</summary>
    public const int Longest = 2_000;

    private const int MostRecent = 14;
    private const int MostMonths = 12;
    private const int LongestSentence = 160;

    /// <summary>Lines with their day and their entry, oldest first; none when nothing was summarised.</summary>
    /// <param name="record">Opened by the door.</param>
    /// <param name="db">Where the summaries are.</param>
    /// <param name="zone">Where the patient lives.</param>
    /// <param name="shown">Entries that are shown in full and need no line.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async Task<IReadOnlyList<SoFarLine>> FromAsync(
        OpenRecord record,
        JournalDb db,
        DateTimeZone zone,
        IReadOnlyCollection<Guid> shown,
        CancellationToken cancel
    )
    {
        var all = await db
            .Summaries.Where(s => s.PatientId == record.Patient)
            .OrderByDescending(s => s.RecordedAt)
            .Select(s => new
            {
                s.Id,
                s.EntryId,
                s.RecordedAt,
            })
            .ToListAsync(cancel);
        var before = all.Where(s => !shown.Contains(s.EntryId)).ToList();
        var recent = before.Take(MostRecent).Select(s => s.Id).ToList();
        var months = before
            .Skip(MostRecent)
            .GroupBy(s => MonthOf(Day(s.RecordedAt, zone)))
            .Take(MostMonths)
            .Select(month => month.First().Id);
        List<Guid> chosen = [.. recent, .. months];
        var rows = await db.Summaries.Where(s => chosen.Contains(s.Id)).ToListAsync(cancel);
        return Join(
            record
                .OpenAll(rows, record.Open)
                .OrderByDescending(s => s.Row.RecordedAt)
                .Select(s => Line(s.Row, Day(s.Row.RecordedAt, zone), s.Content))
                .OfType<SoFarLine>()
        );
    }

    // Newest first until it is full, then turned round: what is furthest away is left out first.
    private static List<SoFarLine> Join(IEnumerable<SoFarLine> newestFirst)
    {
        var lines = new List<SoFarLine>();
        var length = 0;
        foreach (var line in newestFirst)
        {
            length += line.Text.Length + 1;
            if (length > Longest)
            {
                break;
            }
            lines.Add(line);
        }
        lines.Reverse();
        return lines;
    }

    private static SoFarLine? Line(EntrySummary row, LocalDate day, EntrySummaryContent summary) =>
        summary.Sentences.FirstOrDefault(s => !s.Raised) is { } sentence
            ? new SoFarLine(
                row.EntryId,
                row.Id,
                string.Create(CultureInfo.InvariantCulture, $"{day:uuuu-MM-dd} {OneLine(sentence.Text)}")
            )
            : null;

    private static string OneLine(string text) =>
        Graphemes.Shorten(
            string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            LongestSentence
        );

    private static LocalDate Day(long at, DateTimeZone zone) => Instant.FromUnixTimeMilliseconds(at).InZone(zone).Date;

    private static int MonthOf(LocalDate day) => (day.Year * 12) + day.Month;
}

/// <summary>One line of what was written before.</summary>
/// <param name="EntryId">The entry that it is of.</param>
/// <param name="SummaryId">The summary that it stands in.</param>
/// <param name="Text">The line.</param>
internal sealed record SoFarLine(Guid EntryId, Guid SummaryId, string Text);
