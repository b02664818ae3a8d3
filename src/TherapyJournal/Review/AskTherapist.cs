using Microsoft.EntityFrameworkCore;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.Review;

/// <summary>A patient asks something of their therapist outside a chat; it waits among the requests until a therapist has settled it. What waits already is not asked for twice.</summary>
public sealed class AskTherapist(JournalStore store, PatientRecords records, RaiseAlert alerts, TimeProvider clock)
{
    private const int MostProposals = 10;
    private const int MostTries = 3;

    /// <summary>Everything that is kept about them, as a file: theirs by right, whatever was agreed to.</summary>
    public Task<AskTherapistOutcome> ForExportAsync(PatientId patient, CancellationToken cancel) =>
        AskAsync(patient, new(PatientRequestKind.Export, clock.NowStored()), cancel);

    /// <summary>Another goal. The words are screened like any others, whether they are passed on or not.</summary>
    public async Task<AskTherapistOutcome> ForGoalAsync(PatientId patient, string words, CancellationToken cancel) =>
        GoalText.TryClean(words, out var clean)
            ? await AskAsync(patient, new(PatientRequestKind.Goal, clock.NowStored()) { Words = clean }, cancel)
            : await NotPassedOnAsync(patient, words, GoalText.Sentence, cancel);

    private async Task<AskTherapistOutcome> AskAsync(
        PatientId patient,
        PatientRequestContent content,
        CancellationToken cancel
    )
    {
        for (var tried = 1; ; tried++)
        {
            var read = await records.ReadAsync(
                new Reader.Patient(patient),
                patient,
                Purpose.ReadRequests,
                async (record, db) => (record.Standing, Asked: await ListRequests.FromAsync(record, db)),
                cancel
            );
            if (read is not ReadOutcome<(PatientStandingContent, IReadOnlyList<RequestView>)>.Open open)
            {
                return new AskTherapistOutcome.Refused(
                    ((ReadOutcome<(PatientStandingContent, IReadOnlyList<RequestView>)>.Refused)read).Why
                );
            }
            var (standing, asked) = open.Value;
            if (WhyNot(standing, asked, content) is { } sentence)
            {
                return await NotPassedOnAsync(patient, content.Words ?? "", sentence, cancel);
            }
            var known = asked.Count + open.DamagedRows.Count;
            if (await SaveAsync(patient, asked, known, content, cancel) is { } outcome)
            {
                return outcome;
            }
            if (tried == MostTries)
            {
                throw new DbUpdateConcurrencyException("Requests of a patient are being made all the time.");
            }
        }
    }

    private static string? WhyNot(
        PatientStandingContent standing,
        IReadOnlyList<RequestView> asked,
        PatientRequestContent content
    ) =>
        content.Kind == PatientRequestKind.Export ? null
        : EntryText.Problem(standing) is { } problem ? problem
        : Waiting(asked, content) is null
        && asked.Count(r => r.Content.IsOpen && r.Content.Kind == content.Kind) >= MostProposals
            ? "Many of your proposals wait for your therapist already. Please propose it again once they have decided."
        : null;

    private static RequestView? Waiting(IReadOnlyList<RequestView> asked, PatientRequestContent content) =>
        asked.FirstOrDefault(r =>
            r.Content.IsOpen && r.Content.Kind == content.Kind && r.Content.Words == content.Words
        );

    /// <returns>Null when something was asked or settled at the same moment: then what waits is read again.</returns>
    private Task<AskTherapistOutcome?> SaveAsync(
        PatientId patient,
        IReadOnlyList<RequestView> asked,
        int known,
        PatientRequestContent content,
        CancellationToken cancel
    ) =>
        store.TransactAsync<AskTherapistOutcome?>(
            async db =>
            {
                await PatientTurn.TakeAsync(db, patient, cancel);
                if (
                    await records.SealerAsync(db, patient, cancel) is not { } sealer
                    || await records.StandingAsync(db, patient, cancel) is not StandingOutcome.Known standing
                )
                {
                    return new AskTherapistOutcome.Refused(new DoorRefusal.Missing());
                }
                if (await db.Requests.CountAsync(r => r.PatientId == patient, cancel) != known)
                {
                    return null;
                }
                var waiting = Waiting(asked, content);
                if (
                    waiting is not null
                    && !await db.Requests.AnyAsync(r => r.Id == waiting.Id && r.Version == 1, cancel)
                )
                {
                    return null;
                }
                var id = waiting?.Id ?? RowId.New(clock);
                if (waiting is null)
                {
                    var row = new PatientRequest { Id = id };
                    sealer.Seal(row, content);
                    db.Requests.Add(row);
                }
                return new AskTherapistOutcome.PassedOn(
                    content.Words,
                    content.Words is { } words
                        ? await alerts.ScreenAsync(
                            db,
                            sealer,
                            standing.Standing,
                            id,
                            words,
                            isPrivate: false,
                            isKept: true,
                            cancel
                        )
                        : null
                );
            },
            cancel
        );

    private Task<AskTherapistOutcome> NotPassedOnAsync(
        PatientId patient,
        string words,
        string sentence,
        CancellationToken cancel
    ) =>
        store.TransactAsync<AskTherapistOutcome>(
            async db =>
                await records.SealerAsync(db, patient, cancel) is { } sealer
                && await records.StandingAsync(db, patient, cancel) is StandingOutcome.Known known
                    ? new AskTherapistOutcome.NotPassedOn(
                        sentence,
                        await alerts.ScreenAsync(
                            db,
                            sealer,
                            known.Standing,
                            RowId.New(clock),
                            words,
                            isPrivate: false,
                            isKept: false,
                            cancel
                        )
                    )
                    : new AskTherapistOutcome.Refused(new DoorRefusal.Missing()),
            cancel
        );
}

/// <summary>What asking came to.</summary>
public abstract record AskTherapistOutcome
{
    private AskTherapistOutcome() { }

    /// <param name="Words">As they are passed on; null: none are.</param>
    /// <param name="Crisis">Fixed words to say at once; null: nothing was raised.</param>
    public sealed record PassedOn(string? Words, CrisisAnswer? Crisis) : AskTherapistOutcome;

    /// <summary>Nothing was passed on, and the words were screened; the sentence says why.</summary>
    public sealed record NotPassedOn(string Sentence, CrisisAnswer? Crisis) : AskTherapistOutcome;

    public sealed record Refused(DoorRefusal Why) : AskTherapistOutcome;
}
