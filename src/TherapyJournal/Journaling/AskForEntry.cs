using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Goals;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.Journaling;

/// <summary>Asks a patient for an entry: a question that fits their goals, what they wrote last and what was asked lately, and why it is asked.</summary>
public sealed class AskForEntry(
    JournalStore store,
    PatientRecords records,
    Keys keys,
    WritePrompt write,
    TimeProvider clock
)
{
    private const int MostTries = 3;

    /// <summary>Today's prompt. One that was asked today and is still unanswered is asked again, unless a goal changed since.</summary>
    public async Task<AskOutcome> RunAsync(PatientId patient, PromptWish wish, CancellationToken cancel)
    {
        for (var tried = 1; ; tried++)
        {
            if (await TryAsync(patient, wish, cancel) is { } outcome)
            {
                return outcome;
            }
            if (tried == MostTries)
            {
                return new AskOutcome.NotNow("Entries are being changed just now. Please ask again in a moment.");
            }
        }
    }

    /// <returns>Null when an entry that the question rests on was changed, made private or taken back meanwhile.</returns>
    private async Task<AskOutcome?> TryAsync(PatientId patient, PromptWish wish, CancellationToken cancel)
    {
        var read = await records.ReadAsync(
            new Reader.Assistant(nameof(AskForEntry)),
            patient,
            Purpose.AskForEntry,
            (record, db) => PromptContext.FromAsync(record, db, keys, clock.Now(), cancel),
            cancel
        );
        if (read is not ReadOutcome<PromptContext>.Open { Value: var context })
        {
            return new AskOutcome.Refused(((ReadOutcome<PromptContext>.Refused)read).Why);
        }
        if (!context.Standing.Allows(ConsentKind.Keeping))
        {
            return new AskOutcome.NotNow("There is no consent to keep entries, so no question is asked.");
        }
        if (context.Standing.Status != PatientStatus.Active)
        {
            return new AskOutcome.NotNow(
                context.Standing.Status == PatientStatus.Ended
                    ? "Journaling has ended here, so no question is asked."
                    : "Journaling is paused here, so no question is asked."
            );
        }
        if (context.FixedWords is { } words)
        {
            return new AskOutcome.FixedWords(words);
        }
        var standing = context.Unanswered;
        if (wish == PromptWish.Any && standing is not null && context.GoalsChangedAt <= standing.AskedAt)
        {
            return new AskOutcome.Asked(standing);
        }
        if (wish == PromptWish.NotToday)
        {
            await SaveAsync(patient, context, wish, next: null, cancel);
            return new AskOutcome.NotToday(
                "That is fine. Nothing is asked today; you can still write whenever you like."
            );
        }
        var next = await write.RunAsync(patient, context, wish, cancel);
        return await SaveAsync(patient, context, wish, next, cancel) switch
        {
            Saved.AsItStood => new AskOutcome.Asked(next),
            Saved.PatientIsGone => new AskOutcome.Refused(new DoorRefusal.Missing()),
            _ => null,
        };
    }

    private Task<Saved> SaveAsync(
        PatientId patient,
        PromptContext context,
        PromptWish wish,
        PromptView? next,
        CancellationToken cancel
    ) =>
        store.TransactAsync(
            async db =>
            {
                if (await records.SealerAsync(db, patient, cancel) is not { } sealer)
                {
                    return Saved.PatientIsGone;
                }
                if (next is not null && !await StillStandAsync(db, context.LastEntries, cancel))
                {
                    return Saved.NotAnyMore;
                }
                if (context.Unanswered is { } before && wish != PromptWish.Any)
                {
                    var row = await db.Prompts.FirstOrDefaultAsync(p => p.Id == before.Id, cancel);
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
                    };
                    sealer.Seal(row, next.Content);
                    db.Prompts.Add(row);
                }
                return Saved.AsItStood;
            },
            cancel
        );

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

    private static JournalPromptState StateAfter(PromptWish wish) =>
        wish switch
        {
            PromptWish.Another => JournalPromptState.Another,
            PromptWish.Easier => JournalPromptState.Easier,
            PromptWish.NotToday => JournalPromptState.NotToday,
            _ => JournalPromptState.Asked,
        };

    private enum Saved
    {
        AsItStood,
        NotAnyMore,
        PatientIsGone,
    }
}

/// <summary>What asking came to.</summary>
public abstract record AskOutcome
{
    private AskOutcome() { }

    public sealed record Asked(PromptView Prompt) : AskOutcome;

    /// <summary>The patient wants no question today, and that is noted; the sentence says so.</summary>
    public sealed record NotToday(string Sentence) : AskOutcome;

    /// <summary>No question can be asked now; the sentence says why.</summary>
    public sealed record NotNow(string Sentence) : AskOutcome;

    /// <summary>An urgent alert stands: until a therapist lifts it, the patient gets fixed words only.</summary>
    public sealed record FixedWords(Safety.FixedWords Words) : AskOutcome;

    public sealed record Refused(DoorRefusal Why) : AskOutcome;
}
