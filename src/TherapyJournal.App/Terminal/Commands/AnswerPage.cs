using NodaTime;
using NodaTime.Text;
using TherapyJournal.Insight;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>An answer as it comes: its sentences at once, each with its quotations, and at the end what was looked at.</summary>
internal sealed class AnswerPage(TerminalScreen page, string zone)
{
    private static readonly LocalDatePattern Written = LocalDatePattern.CreateWithInvariantCulture("d MMM uuuu");
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
            page.AssistantSentence("What was written that speaks against it:", [], isFirst: false);
            answer.Against.ToList().ForEach(Show);
        }
        if (shown.Count > 0)
        {
            page.AssistantLabel(answer.WrittenBy ?? "model");
            page.Blank();
        }
        ShowPassages(answer);
        page.Hint(Looked(answer));
    }

    private void ShowPassages(JournalAnswer answer)
    {
        if (answer.ModelFailed is { } failed)
        {
            page.Hint(failed);
        }
        if (answer.Kind == AnswerKind.NotSaid)
        {
            page.Sentence(
                answer.WrittenBy is null
                    ? "The entries do not say, as far as their words can tell."
                    : "The entries do not say."
            );
        }
        if (answer.Passages.Count == 0)
        {
            return;
        }
        page.Hint(
            answer.Kind == AnswerKind.NotSaid
                ? "What comes nearest, by its words:"
                : "The passages that fit best, found by their words; whether they answer it, you decide."
        );
        var ids = IdPrefix.Shortest(answer.Passages.Select(p => p.EntryId));
        foreach (var passage in answer.Passages)
        {
            page.Heading(ShownTimes.Local(passage.At, zone), ids[passage.EntryId]);
            page.PatientWords(passage.Text.Select(p => (p.Text, p.IsLit)));
        }
        page.Blank();
    }

    private static string Looked(JournalAnswer answer)
    {
        var looked = answer.Looked is { From: { } from, Until: { } until, Entries: var entries }
            ? $"Looked at: {Count.Of(entries, "entry", "entries")}, {Period(from, until)}."
            : "There is no entry to look at.";
        return answer.Dropped == 0
            ? looked
            : $"{looked} {Count.Of(answer.Dropped, "sentence")} of the model left out: not verified.";
    }

    private static string Period(LocalDate from, LocalDate until) =>
        from == until ? Written.Format(from) : $"{Written.Format(from)} to {Written.Format(until)}";

    private static string? Aside(Citation citation) =>
        citation is { Day: { } day, EntryId: { } entry }
            ? $"{Written.Format(day)}, {IdPrefix.Shortest([entry])[entry]}"
            : null;
}
