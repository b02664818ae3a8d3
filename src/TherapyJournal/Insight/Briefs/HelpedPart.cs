namespace TherapyJournal.Insight.Briefs;

/// <summary>Sentences that say that something helped, newest first.</summary>
internal static class HelpedPart
{
    private const int Most = 4;

    public static BriefPart Of(BriefDays days) =>
        BriefParts.Of(
            BriefPartKind.Helped,
            BriefLine
                .BestFirst(days.Lines.Where(l => l.View is { NamesHelp: true, IsGrave: false }).DistinctBy(l => l.Text))
                .Select(l => new BriefSentence(
                    BriefDays.IsShort(l.Text) ? null : "Says that something helped, in a long sentence.",
                    [BriefDays.Quote(l)]
                )),
            Most,
            "No sentence of these days says that something helped, in the words by which the program tells it; they are English words."
        );
}
