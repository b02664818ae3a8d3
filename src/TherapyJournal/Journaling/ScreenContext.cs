using NodaTime;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.Journaling;

/// <summary>What a model may be shown to look for danger: this entry and nothing else of the record.</summary>
/// <param name="Standing">How things stand with the patient.</param>
/// <param name="Names">What stays here.</param>
/// <param name="Entry">The entry as it reads now.</param>
/// <param name="Raised">What the rules, or a model before, have raised for this version of it.</param>
internal sealed record ScreenContext(
    PatientStandingContent Standing,
    KnownNames Names,
    EntryView Entry,
    RiskLevel Raised
)
{
    // Written about an earlier day and brought in later, as RecordEntry has it.
    private static readonly Duration Old = Duration.FromDays(1);

    /// <summary>The words as an alert knows them.</summary>
    public ScreenedWords Words =>
        new(
            Entry.Id,
            IsPrivate: false,
            IsKept: true,
            IsOld: Entry.Content.EditedAt is null && Entry.RecordedAt - Entry.At > Old
        )
        {
            Number = Entry.Content.Number,
            Since = Entry.Content.EditedAt ?? 0,
        };

    /// <summary>The request; a long entry is shown from both its ends, and the rules have read the middle.</summary>
    public ModelRequest Request(PatientId patient)
    {
        var day = Entry.At.InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(Standing.TimeZone) ?? DateTimeZone.Utc).Date;
        return new ModelRequest(
            patient,
            [.. BothEnds.Of(Entry.Content.Text).Select(piece => UntrustedBlock.Entry(piece, day, Entry.Id))],
            $"The patient's language is {Standing.Language}.",
            Names,
            new Manner(Method: null, Tone: null, MayInferMood: true)
        );
    }

    /// <summary>Whether a model may look at all: the patient's consent, and the practice's policy. A patient of whom nobody can say is left to the door.</summary>
    public static async Task<bool> IsAllowedAsync(
        JournalDb db,
        PatientRecords records,
        Keys keys,
        PatientId patient,
        CancellationToken cancel
    ) =>
        await records.StandingAsync(db, patient, cancel) is not StandingOutcome.Known { Standing: var standing }
        || (standing.AllowsModelScreen && (await AiPolicy.FromAsync(db, keys, cancel)).ModelScreen);

    /// <param name="record">Opened by the door for an assistant.</param>
    /// <param name="db">Where it is.</param>
    /// <param name="keys">For the practice's own rows.</param>
    /// <param name="id">The entry.</param>
    /// <param name="number">The version that was to be screened; a later one has a step of its own. Null: whichever stands.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <returns>Null where no model may look, or none could raise anything: no consent, a policy against it or one that does not open, a private entry or none, or an urgent alert for it already.</returns>
    public static async Task<ScreenContext?> FromAsync(
        OpenRecord record,
        JournalDb db,
        Keys keys,
        Guid id,
        int? number,
        CancellationToken cancel
    )
    {
        var standing = record.Standing;
        if (!standing.AllowsModelScreen || !(await AiPolicy.FromAsync(db, keys, cancel)).ModelScreen)
        {
            return null;
        }
        if (
            await ReadEntries.OneAsync(record, db, id) is not { } entry
            || (number is { } asked && entry.Content.Number > asked)
            || await ReadNames.FromAsync(record, db, keys, cancel) is not { } names
        )
        {
            return null;
        }
        var context = new ScreenContext(standing, names, entry, RiskLevel.None);
        var alerts = (await ReadAlerts.FromAsync(record, db)).Select(a => (a.EntryId, a.Content));
        var raised = context.Words.RaisedAs(alerts);
        return raised == RiskLevel.Urgent ? null : context with { Raised = raised };
    }
}
