using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using TherapyJournal.Goals;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Legacy;

/// <summary>Takes some people of the file in, in one transaction: each with goals and entries, or none of them.</summary>
/// <remarks>
/// A person's id is made of who they were in the prototype, so that the table's own key keeps them from coming twice: in a second
/// run, in one after a kill, in two at once. Whoever was erased keeps that id in the ledger and stays away.
/// </remarks>
internal sealed class LegacyBatch(
    JournalStore store,
    Keys keys,
    AddPatient patients,
    LegacyEntries entries,
    TimeProvider clock
)
{
    private const int MostTries = 20;

    /// <summary>Takes in whoever is not here yet.</summary>
    public async Task<BatchTaken> TakeAsync(IReadOnlyList<LegacyPerson> people, LegacyRun run)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                var batch = await store.TransactAsync(db => AddAsync(db, people, run), CancellationToken.None);
                foreach (var (patient, person) in batch.Later)
                {
                    batch.Add(await entries.AddLaterAsync(run.Therapist, patient, person));
                }
                return batch;
            }
            catch (DbUpdateException fault) when (tried < MostTries && store.Kind.IsDuplicate(fault))
            {
                // Another import took one of them in at this moment: look again who is here.
            }
        }
    }

    private async Task<BatchTaken> AddAsync(JournalDb db, IReadOnlyList<LegacyPerson> people, LegacyRun run)
    {
        var batch = new BatchTaken();
        var ids = people.Select(IdOf).ToList();
        var rows = ids.ConvertAll(id => id.Value);
        var here = (await db.Patients.Where(p => rows.Contains(p.Id)).Select(p => p.Id).ToListAsync()).ToHashSet();
        var mine = (
            await db
                .Caseloads.Where(c => c.TherapistId == run.Therapist.Id && ids.Contains(c.PatientId))
                .Select(c => c.PatientId)
                .ToListAsync()
        ).ToHashSet();
        foreach (var (person, id) in people.Zip(ids))
        {
            if (run.Erased.Contains(id))
            {
                batch.Erased++;
            }
            else if (here.Add(id.Value))
            {
                batch.Add(await AddAsync(db, person, id, run));
                batch.Taken++;
                mine.Add(id);
            }
            else if (mine.Contains(id))
            {
                batch.AlreadyHere++;
                if (person.Entries.Count > 0)
                {
                    batch.Later.Add((id, person));
                }
            }
            else
            {
                batch.Elsewhere++;
            }
        }
        return batch;
    }

    private async Task<EntriesTaken> AddAsync(JournalDb db, LegacyPerson person, PatientId id, LegacyRun run)
    {
        var details = new NewPatient(person.Name) { Consents = run.Keeping ? [ConsentKind.Keeping] : [] };
        var (profile, standing, _) = patients.Check(details, run.Therapist.Id);
        var origin = new PrototypeOrigin(
            person.Number,
            person.Since is null ? null : person.CreatedAt,
            EntriesTaken: run.Keeping && person.Entries.Count > 0
        );
        var sealer = patients.Add(db, id, profile with { Prototype = origin }, standing, run.Therapist.Id);
        foreach (var goal in person.Goals)
        {
            ChangeGoal.Add(db, sealer, FirstStep(goal, person.Since, run.Therapist.Id), clock);
        }
        return run.Keeping
            ? await entries.AddAsync(db, sealer, standing, person)
            : LegacyEntries.WithoutConsent(person);
    }

    /// <summary>The first step of the goal's history: from where, and what its time is worth.</summary>
    private GoalEvent FirstStep(string goal, Instant? since, TherapistId therapist)
    {
        var today = LocalDatePattern.Iso.Format(clock.Now().InUtc().Date);
        var why =
            $"Taken over from the prototype of 2023 on {today}. "
            + (
                since is null
                    ? "It kept no usable time for this."
                    : $"The time is when it recorded the patient: {LegacyTime.Caveat}. When the goal was last changed there is not known."
            );
        var at = since?.ToUnixTimeMilliseconds() ?? clock.NowStored();
        return new GoalEvent(at, GoalEventKind.Added, $"therapist:{therapist}", goal, why);
    }

    private PatientId IdOf(LegacyPerson person) => new(RowId.Of(keys.LookupHash("prototype-patient", person.Identity)));
}

/// <summary>What holds for all people of one import.</summary>
/// <param name="Therapist">Into whose caseload.</param>
/// <param name="Keeping">Whether they attest that everyone in the file has consented to keeping entries.</param>
/// <param name="Erased">Who was erased here and stays erased.</param>
internal sealed record LegacyRun(Reader.Therapist Therapist, bool Keeping, IReadOnlySet<PatientId> Erased);

/// <summary>What became of some people.</summary>
internal sealed class BatchTaken
{
    public int Taken { get; set; }

    public int AlreadyHere { get; set; }

    /// <summary>Here, but in no caseload of this therapist.</summary>
    public int Elsewhere { get; set; }

    public int Erased { get; set; }

    public int Entries { get; private set; }

    public int Alerts { get; private set; }

    public List<LeftBehind> EntriesLeft { get; } = [];

    /// <summary>Here already, and with entries in the file.</summary>
    public List<(PatientId Patient, LegacyPerson Person)> Later { get; } = [];

    public void Add(BatchTaken other)
    {
        Taken += other.Taken;
        AlreadyHere += other.AlreadyHere;
        Elsewhere += other.Elsewhere;
        Erased += other.Erased;
        Add(new EntriesTaken(other.Entries, other.Alerts, other.EntriesLeft));
    }

    public void Add(EntriesTaken entries)
    {
        Entries += entries.Taken;
        Alerts += entries.Alerts;
        EntriesLeft.AddRange(entries.Left);
    }
}
