using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Bank;

namespace TherapyJournal.Insight.Briefs;

/// <summary>A sentence of an entry.</summary>
/// <param name="Entry">Where it stands.</param>
/// <param name="View">What its words show.</param>
/// <param name="IsSummarised">Whether the entry's summary rests on it.</param>
internal sealed record BriefLine(BriefEntry Entry, SentenceView View, bool IsSummarised)
{
    /// <summary>Exactly as it stands there.</summary>
    public string Text => View.Text;

    /// <summary>Those of an entry, in its order.</summary>
    public static IEnumerable<BriefLine> Of(BriefEntry entry) =>
        Sentences
            .Split(entry.Text)
            .Select(
                (text, at) =>
                {
                    var rests = entry.Summarised.Where(s => s.Quotation == text).ToList();
                    return new BriefLine(
                        entry,
                        new SentenceView(text, at) { IsRaised = rests.Exists(s => s.Raised) },
                        rests.Count > 0
                    );
                }
            );

    /// <summary>What has room on the page first, then what a summary rests on; else they stay as they are.</summary>
    public static IEnumerable<BriefLine> BestFirst(IEnumerable<BriefLine> lines) =>
        lines.OrderByDescending(l => BriefDays.IsShort(l.Text)).ThenByDescending(l => l.IsSummarised);
}
