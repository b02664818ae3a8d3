using TherapyJournal.Insight;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>An answer as it comes: its sentences at once, each with its quotations, and at the end what was looked at.</summary>
internal sealed class AnswerPage(TerminalScreen page, string zone)
{
    private readonly HashSet<string> shown = new(StringComparer.Ordinal);

    /// <summary>A sentence that stands.</summary>
    public void Show(AnsweredSentence sentence)
    {
        if (!shown.Add(sentence.Text))
        {
            return;
        }
        page.AssistantSentence(
            sentence.Text,
            sentence.Citations.Select(c => (c.Quotation, Aside(c))),
            isFirst: shown.Count == 1
        );
    }

    /// <summary>All that is not shown yet.</summary>
    public void Close(JournalAnswer answer)
    {
        foreach (var sentence in answer.Sentences)
        {
            Show(sentence);
        }
        if (answer.Against.Count > 0)
        {
            page.AssistantSentence($"{AnswerWords.Against}:", [], isFirst: false);
            answer.Against.ToList().ForEach(Show);
        }
        if (shown.Count > 0)
        {
            page.AssistantLabel(answer.WrittenBy ?? "model");
            page.Blank();
        }
        ShowPassages(answer);
        page.Hint(AnswerWords.Looked(answer));
    }

    private void ShowPassages(JournalAnswer answer)
    {
        if (answer.ModelFailed is { } failed)
        {
            page.Hint(failed);
        }
        if (AnswerWords.NotSaid(answer) is { } notSaid)
        {
            page.Sentence(notSaid);
        }
        if (AnswerWords.Passages(answer) is not { } best)
        {
            return;
        }
        page.Hint(best);
        var ids = IdPrefix.Shortest(answer.Passages.Select(p => p.EntryId));
        foreach (var passage in answer.Passages)
        {
            page.Heading(ShownTimes.Local(passage.At, zone), ids[passage.EntryId]);
            page.PatientWords(passage.Text.Select(p => (p.Text, p.IsLit)));
        }
        page.Blank();
    }

    private static string? Aside(Citation citation) =>
        citation is { Day: { } day, EntryId: { } entry }
            ? $"{AnswerWords.Day(day)}, {IdPrefix.Shortest([entry])[entry]}"
            : null;
}
