using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>The therapists of the practice: adding, listing, and finding the one who acts.</summary>
public sealed partial class Therapists(JournalStore store, Keys keys, TimeProvider clock)
{
    /// <summary>What the first therapist is called until somebody says their name.</summary>
    public const string FirstName = "Therapist";

    private const int LongestName = 200;

    // One fixed id, so that two first uses at once record one therapist.
    private static readonly Guid FirstTherapist = new("00000000-0000-7000-8000-000000000010");

    /// <summary>Adds a therapist. Where a first use alone recorded one named "Therapist", who never had a patient, they take that place.</summary>
    public async Task<AddTherapistOutcome> AddAsync(string name, CancellationToken cancel)
    {
        var clean = PersonName.Clean(name);
        if (clean.Length is 0 or > LongestName)
        {
            return new AddTherapistOutcome.Unusable("A therapist needs a name of at most 200 characters.");
        }
        return await store.TransactAsync<AddTherapistOutcome>(
            async db =>
            {
                var here = await ReadAsync(db, cancel);
                if (here.Any(t => PersonName.Same(t.Name, clean)))
                {
                    return new AddTherapistOutcome.NameTaken(clean);
                }
                var row = await UnnamedAsync(db, here, cancel) is { } unnamed
                    ? Rename(unnamed, clean)
                    : Add(db, RowId.New(clock), clean);
                return new AddTherapistOutcome.Added(row.TherapistId, clean);
            },
            cancel
        );
    }

    /// <summary>Gives a therapist, found by name or id, another name. What they did before bears it too.</summary>
    public async Task<RenameTherapistOutcome> RenameAsync(string named, string name, CancellationToken cancel)
    {
        var clean = PersonName.Clean(name);
        if (clean.Length is 0 or > LongestName)
        {
            return new RenameTherapistOutcome.Unusable("A therapist needs a name of at most 200 characters.");
        }
        return await store.TransactAsync<RenameTherapistOutcome>(
            async db =>
            {
                var here = await ReadAsync(db, cancel);
                if (Matching(here, named) is not [var meant])
                {
                    return new RenameTherapistOutcome.Unknown(named);
                }
                if (here.Any(t => t.Id != meant.Id && PersonName.Same(t.Name, clean)))
                {
                    return new RenameTherapistOutcome.NameTaken(clean);
                }
                Rename(await db.Therapists.FirstAsync(t => t.Id == meant.Id.Value, cancel), clean);
                return new RenameTherapistOutcome.Renamed(meant.Id, meant.Name, clean);
            },
            cancel
        );
    }

    /// <summary>Everyone who works here now, by the time they came. A forged row counts for nothing.</summary>
    public Task<IReadOnlyList<TherapistListing>> ListAsync(CancellationToken cancel) =>
        store.ReadAsync(db => ReadAsync(db, cancel), cancel);

    /// <summary>The therapist who acts: the one named by name or id, or the only one there is.</summary>
    /// <remarks>Where none is recorded yet, the first use records one named "Therapist".</remarks>
    public async Task<ActingTherapistOutcome> FindActingAsync(string? named, CancellationToken cancel)
    {
        var here = await ListAsync(cancel);
        if (here.Count == 0 && string.IsNullOrWhiteSpace(named))
        {
            await RecordFirstAsync(cancel);
            here = await ListAsync(cancel);
        }
        if (string.IsNullOrWhiteSpace(named))
        {
            return here.Count == 1
                ? new ActingTherapistOutcome.Found(here[0])
                : new ActingTherapistOutcome.MustBeNamed(here);
        }
        return Matching(here, named) is [var one]
            ? new ActingTherapistOutcome.Found(one)
            : new ActingTherapistOutcome.Unknown(named);
    }

    private static List<TherapistListing> Matching(IReadOnlyList<TherapistListing> here, string named)
    {
        var byName = here.Where(t => PersonName.Same(t.Name, named)).ToList();
        return byName.Count > 0 ? byName : [.. here.Where(t => IdPrefix.Matches(named, t.Id.Value))];
    }

    private async Task RecordFirstAsync(CancellationToken cancel)
    {
        try
        {
            await store.TransactAsync(db => Task.FromResult(Add(db, FirstTherapist, FirstName)), cancel);
        }
        catch (DbUpdateException fault) when (store.Kind.IsDuplicate(fault))
        {
            // Another process recorded them a moment ago.
        }
    }

    /// <summary>The one whom a first use recorded, while nobody has said a name and nobody was ever in their care; null: there is no such one.</summary>
    /// <remarks>Erased patients leave no row of a caseload, but the access record stays: where it has no line, nothing can name them.</remarks>
    private static async Task<Therapist?> UnnamedAsync(
        JournalDb db,
        IReadOnlyList<TherapistListing> here,
        CancellationToken cancel
    ) =>
        here is [{ Name: FirstName } only]
        && only.Id.Value == FirstTherapist
        && !await db.Caseloads.AnyAsync(c => c.TherapistId == only.Id, cancel)
        && !await db.AccessLines.AnyAsync(cancel)
            ? await db.Therapists.FirstAsync(t => t.Id == FirstTherapist, cancel)
            : null;

    private Therapist Rename(Therapist row, string name)
    {
        keys.Seal(row, keys.Open(row) with { Name = name });
        return row;
    }

    private Therapist Add(JournalDb db, Guid id, string name)
    {
        var row = new Therapist { Id = id };
        keys.Seal(row, new TherapistContent(name, clock.NowStored()));
        db.Therapists.Add(row);
        return row;
    }

    private async Task<IReadOnlyList<TherapistListing>> ReadAsync(JournalDb db, CancellationToken cancel) =>
        [.. (await ReadTherapists.HereAsync(db, keys, cancel)).Select(t => TherapistListing.Of(t.Id, t.Content))];
}

/// <summary>What adding a therapist came to.</summary>
public abstract record AddTherapistOutcome
{
    private AddTherapistOutcome() { }

    public sealed record Added(TherapistId Id, string Name) : AddTherapistOutcome;

    public sealed record NameTaken(string Name) : AddTherapistOutcome;

    public sealed record Unusable(string Sentence) : AddTherapistOutcome;
}

/// <summary>What renaming a therapist came to.</summary>
public abstract record RenameTherapistOutcome
{
    private RenameTherapistOutcome() { }

    public sealed record Renamed(TherapistId Id, string Before, string Name) : RenameTherapistOutcome;

    /// <summary>Nobody has this name or id, or several do.</summary>
    public sealed record Unknown(string Named) : RenameTherapistOutcome;

    public sealed record NameTaken(string Name) : RenameTherapistOutcome;

    public sealed record Unusable(string Sentence) : RenameTherapistOutcome;
}

/// <summary>Who acts.</summary>
public abstract record ActingTherapistOutcome
{
    private ActingTherapistOutcome() { }

    public sealed record Found(TherapistListing Therapist) : ActingTherapistOutcome;

    /// <summary>There are several: say which.</summary>
    public sealed record MustBeNamed(IReadOnlyList<TherapistListing> Therapists) : ActingTherapistOutcome;

    public sealed record Unknown(string Named) : ActingTherapistOutcome;
}
