using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.Journaling;

/// <summary>What is to be drafted after an entry, and what it may rest on.</summary>
/// <param name="Number">Which version of the entry it is.</param>
/// <param name="Prompt">What the next question may rest on.</param>
/// <param name="WantsQuestion">Whether there is none yet that knows this version.</param>
/// <param name="Reflection">What the answer may rest on; null: there is one already, or none is wanted.</param>
/// <param name="Outdated">Drafted questions that nobody has decided on, with the versions of their rows.</param>
/// <param name="Seen">The words that this was read from.</param>
internal sealed record DraftContext(
    int Number,
    PromptContext Prompt,
    bool WantsQuestion,
    ReflectionContext? Reflection,
    IReadOnlyDictionary<Guid, int> Outdated,
    IReadOnlyList<Guid> Seen
)
{
    /// <param name="record">Opened by the door.</param>
    /// <param name="db">Where it is.</param>
    /// <param name="keys">For the practice's own rows.</param>
    /// <param name="entry">After which entry.</param>
    /// <param name="now">The time of the drafts.</param>
    /// <param name="asksModel">Whether a model is asked for a reflection to somebody like that.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <returns>Null when nothing is to be drafted: another policy, no consent, an urgent alert, or the entry is gone.</returns>
    public static async Task<DraftContext?> FromAsync(
        OpenRecord record,
        JournalDb db,
        Keys keys,
        Guid entry,
        Instant now,
        Func<PatientStandingContent, bool> asksModel,
        CancellationToken cancel
    )
    {
        // Decided before anything else is opened: a damaged row that it does not depend on is no reason to try again.
        if (
            (await AiPolicy.FromAsync(db, keys, cancel)).ToPatient != AiToPatient.AfterApproval
            || await ReadEntries.OneAsync(record, db, entry) is not { Content.Number: var number }
            || record.Standing is not { Status: PatientStatus.Active } standing
            || !standing.Allows(ConsentKind.Model)
            || await ReadAlerts.HoldsFixedWordsAsync(record, db)
        )
        {
            return null;
        }
        var context = await PromptContext.FromAsync(record, db, keys, now, _ => true, cancel);
        if (!context.MayUseModel)
        {
            return null;
        }
        var rows = await Concerning(db, record.Patient, entry).ToListAsync(cancel);
        var words = record.OpenAll(rows, record.Open);
        var ofVersion = words.Where(w => w.Row.EntryId == entry && w.Content.EntryNumber == number).ToList();
        // One that was drafted after a later entry knows this one too.
        var isAsked =
            ofVersion.Exists(w => w.Content.Kind == WordsAheadKind.Question)
            || words.Any(w => w.Row.ClosedAt is null && w.Content.Trace is not null && w.Content.Shown.Contains(entry));
        // What was rejected of an earlier version says nothing about this one; what was said stays said.
        var isAnswered =
            ofVersion.Exists(w => w.Content.Kind == WordsAheadKind.Reflection)
            || words.Any(w =>
                w.Row.EntryId == entry && w.Content is { Kind: WordsAheadKind.Reflection, State: WordsAheadState.Said }
            );
        return new DraftContext(
            number,
            context,
            !isAsked,
            isAnswered ? null : await ReflectionContext.FromAsync(record, db, keys, entry, asksModel, cancel),
            words
                .Where(w => w.Content is { Kind: WordsAheadKind.Question, State: WordsAheadState.Waiting })
                .ToDictionary(w => w.Row.Id, w => w.Row.Version),
            rows.ConvertAll(w => w.Id)
        );
    }

    /// <summary>Whether nothing was drafted since this was read: two runs of one step may overlap, and one of them is enough.</summary>
    public async Task<bool> StillStandsAsync(JournalDb db, PatientId patient, Guid entry, CancellationToken cancel) =>
        // What a therapist plans meanwhile is of no entry and in nobody's way.
        !await Concerning(db, patient, entry).AnyAsync(w => w.EntryId != null && !Seen.Contains(w.Id), cancel);

    private static IQueryable<WordsAhead> Concerning(JournalDb db, PatientId patient, Guid entry) =>
        db.WordsAhead.Where(w => w.PatientId == patient && (w.ClosedAt == null || w.EntryId == entry));
}
