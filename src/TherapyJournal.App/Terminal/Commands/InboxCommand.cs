using System.CommandLine;
using TherapyJournal.Goals;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal inbox`: what a therapist reads between sessions.</summary>
internal static class InboxCommand
{
    private const int MostShown = 20;

    public static Command Create(JournalTerminal terminal)
    {
        var command = new Command("inbox", "Read what came: alerts first, then what was written.");
        terminal.Does(command, (_, context) => RunAsync(context));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context)
    {
        var therapist = await Acting.TherapistAsync(context);
        var inbox = await (await context.GetAsync<ReadInbox>()).RunAsync(therapist, context.Cancellation);
        if (inbox.IsClosed)
        {
            throw Acting.Stop(new DoorRefusal.Closed());
        }
        if (inbox.Damaged > 0)
        {
            context.Screen.Remark(
                $"{inbox.Damaged} record(s) do not open, since they were changed outside the program; 'journal doctor' tells more."
            );
        }
        var summarised = inbox.Items.Select(i => i.EntryId).ToHashSet();
        return context.Done<IReadOnlyList<InboxDocument>>(
            [
                .. inbox.Alerts.Where(a => !summarised.Contains(a.Alert.EntryId)).Select(InboxDocument.Of),
                .. inbox.Items.OrderByDescending(Weight).ThenByDescending(i => i.RecordedAt).Select(InboxDocument.Of),
            ],
            DocumentsJson.Default.IReadOnlyListInboxDocument,
            page => Show(page, inbox)
        );
    }

    // Open alerts stand on top, also in the document.
    private static int Weight(InboxItem item) =>
        item.Alert is not { Content: { State: not RiskAlertState.Lifted } alert } ? 0
        : alert.IsUrgent ? 2
        : 1;

    private static void Show(TerminalScreen page, Inbox inbox)
    {
        if (inbox.Alerts.Count == 0 && inbox.Items.Count == 0)
        {
            page.Sentence("Nothing is waiting.");
            return;
        }
        foreach (var alert in inbox.Alerts)
        {
            AlertsCommand.ShowLine(page, alert.Alert, alert.PatientName);
        }
        foreach (var item in inbox.Items.Take(MostShown))
        {
            page.Blank();
            Show(page, item);
        }
        if (inbox.Items.Count > MostShown)
        {
            page.Blank();
            page.Hint(
                $"… {inbox.Items.Count - MostShown} more; 'journal entries P --summaries' shows a patient's all."
            );
        }
    }

    internal static void Show(TerminalScreen page, InboxItem item)
    {
        page.Heading(item.PatientName, $"{LocalTime.Of(item.At, "UTC")} UTC{(item.IsNew ? " · new" : "")}");
        page.Sentence(item.Summary.Notification);
        page.Blank();
        page.AssistantWords(
            [
                .. item.Summary.Sentences.Select(s => new QuotedSentence(
                    s.Text,
                    s.Quotation == s.Text ? null : s.Quotation
                )),
            ],
            item.Summary.WrittenBy
        );
        foreach (var insight in item.Summary.Insights)
        {
            page.Hint($"· {insight}");
        }
        if (item.Summary.ModelFailed is { } failed)
        {
            page.Hint(failed);
        }
        if (item.Suggestion is { Content.State: SuggestedGoalState.Waiting } suggestion)
        {
            page.Blank();
            page.Sentence($"suggested goal: {suggestion.Content.Text}");
            foreach (var quotation in suggestion.Content.Evidence)
            {
                page.PatientWords($"“{quotation}”");
            }
            page.Hint($"journal review {suggestion.Id} --accept | --edit \"…\" | --reject");
        }
    }
}
