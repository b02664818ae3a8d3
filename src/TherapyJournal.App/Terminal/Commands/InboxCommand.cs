using System.CommandLine;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal inbox`: what a therapist reads between sessions.</summary>
internal static class InboxCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var all = new Option<bool>("--all") { Description = "Also what was read before and needs no decision." };
        var week = new Option<bool>("--week")
        {
            Description = "Your last seven days in numbers instead; nothing counts as read by it.",
        };
        var command = new Command(
            "inbox",
            "Read what came: alerts first, then requests, and what is new or waits for a decision."
        )
        {
            all,
            week,
        };
        terminal.Does(
            command,
            (parsed, context) =>
                (parsed.GetValue(all), parsed.GetValue(week)) switch
                {
                    (true, true) => Task.FromResult(context.WrongUsage("Either --all or --week.")),
                    (_, true) => WeekAsync(context),
                    var (everything, _) => RunAsync(context, everything),
                }
        );
        return command;
    }

    private static async Task<int> WeekAsync(CommandContext context)
    {
        var therapist = await Acting.TherapistAsync(context);
        var week = await (await context.GetAsync<CountWeek>()).RunAsync(therapist, therapist.Id, context.Cancellation);
        if (week.IsClosed)
        {
            throw Acting.Stop(new DoorRefusal.Closed());
        }
        var alerts = await (await context.GetAsync<ListAlerts>()).RunAsync(
            therapist,
            withLifted: false,
            context.Cancellation
        );
        if (alerts.Alerts.Count > 0)
        {
            context.Screen.Remark("An alert stands that is in none of these numbers: 'journal alerts' shows it.");
        }
        return context.Done(
            new WeekInNumbersDocument(week.Entries, week.Patients, week.Requests, week.Quiet),
            DocumentsJson.Default.WeekInNumbersDocument,
            page => page.Sentence(week.Said)
        );
    }

    private static async Task<int> RunAsync(CommandContext context, bool all)
    {
        var therapist = await Acting.TherapistAsync(context);
        var inbox = await (await context.GetAsync<ReadInbox>()).RunAsync(therapist, context.Cancellation);
        if (inbox.IsClosed)
        {
            throw Acting.Stop(new DoorRefusal.Closed());
        }
        var others = await (await context.GetAsync<ListAlerts>()).InTheirPlaceAsync(therapist, context.Cancellation);
        inbox = inbox with { Alerts = [.. others.Alerts, .. inbox.Alerts] };
        await ShutRecordsSaid.SayAsync(context, therapist, inbox.Shut);
        // A document has no place for it: `review --json` lists what waits.
        var words = context.Json
            ? 0
            : await (await context.GetAsync<ListWordsToReview>()).CountAsync(therapist, context.Cancellation);
        // Nor for these: `requests --json` has them.
        var requests = context.Json
            ? new RequestList([], Damaged: 0, IsClosed: false)
            : await (await context.GetAsync<ListRequests>()).RunAsync(therapist, withDone: false, context.Cancellation);
        if (requests.Damaged > 0)
        {
            context.Screen.Remark("A request may be among the rows that do not open: 'journal doctor' names them.");
        }
        // A document has no place for these either: an erasure is no entry.
        var ended = context.Json
            ? []
            : await (await context.GetAsync<EndedPatients>()).AheadAsync(therapist, context.Cancellation);
        // A patient may have asked for it in their chat.
        var hidden = context.Json
            ? 0
            : (await (await context.GetAsync<WaitingErasures>()).ListAsync(therapist, context.Cancellation)).Count;
        var keeping =
            ended.Count == 0
                ? null
                : await (await context.GetAsync<PracticeSettings>()).KeepingAsync(context.Cancellation);
        var page = await InboxPage.OfAsync(context);
        var summarised = inbox.Items.Select(i => i.EntryId).ToHashSet();
        // A script gets everything, each with isNew, so that it loses nothing that the page leaves out.
        return context.Done<IReadOnlyList<InboxDocument>>(
            [
                .. inbox.Alerts.Where(a => !summarised.Contains(a.Alert.EntryId)).Select(InboxDocument.Of),
                .. inbox.Items.OrderByDescending(Weight).ThenByDescending(i => i.RecordedAt).Select(InboxDocument.Of),
            ],
            DocumentsJson.Default.IReadOnlyListInboxDocument,
            _ =>
            {
                page.Show(inbox, requests.Requests, words, all);
                page.ShowEnded(ended, keeping);
                page.ShowHidden(hidden);
            }
        );
    }

    // Open alerts stand on top, also in the document.
    private static int Weight(InboxItem item) =>
        item.Alert is not { Content: { State: not RiskAlertState.Lifted } alert } ? 0
        : alert.IsUrgent ? 2
        : 1;
}
