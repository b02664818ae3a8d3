using NodaTime;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>An alert as a therapist reads it on a page.</summary>
/// <param name="Id">By which it is acknowledged and lifted.</param>
/// <param name="State">Whether somebody has acknowledged or lifted it.</param>
/// <param name="IsUrgent">Whether it needs somebody now.</param>
/// <param name="Level">The same as a word.</param>
/// <param name="At">When it was raised.</param>
/// <param name="Lines">What can be said of it, a sentence each.</param>
/// <param name="History">What was done about it, oldest first.</param>
public sealed record AlertLine(
    Guid Id,
    RiskAlertState State,
    bool IsUrgent,
    string Level,
    string At,
    IReadOnlyList<string> Lines,
    IReadOnlyList<string> History
)
{
    /// <summary>The patient's sentence for which a model raised it; null: there is none to show.</summary>
    public string? Quotation { get; init; }

    /// <summary>How the practice reaches them; null: it is not recorded.</summary>
    public string? Contact { get; init; }

    /// <summary>Where the entry stands that raised it, if the reader may read it; null: they may not, or there is none.</summary>
    public string? Entry { get; init; }

    /// <summary>Where the last entry stands that joined it, if the reader may read one; null: there is none.</summary>
    public string? Joined { get; init; }

    /// <summary>Whose safety plan helps to answer it, where it raised it or the reader has no other page of theirs; null: nobody's.</summary>
    public PatientId? Plan { get; init; }

    /// <summary>Where a way to reach them can be recorded, where none is and the reader has a page of theirs; null: nowhere.</summary>
    public string? Details { get; init; }

    /// <summary>What is said of its state.</summary>
    public string Said =>
        State switch
        {
            RiskAlertState.Open => "not acknowledged yet",
            RiskAlertState.Acknowledged => "acknowledged",
            _ => "lifted",
        };

    internal static AlertLine Of(ShownAlert shown, DeskTimes times, TherapistNames names)
    {
        var alert = shown.Alert.Content;
        return new AlertLine(
            shown.Alert.Id,
            alert.State,
            alert.IsUrgent,
            alert.IsUrgent ? "urgent" : "concern",
            shown.Source == AlertSource.Erased
                ? times.Of(alert.RaisedAt)
                : times.Beside(alert.RaisedAt, shown.TimeZone),
            [.. Source(shown), .. Model(shown), .. JoinedBy(shown, times), .. Contacted(shown), .. NobodyCalled(alert)],
            [
                .. alert
                    .History.Where(h => h.What is not "raised")
                    .Select(h => $"{times.Of(h.At)}: {AlertPage.Step(h, names)}"),
            ]
        )
        {
            Quotation = shown.Quotation is { } sentence ? SafeText.OneLine(sentence) : null,
            Contact = string.IsNullOrWhiteSpace(shown.Contact) ? null : SafeText.OneLine(shown.Contact),
            Details =
                HasNoContact(shown) && MayRecordOne(shown)
                    ? $"{PatientPages.Path}/{shown.Alert.Patient}/{SettingsPages.Name}#contact"
                    : null,
            Plan =
                shown.Source == AlertSource.InPlan || shown is { IsInTheirPlace: true, Source: not AlertSource.Erased }
                    ? shown.Alert.Patient
                    : null,
            Entry = IsToBeRead(shown) ? PlaceOf(shown, shown.Alert.EntryId) : null,
            Joined = shown.EntriesJoined is [.., var last] ? PlaceOf(shown, last) : null,
        };
    }

    private static string PlaceOf(ShownAlert shown, Guid entry) =>
        $"{PatientPages.Path}/{shown.Alert.Patient}?entry={entry}#entry-{entry}";

    private static bool HasNoContact(ShownAlert shown) =>
        string.IsNullOrWhiteSpace(shown.Contact) && shown.PatientName.Length > 0;

    private static bool MayRecordOne(ShownAlert shown) =>
        shown is { IsInTheirPlace: false, Source: not AlertSource.Erased };

    private static bool IsToBeRead(ShownAlert shown) => shown is { Source: AlertSource.Shared, IsInTheirPlace: false };

    // Of an entry that can be read the page leads to it.
    private static IEnumerable<string> Source(ShownAlert shown) => IsToBeRead(shown) ? [] : [Otherwise(shown)];

    private static string Otherwise(ShownAlert shown) =>
        shown.Source switch
        {
            AlertSource.Shared => "Its words are for their own therapist to read.",
            AlertSource.BeingWritten => "The patient is still writing; it can be read within minutes.",
            AlertSource.InRequest => "It stands in what the patient asks for.",
            AlertSource.InPlan => "It stands in what the patient wrote into the safety plan.",
            AlertSource.Erased when shown.PatientName.Length > 0 =>
                "They have asked for their journal to be erased and wait for it. You see who they are while this stands, and no words.",
            AlertSource.Erased => "Without words or a name: the record is erased, or about to be.",
            AlertSource.Private => "It comes from a private entry, whose words only the patient reads.",
            AlertSource.PrivateNotKept =>
                "Its words were for the patient alone and are not kept: not taken in, or taken back.",
            AlertSource.NotKept => "Its words are not kept: not taken in, or taken back.",
            _ => throw new InvalidOperationException("A source without a case."),
        };

    private static IEnumerable<string> Model(ShownAlert shown) =>
        shown.Alert.Content.RaisedBy is not { } model ? []
        : shown.Quotation is not null ? [$"A model (AI: {SafeText.OneLine(model)}) raised it for this sentence:"]
        : [$"A model (AI: {SafeText.OneLine(model)}) raised it, not the rules. Its sentence is not shown here."];

    private static IEnumerable<string> JoinedBy(ShownAlert shown, DeskTimes times) =>
        shown.Alert.Joined is [.., var last] joined
            ? [$"{Count.Of(joined.Count, "later message")} joined it, the last {times.Of(last.Content.RaisedAt)}."]
            : [];

    private static IEnumerable<string> Contacted(ShownAlert shown) =>
        HasNoContact(shown) && !MayRecordOne(shown) ? ["No way to reach them is recorded."] : [];

    // An alert that only stands in a list must not look like one that woke somebody.
    private static IEnumerable<string> NobodyCalled(RiskAlertContent alert) =>
        alert is { IsUrgent: true, State: RiskAlertState.Open }
        && !alert.History.Any(h => h.What is RiskAlertEvent.Called or RiskAlertEvent.NotReached)
            ? ["Nobody was called for it yet."]
            : [];
}
