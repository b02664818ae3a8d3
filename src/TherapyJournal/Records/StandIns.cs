using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>Who answers in another therapist's place, and what of their patients they may open: what an urgent alert needs, and only while it stands.</summary>
public sealed class StandIns(Keys keys, TimeProvider clock)
{
    private static readonly Purpose[] WhatAnAlertNeeds =
    [
        Purpose.ReadAlerts,
        Purpose.HandleAlert,
        Purpose.ReadSafetyPlan,
        Purpose.ShowPatient,
    ];

    // They have no row of a caseload that could be looked for.
    private static readonly Reader AsProgram = new Reader.Assistant(nameof(StandIns));

    /// <summary>The patients of others for whom this therapist may answer now: an urgent alert of theirs is not lifted.</summary>
    internal async Task<IReadOnlyList<PatientId>> PatientsOfAsync(
        JournalDb db,
        TherapistId standIn,
        CancellationToken cancel
    )
    {
        var covered = await CoveredByAsync(db, standIn, cancel);
        if (covered.Count == 0)
        {
            return [];
        }
        var candidates = await db
            .Caseloads.AsNoTracking()
            .Where(c =>
                covered.Contains(c.TherapistId)
                && db.Alerts.Any(a => a.PatientId == c.PatientId)
                // Whoever has the patient as well reads them as their own.
                && !db.Caseloads.Any(own => own.TherapistId == standIn && own.PatientId == c.PatientId)
            )
            .OrderBy(c => c.Id)
            .ToListAsync(cancel);
        var patients = new List<PatientId>();
        foreach (var row in candidates)
        {
            if (await StandsAsync(db, row, cancel))
            {
                patients.Add(row.PatientId);
            }
        }
        return [.. patients.Distinct()];
    }

    /// <summary>What the door finds for somebody who answers in a therapist's place; null where they do not, or not for this.</summary>
    internal async Task<FoundPatient?> FindAsync(
        JournalDb db,
        Reader reader,
        PatientId patient,
        Purpose purpose,
        CancellationToken cancel
    ) =>
        reader is Reader.Therapist standIn
        && WhatAnAlertNeeds.Contains(purpose)
        && (await PatientsOfAsync(db, standIn.Id, cancel)).Contains(patient)
            ? await FoundPatient.OfAsync(db, AsProgram, patient, purpose, cancel)
            : null;

    private async Task<IReadOnlyList<TherapistId>> CoveredByAsync(
        JournalDb db,
        TherapistId standIn,
        CancellationToken cancel
    )
    {
        var now = clock.Now();
        var here = await ReadTherapists.HereAsync(db, keys, cancel);
        return here.Any(t => t.Id == standIn)
            ? [.. here.Where(t => t.Content.MayAnswer(now).Contains(standIn)).Select(t => t.Id)]
            : [];
    }

    // A forged row of a caseload opens nothing; an alert that does not open may be an urgent one.
    private async Task<bool> StandsAsync(JournalDb db, Caseload row, CancellationToken cancel)
    {
        try
        {
            if (await keys.FindPatientAsync(db, row.PatientId, cancel) is not { } seal || !seal.Opens(row))
            {
                return false;
            }
            var alerts = await db.Alerts.AsNoTracking().Where(a => a.PatientId == row.PatientId).ToListAsync(cancel);
            if (!alerts.TrueForAll(seal.Opens))
            {
                return true;
            }
            var opened = alerts.ToDictionary(a => a.Id, a => seal.Open(a, a.Shape));
            var states = opened.ToDictionary(a => a.Key, a => a.Value.State);
            return opened.Values.Any(a => a.StandingAs(states) is { IsUrgent: true, State: not RiskAlertState.Lifted });
        }
        catch (DamagedRowException)
        {
            return false;
        }
    }
}
