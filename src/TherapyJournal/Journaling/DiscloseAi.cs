using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Assistants;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Journaling;

/// <summary>
/// Tells a patient that they read a program's words: at the first of a day, and again after three hours.
/// New York S3008 asks for it at the start and every three hours, the EU AI Act (Art. 50(1)) that people are told at all.
/// </summary>
public sealed class DiscloseAi(
    JournalStore store,
    PatientRecords records,
    Keys keys,
    AskModel model,
    TimeProvider clock
)
{
    private static readonly Duration Again = Duration.FromHours(3);

    /// <summary>What is said.</summary>
    public const string Words =
        "Some words here are written by a program (AI), not by a person. It can be wrong, it is no therapist, and nobody "
        + "watches this around the clock. Your therapist reads what you share.";

    /// <summary>Whether it must be said now, to whoever is about to read or write; then it counts as said.</summary>
    /// <returns>False also where no model writes for this patient.</returns>
    public async Task<bool> IsDueAsync(PatientId patient, CancellationToken cancel)
    {
        if (!model.IsConfigured)
        {
            return false;
        }
        var read = await records.ReadAsync(
            new Reader.Patient(patient),
            patient,
            Purpose.Session,
            (record, db) => ReadAsync(record, db, cancel),
            cancel
        );
        return read is ReadOutcome<Standing>.Open { Value: { IsReached: true } standing }
            && IsDue(standing)
            && await SayAsync(patient, cancel);
    }

    private async Task<Standing> ReadAsync(OpenRecord record, JournalDb db, CancellationToken cancel)
    {
        var standing = record.Standing;
        var policy = await AiPolicy.FromAsync(db, keys, cancel);
        var row = await db.Disclosures.FirstOrDefaultAsync(d => d.PatientId == record.Patient, cancel);
        // One that does not open counts as never said: better once too often.
        var said =
            row is not null && record.OpenAll([row], record.Open) is [(_, var content)] ? content.At : (long?)null;
        return new Standing(
            standing.AllowsModelWords(policy.ToPatient),
            DateTimeZoneProviders.Tzdb.GetZoneOrNull(standing.TimeZone) ?? DateTimeZone.Utc,
            said is { } at ? Instant.FromUnixTimeMilliseconds(at) : null
        );
    }

    private bool IsDue(Standing standing)
    {
        var now = clock.Now();
        return standing.SaidAt is not { } said
            || now - said >= Again
            || said.InZone(standing.Zone).Date != now.InZone(standing.Zone).Date;
    }

    private Task<bool> SayAsync(PatientId patient, CancellationToken cancel) =>
        store.TransactAsync(
            async db =>
            {
                if (await records.SealerAsync(db, patient, cancel) is not { } sealer)
                {
                    return false;
                }
                var row = await db.Disclosures.FirstOrDefaultAsync(d => d.PatientId == patient, cancel);
                if (row is null)
                {
                    // The patient's own id, so that two at once cannot make two.
                    row = new Disclosure { Id = patient.Value };
                    db.Disclosures.Add(row);
                }
                sealer.Seal(row, new DisclosureContent(clock.NowStored()));
                return true;
            },
            cancel
        );

    private sealed record Standing(bool IsReached, DateTimeZone Zone, Instant? SaidAt);
}
