using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>Looks after what everything depends on: the master key, its copy, and the ledger outside the database.</summary>
internal sealed class CheckKeys(JournalStore store, MasterKeySource source, Keys keys, ILedger ledger) : ICheckUp
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    public async Task<IReadOnlyList<Check>> RunAsync(CancellationToken cancel) =>
        [KeyFile(), await CopyAsync(cancel), await RotationAsync(cancel), await LedgerAsync(cancel)];

    private Check KeyFile()
    {
        if (source.FromEnvironment)
        {
            return new Check("master key", CheckLight.Green, "The master key comes from the environment.");
        }
        if (!File.Exists(source.KeyFile))
        {
            return new Check(
                "master key",
                CheckLight.Red,
                $"The key file {source.KeyFile} is gone. Put the copy back before the program ends: "
                    + "without it nothing can be read."
            );
        }
        if ((File.GetUnixFileMode(source.KeyFile) & Others) != UnixFileMode.None)
        {
            return new Check(
                "master key",
                CheckLight.Red,
                $"Others on this machine may read the key file. Say: chmod 600 {source.KeyFile}"
            );
        }
        return IsOurs(source.KeyFile)
            ? new Check(
                "master key",
                CheckLight.Green,
                $"The key file is {source.KeyFile}, readable by its owner alone."
            )
            : new Check(
                "master key",
                CheckLight.Amber,
                $"The key file {source.KeyFile} belongs to another account than the one that runs this program."
            );
    }

    // Only the owner (or root) may set a file's mode, also to what it is already.
    private static bool IsOurs(string file)
    {
        try
        {
            File.SetUnixFileMode(file, File.GetUnixFileMode(file));
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private async Task<Check> CopyAsync(CancellationToken cancel)
    {
        var practice = await store.ReadAsync(db => db.Practices.FirstOrDefaultAsync(cancel), cancel);
        var confirmed =
            practice is not null
            && keys.Practice.Opens(practice)
            && keys.Open(practice).KeyCopiesConfirmed.Contains(keys.MasterKeys.CurrentId);
        return confirmed
            ? new Check("copy of the key", CheckLight.Green, "Somebody has confirmed that a copy is kept elsewhere.")
            : new Check(
                "copy of the key",
                CheckLight.Amber,
                $"Nobody has confirmed a copy of master key {keys.MasterKeys.CurrentId}. Without the key nothing can ever be read: "
                    + "copy it to a safe place away from this machine, then say: journal keys confirm-copy"
            );
    }

    private async Task<Check> RotationAsync(CancellationToken cancel)
    {
        var current = keys.MasterKeys.CurrentId;
        var old = await store.ReadAsync(db => db.DataKeys.CountAsync(k => k.MasterKeyId != current, cancel), cancel);
        return old == 0
            ? new Check("data keys", CheckLight.Green, $"Every data key is wrapped by master key {current}.")
            : new Check(
                "data keys",
                CheckLight.Amber,
                $"{Counted.Of(old, "data key is", "data keys are")} still wrapped by an earlier master key. Say: journal keys rotate"
            );
    }

    private async Task<Check> LedgerAsync(CancellationToken cancel)
    {
        if (ledger.IsOutside && !OwnFolder.TakesFiles(ledger.Where))
        {
            return new Check(
                "ledger",
                CheckLight.Red,
                $"Nothing can be written into {ledger.Where}, so that nobody can read anything: each reading is noted there. "
                    + "Look at its owner and mode."
            );
        }
        if (await LedgerProblemAsync(cancel) is { } problem)
        {
            return new Check(
                "ledger",
                CheckLight.Red,
                $"{problem} Put a copy of it back before any backup is restored, or somebody who was erased may return."
            );
        }
        return ledger.IsOutside
            ? new Check(
                "ledger",
                CheckLight.Green,
                $"The ledger of erasures is outside the database, in {ledger.Where}."
            )
            : new Check(
                "ledger",
                CheckLight.Amber,
                "The ledger of erasures is in the database itself, so that an older backup could bring an erased patient back. "
                    + "Set JOURNAL_LEDGER_DIR to a folder that lasts."
            );
    }

    private async Task<string?> LedgerProblemAsync(CancellationToken cancel)
    {
        var notes = await ledger.ErasuresAsync(cancel);
        if (notes.ProblemIn(ledger.Where) is { } problem)
        {
            return $"{problem}.";
        }
        // The access record outlives erasure: whoever stands in it and has no key any more was erased.
        var erased = await store.ReadAsync(
            db =>
                db.AccessLines.Where(l => !db.DataKeys.Any(k => k.PatientId == l.PatientId))
                    .Select(l => l.PatientId)
                    .Distinct()
                    .ToListAsync(cancel),
            cancel
        );
        var noted = notes.Notes.Where(n => n.Step == ErasureStep.Done).Select(n => n.Patient).ToHashSet();
        var missing = erased.Count(p => !noted.Contains(p));
        return missing == 0
            ? null
            : $"{Counted.Of(missing, "erasure is", "erasures are")} missing from the ledger in {ledger.Where}: its end was cut.";
    }
}
