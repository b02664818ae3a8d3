using TherapyJournal.Goals;
using TherapyJournal.Practices;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>The inbox as a therapist reads it: alerts, then what is new or waits for a decision, and of the rest how much there is.</summary>
internal sealed class InboxPage(TerminalScreen page, AlertPage alerts, ShownTimes times)
{
    /// <summary>With what it needs from the program.</summary>
    public static async Task<InboxPage> OfAsync(CommandContext context) =>
        new(context.Screen, await AlertPage.OfAsync(context), await ShownTimes.OfAsync(context));

    /// <summary>The page; with <paramref name="all"/> also what is neither new nor waiting. <paramref name="words"/> of a model wait for approval.</summary>
    public void Show(Inbox inbox, IReadOnlyList<RequestView> requests, int words, bool all)
    {
        ShowAlerts(inbox.Alerts);
        if (inbox.Alerts.Count > 0 && requests.Count > 0)
        {
            page.Blank();
        }
        new RequestsPage(page, times).Show(requests);
        var ids = SuggestionIds(inbox.Items);
        var whole = inbox.Items.Where(i => all || i.IsNew || Waits(i)).ToList();
        foreach (var item in whole)
        {
            page.Blank();
            Show(item, ids);
        }
        if (inbox.Alerts.Count + requests.Count + whole.Count + words == 0)
        {
            // Never "all clear" over what nobody can read.
            page.Sentence(
                inbox.Shut.Count == 0
                    ? "Nothing new, and nothing waits for you."
                    : "Nothing new among what opens. What does not open may hold more."
            );
        }
        if (words > 0)
        {
            page.Blank();
            page.Hint($"{Count.Of(words, "text")} of the assistant wait for your approval: 'journal review'.");
        }
        if (inbox.Items.Count - whole.Count is > 0 and var more)
        {
            page.Blank();
            page.Hint($"… {more} more, nothing new: journal inbox --all");
        }
    }

    /// <summary>Whose erasure is asked for by the program within thirty days, since their treatment ended long ago.</summary>
    public void ShowEnded(IReadOnlyList<EndedPatient> ended, KeepingPolicy? keeping)
    {
        var ids = IdPrefix.Shortest(ended.Select(e => e.Patient.Value));
        foreach (var patient in ended)
        {
            var id = ids[patient.Patient.Value];
            page.Blank();
            page.Sentence(
                $"The treatment of patient {id} has ended: on {times.Day(patient.Due)} their erasure is asked for, which can be called off for 72 hours."
            );
            if (keeping?.ToldAt(patient.Due) is { } told)
            {
                page.Sentence(KeepingWords.ForErasure(told));
            }
            page.Hint($"Who it is: journal patients show {id}");
        }
    }

    /// <summary>How many patients are hidden until their erasure: nothing of them stands in the inbox any more.</summary>
    public void ShowHidden(int hidden)
    {
        if (hidden > 0)
        {
            page.Blank();
            page.Hint(
                $"{Count.Of(hidden, "patient is", "patients are")} hidden until their erasure: journal patients list --erasing"
            );
        }
    }

    /// <summary>Alerts, urgent ones first, each with its own lines.</summary>
    public void ShowAlerts(IReadOnlyList<ShownAlert> standing)
    {
        var ids = IdPrefix.Shortest(standing.Select(a => a.Alert.Id));
        foreach (var (alert, i) in standing.Select((a, i) => (a, i)))
        {
            if (i > 0)
            {
                page.Blank();
            }
            alerts.Show(alert, ids[alert.Alert.Id]);
        }
    }

    /// <summary>One entry: what was written, what it rests on, and the goal that is suggested.</summary>
    public void Show(InboxItem item) => Show(item, SuggestionIds([item]));

    private void Show(InboxItem item, IReadOnlyDictionary<Guid, string> ids)
    {
        var sign = Sign(item.Alert);
        page.Heading(
            sign is null ? item.PatientName : $"{sign.Text} · {item.PatientName}",
            $"{times.In(item.At, item.TimeZone)}{(item.IsNew ? " · new" : "")}{Handled(item.Alert)}"
        );
        SummaryPage.Show(page, item.Summary, item.Alert, withNotification: true);
        if (item.Suggestion is { } suggestion && Waits(item))
        {
            page.Blank();
            SummaryPage.ShowSuggestion(page, suggestion.Content);
            page.Hint($"journal review {ids[suggestion.Id]} --accept | --edit \"…\" | --reject");
        }
    }

    private static bool Waits(InboxItem item) => item.Suggestion is { Content.State: SuggestedGoalState.Waiting };

    private static Cell? Sign(AlertView? alert) =>
        alert is null ? null
        : alert.Content.IsUrgent ? Mark.Urgent
        : Mark.Concern;

    private static string Handled(AlertView? alert) =>
        alert?.Content.State switch
        {
            RiskAlertState.Acknowledged => " · alert acknowledged",
            RiskAlertState.Lifted => " · alert lifted",
            _ => "",
        };

    private static IReadOnlyDictionary<Guid, string> SuggestionIds(IReadOnlyList<InboxItem> items) =>
        IdPrefix.Shortest(items.Select(i => i.EntryId).Concat(items.Select(i => i.Suggestion?.Id).OfType<Guid>()));
}
