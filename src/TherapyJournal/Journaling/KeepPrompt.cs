using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Journaling;

/// <summary>Saves what asking came to: the question that is asked, the one that was put aside, the prepared one that is said now.</summary>
internal sealed class KeepPrompt(JournalStore store, PatientRecords records, TimeProvider clock)
{
    /// <param name="patient">Whose.</param>
    /// <param name="context">What the question rests on, as it was read.</param>
    /// <param name="wish">What the patient wanted.</param>
    /// <param name="next">The question; null: none is asked.</param>
    /// <param name="cancel">Stops before anything is saved.</param>
    public Task<Saved> SaveAsync(
        PatientId patient,
        PromptContext context,
        PromptWish wish,
        PromptView? next,
        CancellationToken cancel
    ) =>
        store.TransactAsync(
            async db =>
            {
                await PatientTurn.TakeAsync(db, patient, cancel);
                if (await records.SealerAsync(db, patient, cancel) is not { } sealer)
                {
                    return Saved.PatientIsGone;
                }
                if (await WasAskedMeanwhileAsync(db, patient, context.Known, cancel))
                {
                    return Saved.NotAnyMore;
                }
                if (
                    next is not null
                    && (
                        !await StillStandAsync(db, context.LastEntries, cancel)
                        || !await LinesStandAsync(db, next, context.SoFar, cancel)
                        || !await SayPreparedAsync(db, sealer, next, context, cancel)
                    )
                )
                {
                    return Saved.NotAnyMore;
                }
                if (context.Unanswered is { } before && wish != PromptWish.Any)
                {
                    var row = await db.Prompts.FirstOrDefaultAsync(p => p.Id == before.Id, cancel);
                    if (row is null && next is null)
                    {
                        return Saved.NotAnyMore;
                    }
                    if (row is not null)
                    {
                        row.PutAsideAt = clock.NowStored();
                        sealer.Seal(row, before.Content with { State = StateAfter(wish) });
                    }
                }
                if (next is not null)
                {
                    var row = new JournalPrompt
                    {
                        Id = next.Id,
                        AskedAt = next.AskedAt.ToUnixTimeMilliseconds(),
                        BasedOnEntryId = next.BasedOnEntryId,
                        PutAsideAt = next.Content.State == JournalPromptState.NotToday ? clock.NowStored() : null,
                    };
                    sealer.Seal(row, next.Content);
                    db.Prompts.Add(row);
                }
                return Saved.AsItStood;
            },
            cancel
        );

    /// <summary>Whether somebody else asked for this patient at the same moment and was first, so that what was read does not hold any more.</summary>
    private static Task<bool> WasAskedMeanwhileAsync(
        JournalDb db,
        PatientId patient,
        KnownPrompts known,
        CancellationToken cancel
    ) =>
        db.Prompts.AnyAsync(
            p => p.PatientId == patient && p.AskedAt >= known.From && p.PutAsideAt == null && !known.Ids.Contains(p.Id),
            cancel
        );

    /// <summary>Closes the prepared question that is asked now; nothing where it is none.</summary>
    /// <returns>False when it was withdrawn, changed or asked elsewhere meanwhile; then nothing was changed.</returns>
    private async Task<bool> SayPreparedAsync(
        JournalDb db,
        PatientSealer sealer,
        PromptView next,
        PromptContext context,
        CancellationToken cancel
    )
    {
        if (next.Content.PreparedId is not { } prepared)
        {
            return true;
        }
        var row = await db.WordsAhead.FirstOrDefaultAsync(w => w.Id == prepared && w.ClosedAt == null, cancel);
        if (row is null || context.Ready is not { } ready || row.Version != ready.Version)
        {
            return false;
        }
        row.ClosedAt = clock.NowStored();
        sealer.Seal(row, ready.Content with { State = WordsAheadState.Said });
        return true;
    }

    private static async Task<bool> StillStandAsync(
        JournalDb db,
        IReadOnlyList<EntryView> shown,
        CancellationToken cancel
    )
    {
        var ids = shown.Select(e => e.Id).ToList();
        var now = await db
            .Entries.Where(e => ids.Contains(e.Id))
            .Select(e => new { e.Id, e.Version })
            .ToDictionaryAsync(e => e.Id, e => e.Version, cancel);
        return shown.All(e => now.TryGetValue(e.Id, out var version) && version == e.Version);
    }

    /// <summary>Whether the summaries are still there whose lines a model was shown for this question; they go with their entries.</summary>
    private static async Task<bool> LinesStandAsync(
        JournalDb db,
        PromptView next,
        IReadOnlyList<SoFarLine> lines,
        CancellationToken cancel
    )
    {
        if (next.Content.PreparedId is not null || next.Content.SoFar.Count == 0)
        {
            return true;
        }
        var ids = lines.Select(l => l.SummaryId).ToList();
        return await db.Summaries.CountAsync(s => ids.Contains(s.Id), cancel) == ids.Count;
    }

    private static JournalPromptState StateAfter(PromptWish wish) =>
        wish switch
        {
            PromptWish.Another => JournalPromptState.Another,
            PromptWish.Easier => JournalPromptState.Easier,
            PromptWish.NotToday => JournalPromptState.NotToday,
            _ => JournalPromptState.Asked,
        };

    /// <summary>What saving came to.</summary>
    internal enum Saved
    {
        AsItStood,
        NotAnyMore,
        PatientIsGone,
    }
}
