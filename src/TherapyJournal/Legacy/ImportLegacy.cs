using System.Runtime.CompilerServices;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Legacy;

/// <summary>Takes the patients of the prototype of 2023 into a therapist's caseload, from its <c>patients.json</c>.</summary>
/// <remarks>It may be stopped or killed anywhere, run again, and run twice at once: whoever is here stays as they are.</remarks>
public sealed class ImportLegacy
{
    // A commit waits for the disk; this many together cost hardly more than one, and a stop waits for no more.
    private const int Together = 100;

    private readonly LegacyBatch batches;
    private readonly ILedger ledger;
    private readonly TimeProvider clock;

    public ImportLegacy(
        JournalStore store,
        Keys keys,
        AddPatient patients,
        RecordEntry entries,
        PatientChange changes,
        ILedger ledger,
        TimeProvider clock
    )
    {
        (this.ledger, this.clock) = (ledger, clock);
        batches = new LegacyBatch(store, keys, patients, new LegacyEntries(store, entries, changes), clock);
    }

    /// <summary>Reads the file through and counts; nothing is taken from a file that is not whole.</summary>
    public static async Task<LegacyLook> LookAsync(string file, CancellationToken cancel)
    {
        try
        {
            using var list = new LegacyArray(await LegacyFile.OpenAsync(file, cancel));
            var people = 0;
            while (await list.NextAsync(cancel) is { } element)
            {
                element.Dispose();
                people++;
            }
            return new LegacyLook.Readable(people);
        }
        catch (LegacyFileException fault)
        {
            return new LegacyLook.Unusable(fault.Message);
        }
    }

    /// <param name="file">The prototype's patients.json.</param>
    /// <param name="therapist">Into whose caseload.</param>
    /// <param name="keeping">Whether the therapist attests that everyone in the file has consented to keeping entries.</param>
    /// <param name="progress">Told how many people of the file are done.</param>
    /// <param name="cancel">Stops after the people in hand; whoever is in stays in.</param>
    public async Task<ImportLegacyOutcome> RunAsync(
        string file,
        Reader.Therapist therapist,
        bool keeping,
        IProgress<int>? progress,
        CancellationToken cancel
    )
    {
        var tally = new LegacyTally();
        var total = new BatchTaken();
        var erasures = await ledger.ErasuresAsync(cancel);
        if (erasures.Damaged > 0)
        {
            return new ImportLegacyOutcome.Refused(
                $"Lines of the ledger of erasures in {ledger.Where} were cut or changed, so that somebody who was erased might return."
            );
        }
        var run = new LegacyRun(therapist, keeping, Erased(erasures));
        try
        {
            using var list = new LegacyArray(await LegacyFile.OpenAsync(file, cancel));
            await foreach (var (people, read) in InBatchesAsync(list, new ReadLegacyPerson(tally, clock.Now()), cancel))
            {
                tally.Read = read;
                if (people.Count > 0)
                {
                    total.Add(await batches.TakeAsync(people, run));
                }
                progress?.Report(read);
            }
        }
        catch (LegacyFileException fault)
        {
            return new ImportLegacyOutcome.BrokeOff(tally.Sum(total), fault.Message);
        }
        return cancel.IsCancellationRequested
            ? new ImportLegacyOutcome.Stopped(tally.Sum(total))
            : new ImportLegacyOutcome.Imported(tally.Sum(total));
    }

    /// <summary>People of the file, some at a time, with how many were read so far; a stop ends with those that were read.</summary>
    private static async IAsyncEnumerable<(IReadOnlyList<LegacyPerson> People, int Read)> InBatchesAsync(
        LegacyArray list,
        ReadLegacyPerson reader,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var read = 0;
        while (true)
        {
            var people = new List<LegacyPerson>(Together);
            var ended = false;
            for (var i = 0; i < Together && !ended; i++)
            {
                using var element = stop.IsCancellationRequested ? null : await list.NextAsync(CancellationToken.None);
                ended = element is null;
                if (element is not null && reader.From(element.RootElement, ++read) is { } person)
                {
                    people.Add(person);
                }
            }
            yield return (people, read);
            if (ended)
            {
                yield break;
            }
        }
    }

    private static HashSet<PatientId> Erased(ErasureNotes erasures) =>
        [.. ErasureState.Of(erasures.Notes).Where(n => n.Value.Step == ErasureStep.Done).Select(n => n.Key)];
}

/// <summary>What a first look at the file came to.</summary>
public abstract record LegacyLook
{
    private LegacyLook() { }

    /// <summary>It is whole; how many people it holds.</summary>
    public sealed record Readable(int People) : LegacyLook;

    public sealed record Unusable(string Sentence) : LegacyLook;
}

/// <summary>What an import came to.</summary>
public abstract record ImportLegacyOutcome
{
    private ImportLegacyOutcome() { }

    public sealed record Imported(TakenOver TakenOver) : ImportLegacyOutcome;

    /// <summary>It was asked to stop; the next run goes on.</summary>
    public sealed record Stopped(TakenOver TakenOver) : ImportLegacyOutcome;

    /// <summary>The file changed while it was read; the next run goes on.</summary>
    public sealed record BrokeOff(TakenOver TakenOver, string Sentence) : ImportLegacyOutcome;

    /// <summary>Nobody was taken.</summary>
    public sealed record Refused(string Sentence) : ImportLegacyOutcome;
}
