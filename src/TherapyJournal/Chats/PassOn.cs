using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Storage;

namespace TherapyJournal.Chats;

/// <summary>Passes on to the therapist what a patient asks for. What waits there already is not asked for a second time.</summary>
internal sealed class PassOn(PatientRecords records, TimeProvider clock)
{
    /// <summary>So many proposals wait for a therapist at most. Everything else waits once.</summary>
    internal const int MostProposals = 10;

    /// <summary>Looks at what waits, before the message's own transaction.</summary>
    /// <param name="patient">Who asks.</param>
    /// <param name="kind">What for.</param>
    /// <param name="words">As they wrote it; null: none of it is kept.</param>
    /// <param name="cancel">Stops the wait.</param>
    public async Task<ReadyRequest> PrepareAsync(
        PatientId patient,
        PatientRequestKind kind,
        string? words,
        CancellationToken cancel
    )
    {
        var read = await records.ReadAsync(
            new Reader.Patient(patient),
            patient,
            Purpose.ReadRequests,
            ListRequests.FromAsync,
            cancel
        );
        var open = (read as ReadOutcome<IReadOnlyList<RequestView>>.Open)
            ?.Value.Where(r => r.Content.IsOpen && r.Content.Kind == kind)
            .ToList();
        var waiting = open?.FirstOrDefault(r => kind != PatientRequestKind.Goal || r.Content.Words == words);
        return new ReadyRequest(waiting?.Id, RowId.New(clock), new(kind, clock.NowStored()) { Words = words })
        {
            IsTooMany = waiting is null && open?.Count >= MostProposals,
        };
    }
}

/// <summary>A request that is ready to be saved.</summary>
internal sealed class ReadyRequest(Guid? waiting, Guid fresh, PatientRequestContent content)
{
    /// <summary>The request that stands for it from now on.</summary>
    public Guid Id => waiting ?? fresh;

    /// <summary>Whether so many of its kind wait that one more is not passed on.</summary>
    public bool IsTooMany { get; init; }

    /// <summary>Adds it, unless the same waits still: nothing but settling changes a request.</summary>
    public async Task SaveAsync(ChatSaving saving)
    {
        if (waiting is { } same && await saving.Db.Requests.AnyAsync(r => r.Id == same && r.Version == 1))
        {
            return;
        }
        var row = new PatientRequest { Id = fresh };
        saving.Sealer.Seal(row, content);
        saving.Db.Requests.Add(row);
    }
}
