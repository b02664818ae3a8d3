using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;

namespace TherapyJournal.Tests.Storms;

/// <summary>Looks, after a storm, whether every step has happened exactly once in its effects.</summary>
internal sealed class StormFindings(JournalHouse house, StormPractice practice, CancellationToken cancel)
{
    private const long HourInMilliseconds = 3_600_000;

    public async Task NothingIsLostOrDoubledAsync()
    {
        var left = await house.LookAsync(db => db.WorkItems.Select(w => w.Kind).ToListAsync(cancel));
        left.Where(kind => kind != nameof(EscalateAlert)).ShouldBeEmpty("work is left");
        (await house.Store.Kind.IsSoundAsync(cancel)).ShouldBeTrue();
        foreach (var patient in practice.Patients)
        {
            var record = await OpenAsync(patient);
            EveryEntryIsThereOnce(patient, record);
            EveryStepHappenedOnce(patient, record);
            EveryAlertWasToldOnce(patient, record);
            EveryWishWasSuggestedOnce(record);
            NothingIsDerivedFromPrivateWords(record);
            (await house.Get<AccessRecord>().ReadAsync(patient, cancel)).ShouldBeOfType<AccessTrail.Intact>();
        }
    }

    private void EveryEntryIsThereOnce(PatientId patient, Everything record) =>
        record
            .Entries.Select(e => (e.Content.Text, e.Content.IsPrivate, e.Content.Number))
            .ShouldBe(
                practice
                    .Kept.Where(k => k.Value.Patient == patient)
                    .Select(k => (k.Key, k.Value.IsPrivate, k.Value.Number)),
                ignoreOrder: true
            );

    private void EveryStepHappenedOnce(PatientId patient, Everything record)
    {
        var shared = record.Entries.Where(e => !e.Content.IsPrivate).ToList();
        record
            .Summaries.Select(s => (s.Row.EntryId, s.Content.EntryNumber))
            .ShouldBe(shared.Select(e => (e.Id, e.Content.Number)), ignoreOrder: true);
        // What raised an alert was answered with fixed words.
        var calm = shared.Select(e => e.Id).Except(record.Alerts.Select(a => a.Row.EntryId));
        record
            .Reflections.Select(r => r.Row.EntryId)
            .ShouldBe(patient == practice.InDanger ? [] : calm, ignoreOrder: true);
        record
            .Notifications.Select(n => (n.Row.TherapistId, n.Row.EntryId))
            .ShouldBe(TherapistsOf(patient).SelectMany(t => shared.Select(e => (t, e.Id))), ignoreOrder: true);
    }

    private void EveryAlertWasToldOnce(PatientId patient, Everything record)
    {
        var risky = record
            .Entries.Where(e => RiskScreen.Screen(e.Content.Text).Level != RiskLevel.None)
            .Select(e => e.Id)
            .ToList();
        record.Alerts.Select(a => a.Row.EntryId).ShouldBe(risky, ignoreOrder: true);
        var own = record.Alerts.Where(a => a.Content.JoinedTo is null).ToList();
        var joined = record.Alerts.Except(own).ToList();
        // Everything has its answer, but for what joined an alert within an hour of its short line.
        record
            .Messages.Select(m => m.Row.SubjectId)
            .ShouldBe(own.Concat(joined.Where(a => a.Content.LineOwed)).Select(a => a.Row.EntryId), ignoreOrder: true);
        foreach (var (row, alert) in own)
        {
            alert
                .History.Where(h => h.What == "told")
                .Select(h => h.By)
                .ShouldBe(TherapistsOf(patient).Select(t => $"therapist:{t}"), ignoreOrder: true);
            var lines = joined.Where(a => a.Content.JoinedTo == row.Id && a.Content.LineOwed).ToList();
            lines.Select(a => a.Content.RaisedAt / HourInMilliseconds).Distinct().Count().ShouldBe(lines.Count);
        }
        foreach (var (_, alert) in joined)
        {
            own.ShouldContain(a => a.Row.Id == alert.JoinedTo);
            alert.History.Select(h => h.What).ShouldBe(["raised"]);
        }
    }

    private static void EveryWishWasSuggestedOnce(Everything record) =>
        record
            .Suggestions.Select(s => s.EntryId)
            .ShouldBe(
                record
                    .Entries.Where(e => !e.Content.IsPrivate && e.Content.Text.Contains(StormPractice.Wish))
                    .Select(e => e.Id),
                ignoreOrder: true
            );

    private static void NothingIsDerivedFromPrivateWords(Everything record)
    {
        var hidden = record.Entries.Where(e => e.Content.IsPrivate).Select(e => e.Id).ToHashSet();
        Guid[] derivedFrom =
        [
            .. record.Summaries.Select(s => s.Row.EntryId),
            .. record.Reflections.Select(r => r.Row.EntryId),
            .. record.Notifications.Select(n => n.Row.EntryId),
            .. record.Suggestions.Select(s => s.EntryId),
        ];
        derivedFrom.Where(hidden.Contains).ShouldBeEmpty();
    }

    private IEnumerable<TherapistId> TherapistsOf(PatientId patient) =>
        patient == practice.Calm[0] ? [practice.First, practice.Second] : [practice.First];

    private async Task<Everything> OpenAsync(PatientId patient)
    {
        var read = await house.Records.ReadAsync(
            new Reader.Patient(patient),
            patient,
            Purpose.Export,
            async (record, db) =>
                new Everything(
                    (await ReadEntries.FromAsync(record, db, null, null)).Entries,
                    record.OpenAll(await Of(db.Summaries).ToListAsync(cancel), record.Open),
                    record.OpenAll(await Of(db.Reflections).ToListAsync(cancel), record.Open),
                    record.OpenAll(await Of(db.Notifications).ToListAsync(cancel), record.Open),
                    record.OpenAll(await Of(db.Alerts).ToListAsync(cancel), record.Open),
                    record.OpenAll(await Of(db.Outbox).ToListAsync(cancel), record.Open),
                    await Of(db.SuggestedGoals).ToListAsync(cancel)
                ),
            cancel
        );
        var open = read.ShouldBeOfType<ReadOutcome<Everything>.Open>();
        open.DamagedRows.ShouldBeEmpty();
        return open.Value;

        IQueryable<TRow> Of<TRow>(IQueryable<TRow> rows)
            where TRow : PatientRow => rows.Where(r => r.PatientId == patient);
    }

    private sealed record Everything(
        IReadOnlyList<EntryView> Entries,
        IReadOnlyList<(EntrySummary Row, EntrySummaryContent Content)> Summaries,
        IReadOnlyList<(Reflection Row, ReflectionContent Content)> Reflections,
        IReadOnlyList<(Notification Row, NotificationContent Content)> Notifications,
        IReadOnlyList<(RiskAlert Row, RiskAlertContent Content)> Alerts,
        IReadOnlyList<(OutgoingMessage Row, OutgoingMessageContent Content)> Messages,
        IReadOnlyList<SuggestedGoal> Suggestions
    );
}
