using System.Globalization;
using NodaTime;
using NodaTime.Text;
using TherapyJournal.Assistants;
using TherapyJournal.Goals;
using TherapyJournal.Insight.Times;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Insight;

/// <summary>Looks up what a model asks for before it answers: entries, ratings, goals. There is nothing else that it could reach, and nobody else's.</summary>
internal static class LookUps
{
    /// <summary>The kind that names one of the entries that were shown.</summary>
    public const string Entry = "entry";

    private const int MostLookUps = 3;
    private const int MostFound = 4;
    private const int LongestEntry = 1_800;
    private const int MostLines = 40;

    /// <returns>What was found, what was asked for first standing first; nothing for a kind that there is not.</returns>
    public static async Task<IReadOnlyList<AnswerSource>> RunAsync(
        OpenRecord record,
        JournalDb db,
        JournalIndex index,
        AskGround ground,
        IReadOnlyList<LookUpReply> lookUps
    )
    {
        var (known, days) = (ground.Sources, ground.Asked.Days);
        var found = new List<AnswerSource>();
        foreach (var lookUp in lookUps.Take(MostLookUps))
        {
            switch (lookUp.Kind.Trim().ToLowerInvariant())
            {
                case "search" when JournalQuestion.Problem(lookUp.Words) is null:
                    foreach (var hit in index.FindNear(lookUp.Words, MostFound, days.Holds))
                    {
                        await AddEntryAsync(hit.Id, lookUp.Words, Passage.Longest);
                    }
                    break;
                case Entry when known.FirstOrDefault(s => s.Label == lookUp.Words.Trim())?.EntryId is { } id:
                    await AddEntryAsync(id, ground.Asked.Words, LongestEntry);
                    break;
                case "mood":
                    AddSeries("mood", await MoodAsync(record, db, days));
                    break;
                case "goal-ratings":
                    AddSeries("goal-ratings", await GoalRatingsAsync(record, db, days));
                    break;
                case "goals":
                    AddSeries("goals", await GoalsAsync(record, db, days));
                    break;
                default:
                    break;
            }
        }
        return found;

        async Task AddEntryAsync(Guid id, string words, int longest)
        {
            if (found.Exists(s => s.EntryId == id) || await ReadEntries.OneAsync(record, db, id) is not { } entry)
            {
                return;
            }
            var label =
                known.FirstOrDefault(s => s.EntryId == id)?.Label
                ?? $"e{known.Count(s => s.EntryId is not null) + found.Count(s => known.All(k => k.Label != s.Label)) + 1}";
            found.Add(AskGround.SourceOf(entry, label, record.Standing.Zone, index.CoverOf(words), longest));
        }

        void AddSeries(string label, IReadOnlyList<string> lines)
        {
            if (lines.Count > 0 && !found.Exists(s => s.Label == label))
            {
                var text = string.Join('\n', lines.TakeLast(MostLines));
                found.Add(new AnswerSource(label, text, text, Day: null, EntryId: null));
            }
        }
    }

    private static async Task<IReadOnlyList<string>> MoodAsync(OpenRecord record, JournalDb db, AskedDays days) =>
        [
            .. (await RatingsAsync(record, db, days))
                .Where(r => r.Rating.Measure == Measure.Mood)
                .Select(r => $"{Iso(r.Day)}: mood {Whole(r.Rating.Rating)} of 10"),
        ];

    private static async Task<IReadOnlyList<string>> GoalRatingsAsync(OpenRecord record, JournalDb db, AskedDays days)
    {
        var goals = (await ReadGoals.FromAsync(record, db)).ToDictionary(g => g.Id, g => g.Content.Text);
        return
        [
            .. (await RatingsAsync(record, db, days))
                .Where(r => r.Rating.GoalId is { } goal && goals.ContainsKey(goal))
                .Select(r =>
                    $"{Iso(r.Day)}: {Whole(r.Rating.Rating)} of 10 for the goal \"{goals[r.Rating.GoalId!.Value]}\""
                ),
        ];
    }

    private static async Task<IReadOnlyList<string>> GoalsAsync(OpenRecord record, JournalDb db, AskedDays days) =>
        [
            .. (await ReadGoals.FromAsync(record, db))
                .SelectMany(g => g.Content.History)
                .OrderBy(step => step.At)
                .Select(step => (Day: DayOf(record, step.At), Step: step))
                .Where(s => days.Holds(s.Day))
                .Select(s => $"{Iso(s.Day)}: goal {s.Step.Kind.ToString().ToLowerInvariant()}, \"{s.Step.Text}\""),
        ];

    private static async Task<IEnumerable<(LocalDate Day, MeasureResultContent Rating)>> RatingsAsync(
        OpenRecord record,
        JournalDb db,
        AskedDays days
    ) =>
        (await ReadMeasures.FromAsync(record, db))
            .Select(r => (Day: DayOf(record, r.At), Rating: r))
            .Where(r => days.Holds(r.Day));

    private static LocalDate DayOf(OpenRecord record, long at) =>
        Instant.FromUnixTimeMilliseconds(at).InZone(record.Standing.Zone).Date;

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
