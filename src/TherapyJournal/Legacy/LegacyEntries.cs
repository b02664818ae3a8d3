using Microsoft.EntityFrameworkCore;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Legacy;

/// <summary>Takes over entries that stand in the prototype's file, screened and followed up like any other.</summary>
internal sealed class LegacyEntries(JournalStore store, RecordEntry entries, PatientChange changes)
{
    private const string Source = "prototype";
    private const string NoConsent = "there is no consent to keep entries";
    private const int MostTries = 20;

    /// <summary>Adds them inside the transaction in which their patient comes.</summary>
    public async Task<EntriesTaken> AddAsync(
        JournalDb db,
        PatientSealer sealer,
        PatientStandingContent standing,
        LegacyPerson person
    )
    {
        var (taken, alerts) = (0, 0);
        var left = new List<LeftBehind>();
        foreach (var entry in person.Entries)
        {
            var given = new NewEntry(sealer.Patient, entry.Text, $"{Source}|{person.Number}|{entry.Position}")
            {
                At = entry.At,
                Source = Source,
            };
            switch (await entries.AddAsync(db, sealer, standing, given, CancellationToken.None))
            {
                case RecordEntryOutcome.Recorded recorded:
                    taken++;
                    alerts += recorded.Crisis is null ? 0 : 1;
                    break;
                case RecordEntryOutcome.NotKept notKept:
                    left.Add(person.Left(notKept.Sentence));
                    alerts += notKept.Crisis is null ? 0 : 1;
                    break;
            }
        }
        return new EntriesTaken(taken, alerts, left);
    }

    /// <summary>What is said of them where nobody has consented to their being kept.</summary>
    public static EntriesTaken WithoutConsent(LegacyPerson person) =>
        new(0, 0, [.. person.Entries.Select(_ => person.Left(NoConsent))]);

    /// <summary>Takes them for a patient of this therapist who came in an earlier run without them, if there is consent by now.</summary>
    public async Task<EntriesTaken> AddLaterAsync(Reader.Therapist therapist, PatientId patient, LegacyPerson person)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                if (await TryAddLaterAsync(therapist, patient, person) is { } taken)
                {
                    return taken;
                }
            }
            catch (DbUpdateException fault) when (tried < MostTries && store.Kind.IsDuplicate(fault))
            {
                // Another import took the same entry at this moment: look again.
            }
        }
    }

    /// <returns>Null when somebody changed the patient meanwhile.</returns>
    private async Task<EntriesTaken?> TryAddLaterAsync(
        Reader.Therapist therapist,
        PatientId patient,
        LegacyPerson person
    )
    {
        EntriesTaken? taken = null;
        var outcome = await changes.SaveAsync(
            therapist,
            patient,
            async (db, sealer, view) =>
            {
                taken = null;
                if (view.Profile.Prototype is not { EntriesTaken: false } origin)
                {
                    taken = EntriesTaken.None;
                    return;
                }
                if (!view.Standing.Allows(ConsentKind.Keeping))
                {
                    taken = WithoutConsent(person);
                    return;
                }
                var row = await db.Patients.FirstAsync(p => p.Id == patient.Value);
                if (row.Version == view.ProfileVersion)
                {
                    taken = await AddAsync(db, sealer, view.Standing, person);
                    sealer.Seal(row, view.Profile with { Prototype = origin with { EntriesTaken = true } });
                }
            },
            CancellationToken.None
        );
        return outcome is ChangePatientOutcome.Changed
            ? taken
            : new EntriesTaken(0, 0, [.. person.Entries.Select(_ => person.Left("their record does not open here"))]);
    }
}

/// <summary>What became of a person's entries.</summary>
internal sealed record EntriesTaken(int Taken, int Alerts, IReadOnlyList<LeftBehind> Left)
{
    public static EntriesTaken None { get; } = new(0, 0, []);
}
