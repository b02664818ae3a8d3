using System.Globalization;
using System.Text;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>The ledger in a folder beside the key file: the usual place.</summary>
internal sealed class FolderLedger(string folder, Keys keys) : ILedger
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private string ErasureFile => Path.Combine(folder, "erasures");

    public string Where => folder;

    public bool IsOutside => true;

    public async Task NoteErasureAsync(ErasureNote note, CancellationToken cancel)
    {
        MakeFolders();
        await using var file = new FileStream(ErasureFile, Appending(FileOptions.WriteThrough));
        // Each note begins its own line, so that one which a crash cut short does not spoil the next.
        await file.WriteAsync(Encoding.ASCII.GetBytes("\n" + note.Write(keys.Access)), cancel);
        file.Flush(flushToDisk: true);
    }

    public async Task<ErasureNotes> ErasuresAsync(CancellationToken cancel) =>
        File.Exists(ErasureFile) ? ErasureNotes.Read(keys.Access, await File.ReadAllLinesAsync(ErasureFile, cancel))
        // It is made before the first head: where there are heads and no file, somebody took it away.
        : Directory.Exists(Heads) ? ErasureNotes.Gone
        : ErasureNotes.None;

    public Task<bool> AnyHeadAsync(CancellationToken cancel) =>
        Task.FromResult(Directory.Exists(Heads) && Directory.EnumerateFiles(Heads).Any());

    // One small file a patient, overwritten in place: it does not grow, and losing a race to another process only
    // leaves an earlier link, which the chain contains as well.
    public async Task KeepHeadAsync(PatientId patient, AccessHead head, CancellationToken cancel)
    {
        MakeFolders();
        var line = $"{head.Sequence:D10} {head.Chain}\n";
        await using var file = new FileStream(
            HeadFile(patient),
            new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.Write,
                Share = FileShare.ReadWrite,
                UnixCreateMode = OwnerOnly,
                BufferSize = 0,
            }
        );
        await file.WriteAsync(Encoding.ASCII.GetBytes(line), cancel);
    }

    public async Task<AccessHead> HeadAsync(PatientId patient, CancellationToken cancel)
    {
        var file = HeadFile(patient);
        if (!File.Exists(file))
        {
            return AccessHead.None;
        }
        var parts = (await File.ReadAllTextAsync(file, cancel)).TrimEnd().Split(' ');
        return parts.Length == 2 && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var sequence)
            ? new AccessHead(sequence, parts[1])
            : AccessHead.Unreadable;
    }

    private string Heads => Path.Combine(folder, "access-heads");

    private string HeadFile(PatientId patient) => Path.Combine(Heads, patient.Value.ToString("N"));

    private void MakeFolders()
    {
        if (Directory.Exists(Heads))
        {
            return;
        }
        OwnFolder.Make(folder, "JOURNAL_LEDGER_DIR");
        new FileStream(ErasureFile, Appending(FileOptions.WriteThrough)).Dispose();
        OwnFolder.Make(Heads, "JOURNAL_LEDGER_DIR");
    }

    private static FileStreamOptions Appending(FileOptions options) =>
        new()
        {
            Mode = FileMode.Append,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite,
            UnixCreateMode = OwnerOnly,
            Options = options,
        };
}
