using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>Shows an owner of the practice who opened whose record, when and what for. The lines hold no words and a patient is a number in them, so nothing is written down for it.</summary>
public sealed class ListReadings(JournalStore store, Keys keys, AccessRecord access)
{
    private const int AtOnce = 500;

    // Some weeks of a large practice; who looks for something rare goes on from there.
    private const int MostTried = 20_000;

    /// <summary>The newest that match; nothing to whoever owns nothing.</summary>
    /// <param name="owner">Who asks.</param>
    /// <param name="filter">Which.</param>
    /// <param name="before">Only what is older than this line; null: all.</param>
    /// <param name="most">So many at most.</param>
    /// <param name="cancel">Stops the wait.</param>
    public async Task<ReadingsFound> RunAsync(
        Guid owner,
        ReadingFilter filter,
        Guid? before,
        int most,
        CancellationToken cancel
    )
    {
        var found = new List<PracticeReading>();
        for (var tried = 0; tried < MostTried; tried += AtOnce)
        {
            var rows = await store.ReadAsync(db => RowsAsync(db, owner, filter.Patient, before, cancel), cancel);
            foreach (var row in rows)
            {
                // A line is made after what it tells: whatever is older than this one was read before the period.
                if (RowId.MadeAt(row.Id) < filter.From)
                {
                    return new ReadingsFound(found, OlderThan: null);
                }
                before = row.Id;
                var reading = Open(row);
                if (filter.Holds(reading))
                {
                    found.Add(reading);
                }
                if (found.Count == most)
                {
                    return new ReadingsFound(found, before);
                }
            }
            if (rows.Count < AtOnce)
            {
                return new ReadingsFound(found, OlderThan: null);
            }
        }
        return new ReadingsFound(found, before);
    }

    /// <summary>The patients whose number begins like that; none to whoever owns nothing.</summary>
    public async Task<IReadOnlyList<PatientId>> FindAsync(Guid owner, string number, CancellationToken cancel) =>
        [.. (await PatientsAsync(owner, cancel)).Where(p => IdPrefix.Matches(number, p.Value))];

    /// <summary>Looks whether the chain of each patient holds, also of those who are erased.</summary>
    /// <param name="owner">Who asks.</param>
    /// <param name="only">Of this one alone; null: of all.</param>
    /// <param name="cancel">Stops the wait.</param>
    public async Task<IReadOnlyList<ChainLook>> VerifyAsync(Guid owner, PatientId? only, CancellationToken cancel)
    {
        var looks = new List<ChainLook>();
        foreach (var patient in (await PatientsAsync(owner, cancel)).Where(p => only is null || p == only))
        {
            var trail = await access.ReadAsync(patient, cancel);
            looks.Add(new ChainLook(patient, trail.Lines.Count, (trail as AccessTrail.Broken)?.Why));
        }
        return looks;
    }

    // Whose lines were all taken away has a row of their own still.
    private Task<IReadOnlyList<PatientId>> PatientsAsync(Guid owner, CancellationToken cancel) =>
        store.ReadAsync<IReadOnlyList<PatientId>>(
            async db =>
                await ReadPractice.IsOwnerAsync(db, keys, owner, cancel)
                    ?
                    [
                        .. (await db.AccessLines.Select(l => l.PatientId).Distinct().ToListAsync(cancel))
                            .Union(await db.Patients.Select(p => p.PatientId).ToListAsync(cancel))
                            .OrderBy(p => p.Value),
                    ]
                    : [],
            cancel
        );

    private async Task<IReadOnlyList<AccessLine>> RowsAsync(
        JournalDb db,
        Guid owner,
        PatientId? patient,
        Guid? before,
        CancellationToken cancel
    )
    {
        if (!await ReadPractice.IsOwnerAsync(db, keys, owner, cancel))
        {
            return [];
        }
        var lines = db.AccessLines.AsNoTracking();
        lines = patient is { } one ? lines.Where(l => l.PatientId == one) : lines;
        lines = before is { } last ? lines.Where(l => l.Id.CompareTo(last) < 0) : lines;
        return await lines.OrderByDescending(l => l.Id).Take(AtOnce).ToListAsync(cancel);
    }

    private PracticeReading Open(AccessLine row) => new(row.Id, row.PatientId, keys.Practice.TryOpen(row, row.Shape));
}

/// <summary>Which readings are meant; what is null is not asked for.</summary>
public sealed record ReadingFilter
{
    public PatientId? Patient { get; init; }

    /// <summary>therapist, patient or assistant.</summary>
    public string? Kind { get; init; }

    /// <summary>The reader's id.</summary>
    public string? Reader { get; init; }

    public Instant? From { get; init; }

    /// <summary>Not counted in.</summary>
    public Instant? Until { get; init; }

    // A line that does not open may be anybody's: it is never left out for who it is not.
    internal bool Holds(PracticeReading reading) =>
        (From is null || reading.When >= From)
        && (Until is null || reading.When < Until)
        && (reading.Line is null || Kind is null || reading.Line.ReaderKind == Kind)
        && (reading.Line is null || Reader is null || reading.Line.Reader == Reader);
}

/// <summary>Readings that match.</summary>
/// <param name="Readings">The newest first.</param>
/// <param name="OlderThan">From where one goes on; null: that is all.</param>
public sealed record ReadingsFound(IReadOnlyList<PracticeReading> Readings, Guid? OlderThan);

/// <summary>Somebody opened a record.</summary>
/// <param name="Id">The line's.</param>
/// <param name="Patient">Whose record.</param>
/// <param name="Line">Null: the line was changed outside the program and does not open.</param>
public sealed record PracticeReading(Guid Id, PatientId Patient, AccessLineContent? Line)
{
    /// <summary>When, as far as that is known.</summary>
    public Instant When => Line?.When ?? RowId.MadeAt(Id);
}

/// <summary>How a patient's chain was found.</summary>
/// <param name="Patient">Whose.</param>
/// <param name="Lines">How many lines hold.</param>
/// <param name="Why">What is wrong after those; null: nothing.</param>
public sealed record ChainLook(PatientId Patient, int Lines, string? Why);
