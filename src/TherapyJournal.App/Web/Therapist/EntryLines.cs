using TherapyJournal.App.Terminal;
using TherapyJournal.App.Web.Look;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Review;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>Puts an entry and its summary beside each other.</summary>
internal static class EntryLines
{
    /// <summary>The entry, with those proposals that came after it.</summary>
    public static EntryLine Of(TimelineEntry read, IEnumerable<ProposalLine> proposals, DeskTimes times)
    {
        var (entry, content) = (read.Entry, read.Entry.Content);
        return new EntryLine(
            entry.Id,
            times.Full(entry.At),
            read.IsNew,
            About(content),
            MarkedEntry.Of(entry.Id, content.Text, read.Places),
            read.Summary is { } summary ? Of(read, summary, times) : null,
            [.. proposals.Where(p => p.Entry == entry.Id)]
        );
    }

    /// <summary>A goal that waits for a decision.</summary>
    public static ProposalLine Of(WaitingSuggestion waiting)
    {
        var goal = waiting.Suggestion.Content;
        return new ProposalLine(
            waiting.Suggestion.Id,
            ProposalLine.Goals,
            goal.GoalId is null ? "suggested goal" : "suggested change of a goal",
            SafeText.OneLine(goal.Text),
            null,
            [.. goal.Evidence.Select(SafeText.OneLine)],
            WrittenBy.Of(goal.WrittenBy),
            waiting.EntryId
        );
    }

    /// <summary>Words that wait for approval.</summary>
    public static ProposalLine Of(WordsToReview waiting) =>
        new(
            waiting.Id,
            ProposalLine.Words,
            waiting.Words.Kind == WordsAheadKind.Question ? "question to approve" : "answer to approve",
            SafeText.OneLine(waiting.Words.Text),
            waiting.Words.Why is { } why ? SafeText.OneLine(why) : null,
            [],
            WrittenBy.Of(waiting.Words.WrittenBy),
            waiting.Entry?.Id
        );

    /// <summary>A goal, with what happened to it as sentences.</summary>
    public static GoalLine Of(GoalView goal, Func<GoalEvent, string> sentence) =>
        new(
            goal.Id,
            goal.Version,
            SafeText.OneLine(goal.Content.Text),
            goal.Content.IsOpen,
            goal.Content.SuggestedBy is { } writer ? WrittenBy.Suggested(writer) : null,
            [.. goal.Content.History.Select(sentence)]
        );

    private static string? About(JournalEntryContent entry)
    {
        List<string> said =
        [
            .. entry.IsSpoken ? (string[])["spoken, and written down by a program"] : [],
            .. entry.Number > 1 ? (string[])[$"version {entry.Number}"] : [],
        ];
        return said.Count == 0 ? null : string.Join(" · ", said);
    }

    private static SummaryLine Of(TimelineEntry read, EntrySummaryContent summary, DeskTimes times)
    {
        var lines = summary
            .Sentences.Index()
            .Select(s => new SentenceLine(
                s.Index,
                SafeText.OneLine(s.Item.Text),
                SafeText.OneLine(s.Item.Quotation),
                read.Places[s.Index] is { } place ? MarkedEntry.Anchor(read.Entry.Id, place.Start) : null
            ))
            .ToList();
        return new SummaryLine(
            [.. lines.Where(l => summary.Sentences[l.Number].Raised)],
            // What the program took over word by word stands above already.
            [.. lines.Where(l => !summary.Sentences[l.Number].Raised || Bare(l.Text) != Bare(l.Quotation))],
            [.. summary.Insights.Select(SafeText.OneLine)],
            WrittenBy.Of(summary.WrittenBy)
        )
        {
            Level = read.Alert?.Content switch
            {
                null => null,
                { IsUrgent: true } => "urgent",
                _ => "concern",
            },
            Accepted = summary.AcceptedAt is { } at ? $"accepted {times.Full(at)}" : null,
            MayBeAccepted =
                summary.AcceptedAt is null && summary.EntryNumber == read.Entry.Content.Number ? read.SummaryId : null,
            Remarks =
            [
                .. summary.InAnotherLanguage
                    ? (string[])
                        ["Screened in another language: the rules know English, and may have missed what matters."]
                    : [],
                .. summary.ModelFailed is { } failed ? (string[])[SafeText.OneLine(failed)] : [],
            ],
        };
    }

    private static string Bare(string text) => text.Trim('“', '”', '"', ' ');
}
