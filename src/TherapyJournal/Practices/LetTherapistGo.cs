using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>A therapist leaves the practice: from that moment they read nothing, nobody calls them, and no cookie of theirs stands for anybody. What they did stays on record.</summary>
public sealed class LetTherapistGo(JournalStore store, Keys keys, Therapists therapists, TimeProvider clock)
{
    /// <summary>Lets one go who is found by name or id, once nobody is in their care any more. Whoever they answered for has them no more, and nobody answers for them.</summary>
    /// <param name="named">Who.</param>
    /// <param name="endsCovers">Whether it was said that they answer for others, and that this ends.</param>
    /// <param name="cancel">Stops before anything is saved.</param>
    public async Task<LetTherapistGoOutcome> RunAsync(string named, bool endsCovers, CancellationToken cancel)
    {
        if (
            string.IsNullOrWhiteSpace(named)
            || await therapists.FindActingAsync(named, cancel)
                is not ActingTherapistOutcome.Found { Therapist: var meant }
        )
        {
            return new LetTherapistGoOutcome.Unknown(named);
        }
        return await store.TransactAsync<LetTherapistGoOutcome>(
            async db =>
            {
                // Also those whom a request for erasure hides: somebody must be able to call it off.
                var patients = await db.Caseloads.CountAsync(c => c.TherapistId == meant.Id, cancel);
                if (patients > 0)
                {
                    return new LetTherapistGoOutcome.HasPatients(meant, patients);
                }
                var here = await ReadTherapists.HereAsync(db, keys, cancel);
                if (here.All(t => t.Id == meant.Id))
                {
                    return new LetTherapistGoOutcome.LastOne(meant);
                }
                var covered = here.Where(t => t.Content.FromNowOn(clock.Now()).Contains(meant.Id)).ToList();
                if (covered.Count > 0 && !endsCovers)
                {
                    return new LetTherapistGoOutcome.AnswersForOthers(
                        meant,
                        [.. covered.Select(t => TherapistListing.Of(t.Id, t.Content))]
                    );
                }
                foreach (var (id, _) in here.Where(t => t.Content.IsCoveredBy(meant.Id)))
                {
                    var other = await db.Therapists.FirstAsync(t => t.Id == id.Value, cancel);
                    keys.Seal(other, keys.Open(other).NoMoreCoveredBy(meant.Id));
                }
                var row = await db.Therapists.FirstAsync(t => t.Id == meant.Id.Value, cancel);
                keys.Seal(
                    row,
                    keys.Open(row) with
                    {
                        LeftAt = clock.NowStored(),
                        Contact = new CallContact(),
                        ChatCode = null,
                        Digest = null,
                        Covers = [],
                        Nights = null,
                    }
                );
                return new LetTherapistGoOutcome.Gone(meant);
            },
            cancel
        );
    }
}

/// <summary>What letting a therapist go came to.</summary>
public abstract record LetTherapistGoOutcome
{
    private LetTherapistGoOutcome() { }

    public sealed record Gone(TherapistListing Therapist) : LetTherapistGoOutcome;

    /// <summary>Whoever decides it must say that this may end.</summary>
    /// <param name="Therapist">Who would leave.</param>
    /// <param name="Covered">In whose place they answer.</param>
    public sealed record AnswersForOthers(TherapistListing Therapist, IReadOnlyList<TherapistListing> Covered)
        : LetTherapistGoOutcome;

    /// <summary>They are handed over first.</summary>
    public sealed record HasPatients(TherapistListing Therapist, int Patients) : LetTherapistGoOutcome;

    /// <summary>Nobody else works here.</summary>
    public sealed record LastOne(TherapistListing Therapist) : LetTherapistGoOutcome;

    /// <summary>Nobody has this name or id, or several do.</summary>
    public sealed record Unknown(string Named) : LetTherapistGoOutcome;
}
