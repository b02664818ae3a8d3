using Microsoft.EntityFrameworkCore;
using TherapyJournal.Goals;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Journaling;

/// <summary>Removes an entry with everything derived from it. An alert that it raised stays, without words.</summary>
public sealed class TakeBackEntry(JournalStore store, PatientRecords records, WorkQueue queue)
{
    /// <summary>Takes the entry back, at once and for good.</summary>
    public async Task<TakeBackOutcome> RunAsync(PatientId patient, Guid entry, CancellationToken cancel)
    {
        var read = await records.ReadAsync(
            new Reader.Patient(patient),
            patient,
            Purpose.EditEntry,
            (record, db) => TracesAsync(record, db, entry),
            cancel
        );
        if (read is not ReadOutcome<EntryTraces>.Open { Value: var traces })
        {
            return new TakeBackOutcome.Refused(((ReadOutcome<EntryTraces>.Refused)read).Why);
        }
        return await store.TransactAsync<TakeBackOutcome>(
            async db =>
            {
                var isThere = await db.Entries.AnyAsync(e => e.Id == entry && e.PatientId == patient, cancel);
                if (!isThere || await records.SealerAsync(db, patient, cancel) is not { } sealer)
                {
                    return new TakeBackOutcome.NoSuchEntry();
                }
                // Whoever is summarising it now must not save words that are being taken back.
                await queue.BreakLeasesAsync(db, patient, cancel);
                await RemoveDerivedAsync(db, sealer, entry, traces, cancel);
                await db.WorkItems.Where(w => w.SubjectId == entry).ExecuteDeleteAsync(cancel);
                await db.EntryVersions.Where(v => v.EntryId == entry).ExecuteDeleteAsync(cancel);
                await db.Entries.Where(e => e.Id == entry).ExecuteDeleteAsync(cancel);
                return new TakeBackOutcome.TakenBack();
            },
            cancel
        );
    }

    /// <summary>Where an entry left quotations outside the rows that name it: in the history of goals.</summary>
    internal static async Task<EntryTraces> TracesAsync(OpenRecord record, JournalDb db, Guid entry)
    {
        var suggestions = await db
            .SuggestedGoals.Where(s => s.EntryId == entry && s.PatientId == record.Patient)
            .Select(s => s.Id)
            .ToListAsync();
        var goals = suggestions.Count == 0 ? [] : await ReadGoals.FromAsync(record, db);
        return new EntryTraces([
            .. goals.Where(g => g.Content.History.Any(h => h.SuggestedGoalId is { } id && suggestions.Contains(id))),
        ]);
    }

    /// <summary>Removes summary, reflection, notifications, suggestions, and questions that rest on the entry; quotations go from goals.</summary>
    internal static async Task RemoveDerivedAsync(
        JournalDb db,
        PatientSealer sealer,
        Guid entry,
        EntryTraces traces,
        CancellationToken cancel
    )
    {
        var suggestions = await db.SuggestedGoals.Where(s => s.EntryId == entry).Select(s => s.Id).ToListAsync(cancel);
        foreach (var goal in traces.Goals)
        {
            var row = await db.Goals.FirstAsync(g => g.Id == goal.Id, cancel);
            if (row.Version != goal.Version)
            {
                throw new DbUpdateConcurrencyException("A goal changed while a quotation was being removed from it.");
            }
            sealer.Seal(row, WithoutEvidence(goal.Content, suggestions));
        }
        await db.Summaries.Where(s => s.EntryId == entry).ExecuteDeleteAsync(cancel);
        await db.Reflections.Where(r => r.EntryId == entry).ExecuteDeleteAsync(cancel);
        await db.Notifications.Where(n => n.EntryId == entry).ExecuteDeleteAsync(cancel);
        await db.SuggestedGoals.Where(s => s.EntryId == entry).ExecuteDeleteAsync(cancel);
        await db.Prompts.Where(p => p.BasedOnEntryId == entry).ExecuteDeleteAsync(cancel);
    }

    private static TherapyGoalContent WithoutEvidence(TherapyGoalContent goal, List<Guid> suggestions) =>
        goal with
        {
            History =
            [
                .. goal.History.Select(h =>
                    h.SuggestedGoalId is { } id && suggestions.Contains(id) ? h with { Evidence = null } : h
                ),
            ],
        };
}

/// <summary>Goals whose history quotes an entry.</summary>
internal sealed record EntryTraces(IReadOnlyList<GoalView> Goals);

/// <summary>What taking an entry back came to.</summary>
public abstract record TakeBackOutcome
{
    private TakeBackOutcome() { }

    public sealed record TakenBack : TakeBackOutcome;

    public sealed record NoSuchEntry : TakeBackOutcome;

    public sealed record Refused(DoorRefusal Why) : TakeBackOutcome;
}
