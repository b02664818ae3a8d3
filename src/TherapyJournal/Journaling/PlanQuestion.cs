using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Records;
using TherapyJournal.Safety.Guard;
using TherapyJournal.Storage;

namespace TherapyJournal.Journaling;

/// <summary>Lets a therapist write the next questions ahead; they are asked in this order, before anything a model or the bank would ask.</summary>
public sealed class PlanQuestion(JournalStore store, PatientRecords records, TimeProvider clock)
{
    private const int Longest = 300;
    private const int MostAhead = 20;

    /// <summary>Puts a question at the end of what is planned.</summary>
    public async Task<PlanQuestionOutcome> RunAsync(
        Reader.Therapist by,
        PatientId patient,
        string text,
        CancellationToken cancel
    )
    {
        var clean = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (clean.Length is 0 or > Longest)
        {
            return new PlanQuestionOutcome.Unusable("A question has at least one word and at most 300 characters.");
        }
        if (RaisedWords.WouldWorry(clean))
        {
            return new PlanQuestionOutcome.Unusable(
                "Words like these would stand on a patient's phone at night. Ask it in the hour, or in other words."
            );
        }
        var read = await ReadAsync(
            by,
            patient,
            async (record, db) =>
                (await PlannedAsync(record, db, cancel), new AvoidedThemes(record.Standing.ThemesToAvoid)),
            cancel
        );
        if (
            read
            is not ReadOutcome<(IReadOnlyList<PlannedQuestion>, AvoidedThemes)>.Open { Value: var (ahead, avoided) }
        )
        {
            return new PlanQuestionOutcome.Refused(
                ((ReadOutcome<(IReadOnlyList<PlannedQuestion>, AvoidedThemes)>.Refused)read).Why
            );
        }
        if (ahead.Any(p => string.Equals(p.Content.Text, clean, StringComparison.OrdinalIgnoreCase)))
        {
            return new PlanQuestionOutcome.Unusable("This question is planned already.");
        }
        if (ahead.Count >= MostAhead)
        {
            return new PlanQuestionOutcome.Unusable("Twenty questions are planned already; remove one first.");
        }
        var content = new WordsAheadContent(
            WordsAheadKind.Question,
            clean,
            Why: null,
            WordsAheadState.Ready,
            by.Id.ToString(),
            clock.NowStored()
        )
        {
            AsksWhatHelped = HelpQuestion.Is(clean),
        };
        return await store.TransactAsync<PlanQuestionOutcome>(
            async db =>
            {
                if (await records.SealerAsync(db, patient, cancel) is not { } sealer)
                {
                    return new PlanQuestionOutcome.Refused(new DoorRefusal.Missing());
                }
                var row = new WordsAhead { Id = RowId.New(clock) };
                sealer.Seal(row, content);
                db.WordsAhead.Add(row);
                return new PlanQuestionOutcome.Planned(
                    new PlannedQuestion(row.Id, content),
                    ahead.Count,
                    avoided.IsTouchedBy(clean)
                );
            },
            cancel
        );
    }

    /// <summary>What is planned, in the order in which it will be asked.</summary>
    public Task<ReadOutcome<IReadOnlyList<PlannedQuestion>>> ListAsync(
        Reader.Therapist by,
        PatientId patient,
        CancellationToken cancel
    ) => ReadAsync(by, patient, (record, db) => PlannedAsync(record, db, cancel), cancel);

    /// <summary>Takes a planned question away again.</summary>
    /// <returns>False when it was asked or taken away meanwhile.</returns>
    public async Task<bool> RemoveAsync(
        Reader.Therapist by,
        PatientId patient,
        PlannedQuestion question,
        CancellationToken cancel
    ) =>
        await ListAsync(by, patient, cancel) is ReadOutcome<IReadOnlyList<PlannedQuestion>>.Open { Value: var planned }
        && planned.Any(p => p.Id == question.Id)
        && await store.ReadAsync(
            db =>
                db.WordsAhead.Where(w => w.Id == question.Id && w.PatientId == patient && w.ClosedAt == null)
                    .ExecuteDeleteAsync(cancel),
            cancel
        ) > 0;

    private Task<ReadOutcome<T>> ReadAsync<T>(
        Reader.Therapist by,
        PatientId patient,
        Func<OpenRecord, JournalDb, Task<T>> read,
        CancellationToken cancel
    ) => records.ReadAsync(by, patient, Purpose.PlanQuestions, read, cancel);

    private static async Task<IReadOnlyList<PlannedQuestion>> PlannedAsync(
        OpenRecord record,
        JournalDb db,
        CancellationToken cancel
    )
    {
        var rows = await db
            .WordsAhead.Where(w => w.PatientId == record.Patient && w.ClosedAt == null)
            .OrderBy(w => w.Id)
            .ToListAsync(cancel);
        return
        [
            .. record
                .OpenAll(rows, record.Open)
                .Where(w => w.Content is { Kind: WordsAheadKind.Question, State: WordsAheadState.Ready })
                .Select(w => new PlannedQuestion(w.Row.Id, w.Content)),
        ];
    }
}

/// <summary>A question that will be asked.</summary>
public sealed record PlannedQuestion(Guid Id, WordsAheadContent Content)
{
    /// <summary>When it was written.</summary>
    public Instant At => Instant.FromUnixTimeMilliseconds(Content.At);
}

/// <summary>What planning a question came to.</summary>
public abstract record PlanQuestionOutcome
{
    private PlanQuestionOutcome() { }

    /// <param name="Question">What will be asked.</param>
    /// <param name="Ahead">How many questions are asked before it.</param>
    /// <param name="TouchesAvoided">Whether it touches a theme that is to be left alone; a therapist may know why.</param>
    public sealed record Planned(PlannedQuestion Question, int Ahead, bool TouchesAvoided) : PlanQuestionOutcome;

    public sealed record Unusable(string Sentence) : PlanQuestionOutcome;

    public sealed record Refused(DoorRefusal Why) : PlanQuestionOutcome;
}
