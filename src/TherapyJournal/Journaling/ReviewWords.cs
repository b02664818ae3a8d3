using Microsoft.EntityFrameworkCore;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Safety.Guard;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Journaling;

/// <summary>A therapist decides on a model's words before a patient reads them: a question is asked next, an answer is owed to the patient.</summary>
public sealed class ReviewWords(
    JournalStore store,
    PatientRecords records,
    Keys keys,
    WorkQueue queue,
    TimeProvider clock
)
{
    /// <summary>The kind of message by which an approved answer reaches the patient.</summary>
    public const string ReflectionMessage = "reflection";

    private const int Longest = 600;

    /// <summary>Approves as written, or in other words.</summary>
    /// <param name="by">Who decides.</param>
    /// <param name="id">The words' id.</param>
    /// <param name="words">
    /// Other words; null: as written. They count as the model's all the same, since nothing tells a changed comma from a sentence of
    /// one's own: what a therapist wants to ask wholly in their own words is planned (<see cref="PlanQuestion"/>), and always asked.
    /// </param>
    /// <param name="cancel">Stops before anything is saved.</param>
    public Task<ReviewWordsOutcome> ApproveAsync(Reader.Therapist by, Guid id, string? words, CancellationToken cancel)
    {
        var clean = words is null
            ? null
            : string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return clean is { Length: 0 or > Longest }
                ? Unusable("Words for a patient have at least one letter and at most 600.")
            : clean is not null && RaisedWords.WouldWorry(clean)
                ? Unusable("Words like these would stand on a patient's phone at night. Say it in other words.")
            : DecideAsync(
                by,
                id,
                w =>
                    w with
                    {
                        Text = clean ?? w.Text,
                        Edited = clean is not null,
                        AsksWhatHelped = clean is null ? w.AsksWhatHelped : HelpQuestion.Is(clean),
                        State = w.Kind == WordsAheadKind.Question ? WordsAheadState.Ready : WordsAheadState.Said,
                    },
                cancel
            );
    }

    /// <summary>Rejects: the patient never reads them.</summary>
    public Task<ReviewWordsOutcome> RejectAsync(Reader.Therapist by, Guid id, string? why, CancellationToken cancel) =>
        DecideAsync(by, id, w => w with { State = WordsAheadState.Rejected, Reason = why }, cancel);

    private async Task<ReviewWordsOutcome> DecideAsync(
        Reader.Therapist by,
        Guid id,
        Func<WordsAheadContent, WordsAheadContent> decide,
        CancellationToken cancel
    )
    {
        var owner = await store.ReadAsync(
            db => db.WordsAhead.Where(w => w.Id == id).Select(w => (PatientId?)w.PatientId).FirstOrDefaultAsync(cancel),
            cancel
        );
        if (owner is not { } patient)
        {
            return new ReviewWordsOutcome.NoSuchWords();
        }
        var read = await records.ReadAsync(
            by,
            patient,
            Purpose.ReviewWords,
            (record, db) => ReadAsync(record, db, id, cancel),
            cancel
        );
        if (read is not ReadOutcome<Reviewed?>.Open { Value: { } reviewed })
        {
            return read is ReadOutcome<Reviewed?>.Refused { Why: not DoorRefusal.Missing } refused
                ? new ReviewWordsOutcome.Refused(refused.Why)
                : new ReviewWordsOutcome.NoSuchWords();
        }
        if (reviewed.Content.State != WordsAheadState.Waiting)
        {
            return new ReviewWordsOutcome.AlreadyDecided();
        }
        var decided = decide(reviewed.Content) with { DecidedBy = by.Id.ToString(), DecidedAt = clock.NowStored() };
        return decided.State != WordsAheadState.Rejected && reviewed.Bar is { } why
                ? new ReviewWordsOutcome.NotAllowedNow(why)
            : decided.State == WordsAheadState.Said && reviewed.IsHeld ? new ReviewWordsOutcome.HeldByAlert()
            : await SaveAsync(patient, reviewed, decided, cancel);
    }

    private Task<ReviewWordsOutcome> SaveAsync(
        PatientId patient,
        Reviewed reviewed,
        WordsAheadContent decided,
        CancellationToken cancel
    ) =>
        store.TransactAsync<ReviewWordsOutcome>(
            async db =>
            {
                await PatientTurn.TakeAsync(db, patient, cancel);
                var row = await db.WordsAhead.FirstOrDefaultAsync(w => w.Id == reviewed.Id, cancel);
                if (row is null || await records.SealerAsync(db, patient, cancel) is not { } sealer)
                {
                    return new ReviewWordsOutcome.NoSuchWords();
                }
                if (row.Version != reviewed.Version)
                {
                    return new ReviewWordsOutcome.AlreadyDecided();
                }
                row.ClosedAt = decided.State == WordsAheadState.Ready ? null : clock.NowStored();
                sealer.Seal(row, decided);
                if (decided.State == WordsAheadState.Said && row.EntryId is { } entry)
                {
                    await AnswerAsync(db, sealer, entry, decided, cancel);
                }
                return new ReviewWordsOutcome.Decided(decided);
            },
            cancel
        );

    /// <summary>The approved answer takes the place of the question bank's, and is owed to the patient.</summary>
    private async Task AnswerAsync(
        JournalDb db,
        PatientSealer sealer,
        Guid entry,
        WordsAheadContent words,
        CancellationToken cancel
    )
    {
        var row = await db.Reflections.FirstOrDefaultAsync(r => r.EntryId == entry, cancel);
        if (row is null)
        {
            row = new Reflection { Id = RowId.New(clock), EntryId = entry };
            db.Reflections.Add(row);
        }
        var now = clock.NowStored();
        sealer.Seal(
            row,
            new ReflectionContent(words.Text, words.WrittenBy, words.EntryNumber, now)
            {
                ApprovedBy = words.DecidedBy,
                Trace = words.Trace,
            }
        );
        var message = new OutgoingMessage { Id = RowId.New(clock), SubjectId = entry };
        sealer.Seal(
            message,
            new OutgoingMessageContent(ReflectionMessage, words.Text, now) { WrittenBy = words.WrittenBy }
        );
        db.Outbox.Add(message);
        await queue.AddAsync(
            db,
            new WorkEvent(WorkEventKind.MessageOwed, sealer.Patient, message.Id)
            {
                Lane = AnswerLane.Of(sealer.Patient),
            }
        );
    }

    private async Task<Reviewed?> ReadAsync(OpenRecord record, JournalDb db, Guid id, CancellationToken cancel) =>
        await db.WordsAhead.FirstOrDefaultAsync(w => w.Id == id && w.PatientId == record.Patient, cancel) is { } row
            ? new Reviewed(
                row.Id,
                row.Version,
                record.Open(row),
                await ReadAlerts.HoldsFixedWordsAsync(record, db, row.EntryId),
                WhyNot(record.StandingOrNull, await AiPolicy.FromAsync(db, keys, cancel))
            )
            : null;

    /// <summary>Why no model's words may reach the patient; null: they may.</summary>
    private static WhyNoModelWords? WhyNot(PatientStandingContent? standing, AiPolicy policy) =>
        standing is null ? WhyNoModelWords.NotKnown
        : !standing.Allows(ConsentKind.Model) ? WhyNoModelWords.NoConsent
        : !policy.IsKnown ? WhyNoModelWords.NotKnown
        : standing.AllowsModelWords(policy.ToPatient) ? null
        : WhyNoModelWords.PracticeSaysNever;

    private static Task<ReviewWordsOutcome> Unusable(string sentence) =>
        Task.FromResult<ReviewWordsOutcome>(new ReviewWordsOutcome.Unusable(sentence));

    private sealed record Reviewed(Guid Id, int Version, WordsAheadContent Content, bool IsHeld, WhyNoModelWords? Bar);
}
