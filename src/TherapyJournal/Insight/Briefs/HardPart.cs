using TherapyJournal.Storage;

namespace TherapyJournal.Insight.Briefs;

/// <summary>What is named that is mostly hard, each with how often and with the words themselves.</summary>
internal static class HardPart
{
    private const int Most = 4;

    public static BriefPart Of(BriefDays days)
    {
        var named = days
            .Lines.SelectMany(l => HardWords.In(l.View).Select(name => (Name: name, Line: l)))
            .GroupBy(n => n.Name, n => n.Line)
            .Select(g => (Name: g.Key, Lines: g.ToList(), Entries: g.DistinctBy(l => l.Entry.Entry.Id).Count()))
            // Danger is told first, however seldom it is named.
            .OrderByDescending(g => g.Name == HardWords.Danger)
            .ThenByDescending(g => g.Entries)
            .ToList();
        var quoted = new HashSet<string>(StringComparer.Ordinal);
        return BriefParts.Of(
            BriefPartKind.Hard,
            [
                .. named.Select(n =>
                {
                    var line = BriefLine.BestFirst(n.Lines).OrderBy(l => quoted.Contains(l.Text)).First();
                    quoted.Add(line.Text);
                    return new BriefSentence(
                        $"Words of {n.Name} in {n.Entries} of {Counted.Of(days.Entries.Count, "entry", "entries")}.",
                        [BriefDays.Quote(line)]
                    );
                }),
            ],
            Most,
            "No sentence of these days has the words by which the program tells it; they are English words."
        );
    }
}
