using TherapyJournal.Review;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>Alerts as people read them: who, how long ago, what can be read, and what to type next.</summary>
internal sealed class AlertPage(TerminalScreen page, ShownTimes times, TherapistNames names)
{
    /// <summary>With what it needs from the program.</summary>
    public static async Task<AlertPage> OfAsync(CommandContext context) =>
        new(context.Screen, await ShownTimes.OfAsync(context), await TherapistNames.OfAsync(context));

    /// <summary>One alert.</summary>
    /// <param name="shown">The alert.</param>
    /// <param name="id">Its id, as short as may be.</param>
    /// <param name="withHistory">Also what was done about it, by whom and when.</param>
    public void Show(ShownAlert shown, string id, bool withHistory = false)
    {
        var alert = shown.Alert.Content;
        List<string> lines =
        [
            Who(shown),
            .. Words(shown),
            .. Joined(shown),
            .. withHistory ? History(shown).Concat(NobodyCalled(alert)) : [],
        ];
        if (Next(alert.State, id) is { } next)
        {
            lines.Add(next);
        }
        var text = string.Join('\n', lines);
        switch (alert)
        {
            case { State: RiskAlertState.Lifted }:
                page.Facts(($"○ {alert.Level.ToLowerInvariant()}".PadRight(Mark.Width), text));
                break;
            case { IsUrgent: true }:
                page.Urgent(text);
                break;
            default:
                page.Concern(text);
                break;
        }
    }

    /// <summary>What to type to go on with an alert; null: nothing is to be done.</summary>
    public static string? Next(RiskAlertState state, string id) =>
        state switch
        {
            RiskAlertState.Open => $"journal alerts ack {id} --note \"…\"",
            RiskAlertState.Acknowledged => $"journal alerts lift {id}",
            _ => null,
        };

    private string Who(ShownAlert shown)
    {
        var raised = RaisedAt(shown.Alert);
        var name =
            shown.PatientName.Length > 0 ? shown.PatientName
            : shown.Source == AlertSource.Erased ? "a patient whose record is erased, or about to be"
            : "a patient whose name does not open";
        return $"{name} · {times.Ago(raised)}, {times.In(raised, shown.TimeZone)}";
    }

    private static IEnumerable<string> Words(ShownAlert shown)
    {
        var words = shown.Source switch
        {
            AlertSource.Shared when shown.IsInTheirPlace => "its words are for their own therapist to read",
            AlertSource.Shared => $"entry {IdPrefix(shown.Alert.EntryId)}",
            AlertSource.BeingWritten => "the patient is still writing; it can be read within minutes",
            AlertSource.InRequest => "in what the patient asks for: 'journal requests'",
            AlertSource.InPlan => "in what the patient wrote into the safety plan: 'journal plan … --history'",
            AlertSource.Erased when shown.PatientName.Length > 0 => "without words: they wait for their erasure",
            AlertSource.Erased => "without words or a name",
            AlertSource.Private => "from a private entry, whose words only the patient reads",
            AlertSource.PrivateNotKept => "words for the patient alone, which are not kept",
            _ => "its words are not kept: not taken in, or taken back",
        };
        yield return $"{State(shown.Alert.Content)} · {words}";
        if (shown.Alert.Content.RaisedBy is { } model)
        {
            yield return $"raised by a model (AI: {SafeText.OneLine(model)}), not by the rules{Shown(shown)}";
        }
        if (shown.Contact is { } contact)
        {
            yield return $"contact: {SafeText.OneLine(contact)}";
        }
        else if (shown.PatientName.Length > 0)
        {
            yield return shown.Source == AlertSource.Erased
                ? "contact: none is recorded"
                : "contact: none is recorded ('journal patients set … contact …')";
        }
    }

    private static string Shown(ShownAlert shown) =>
        shown.Quotation is { } sentence ? $": “{SafeText.OneLine(sentence)}”"
        : shown.Source != AlertSource.Shared ? ""
        : shown.Alert.Content.Sentence is null ? "; it showed no sentence for it: read the entry"
        : "; the sentence is not shown here: the entry was changed since, or is not yours to read";

    private IEnumerable<string> Joined(ShownAlert shown) =>
        shown.Alert.Joined is [.., var last] joined
            ?
            [
                $"and {LevelJoined(shown.Alert)} in {Count.Of(joined.Count, "later message", "later messages")}, the last {times.Ago(RaisedAt(last))}, {times.In(RaisedAt(last), shown.TimeZone)}{LastEntry(shown)}",
            ]
            : [];

    // What joins an urgent alert may be a concern itself; nothing graver ever joins.
    private static string LevelJoined(AlertView alert) =>
        !alert.Content.IsUrgent || alert.Joined.All(j => j.Content.IsUrgent) ? "the same"
        : alert.Joined.Any(j => j.Content.IsUrgent) ? "the same, or a concern,"
        : "a concern";

    private static string LastEntry(ShownAlert shown) =>
        shown.EntriesJoined is [.., var entry] ? $" · entry {IdPrefix(entry)}" : "";

    private static NodaTime.Instant RaisedAt(AlertView alert) =>
        NodaTime.Instant.FromUnixTimeMilliseconds(alert.Content.RaisedAt);

    private IEnumerable<string> History(ShownAlert shown) =>
        shown
            .Alert.Content.History.Where(h => h.What is not "raised")
            .Select(h => $"{ShownTimes.Local(h.At, shown.TimeZone)}: {Step(h, names)}");

    // An alert that only stands in an inbox must not look like one that woke somebody.
    private static IEnumerable<string> NobodyCalled(RiskAlertContent alert) =>
        alert is { IsUrgent: true, State: RiskAlertState.Open }
        && !alert.History.Any(h => h.What is RiskAlertEvent.Called or RiskAlertEvent.NotReached)
            ? ["nobody was called: no address is proven ('journal doctor' tells), or no worker has run since"]
            : [];

    /// <summary>What was done about an alert, by whom.</summary>
    public static string Step(RiskAlertEvent step, TherapistNames names) =>
        step.What switch
        {
            RiskAlertEvent.Told => $"put into the inbox of {names.Of(step.By)}",
            RiskAlertEvent.Called => $"called {names.Of(step.By)}{Note(step.Note)}",
            RiskAlertEvent.NotReached => $"could not call {names.Of(step.By)}{Note(step.Note)}",
            _ => $"{step.What} by {names.Of(step.By)}{Note(step.Note)}",
        };

    private static string Note(string? note) => string.IsNullOrWhiteSpace(note) ? "" : $": {SafeText.OneLine(note)}";

    private static string State(RiskAlertContent alert) =>
        alert.State == RiskAlertState.Open ? "not acknowledged yet" : Documents.Word(alert.State);

    private static string IdPrefix(Guid id) => Storage.IdPrefix.Shortest([id])[id];
}
