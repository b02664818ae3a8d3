using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>What must survive a restored backup and a cut table: who was erased, and the last link of each access chain.</summary>
public interface ILedger
{
    /// <summary>Where it is, as a person reads it.</summary>
    string Where { get; }

    /// <summary>Whether it stands outside the database, as it should.</summary>
    bool IsOutside { get; }

    /// <summary>Notes that a patient's erasure was asked for, called off or carried out.</summary>
    Task NoteErasureAsync(ErasureNote note, CancellationToken cancel);

    /// <summary>All notes, oldest first. Notes whose hash is wrong are left out.</summary>
    Task<IReadOnlyList<ErasureNote>> ErasuresAsync(CancellationToken cancel);

    /// <summary>Keeps the last link of a patient's access chain.</summary>
    Task KeepHeadAsync(PatientId patient, AccessHead head, CancellationToken cancel);

    /// <summary>The last link that was kept; <see cref="AccessHead.None"/> when there is none.</summary>
    Task<AccessHead> HeadAsync(PatientId patient, CancellationToken cancel);
}

/// <summary>The last link of an access chain: its place and its keyed hash.</summary>
public sealed record AccessHead(int Sequence, string Chain)
{
    /// <summary>Nothing was read yet.</summary>
    public static AccessHead None { get; } = new(0, "");
}

/// <summary>What happened to an erasure.</summary>
public enum ErasureStep
{
    Asked,
    CalledOff,
    Done,
}

/// <summary>One line of the ledger of erasures.</summary>
/// <param name="Patient">Whose.</param>
/// <param name="Step">Asked for, called off or carried out.</param>
/// <param name="At">When; for one asked for: when it falls due.</param>
public sealed record ErasureNote(PatientId Patient, ErasureStep Step, Instant At)
{
    internal string Write(byte[] key)
    {
        var line = $"{Patient.Value:N} {Step} {At.ToUnixTimeMilliseconds()}";
        return $"{line} {Convert.ToHexString(Hash(key, line))}";
    }

    internal static ErasureNote? Read(byte[] key, string line)
    {
        var parts = line.Split(' ');
        return
            parts.Length == 4
            && Guid.TryParse(parts[0], out var patient)
            && Enum.TryParse<ErasureStep>(parts[1], out var step)
            && long.TryParse(parts[2], CultureInfo.InvariantCulture, out var at)
            && parts[3] == Convert.ToHexString(Hash(key, string.Join(' ', parts[..3])))
            ? new ErasureNote(new PatientId(patient), step, Instant.FromUnixTimeMilliseconds(at))
            : null;
    }

    private static byte[] Hash(byte[] key, string line) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes("erasure|" + line));
}

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

    public async Task<IReadOnlyList<ErasureNote>> ErasuresAsync(CancellationToken cancel)
    {
        if (!File.Exists(ErasureFile))
        {
            return [];
        }
        var lines = await File.ReadAllLinesAsync(ErasureFile, cancel);
        return [.. lines.Select(line => ErasureNote.Read(keys.Access, line)).OfType<ErasureNote>()];
    }

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
            : AccessHead.None;
    }

    private string HeadFile(PatientId patient) => Path.Combine(folder, "access-heads", patient.Value.ToString("N"));

    private void MakeFolders() =>
        Directory.CreateDirectory(
            Path.Combine(folder, "access-heads"),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        );

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

/// <summary>The ledger in the database, where the key comes from the environment and no folder is named: weaker, and doctor says so.</summary>
internal sealed class DatabaseLedger(JournalStore store, Keys keys, TimeProvider clock) : ILedger
{
    private const string Erasure = "erasure";

    public string Where => "the database";

    public bool IsOutside => false;

    public Task NoteErasureAsync(ErasureNote note, CancellationToken cancel) =>
        store.TransactAsync(
            db =>
            {
                db.LedgerLines.Add(
                    new LedgerLine
                    {
                        Id = RowId.New(clock),
                        Kind = Erasure,
                        SubjectId = note.Patient.Value,
                        Line = note.Write(keys.Access),
                    }
                );
                return Task.CompletedTask;
            },
            cancel
        );

    public async Task<IReadOnlyList<ErasureNote>> ErasuresAsync(CancellationToken cancel)
    {
        var lines = await store.ReadAsync(
            db =>
                db.LedgerLines.Where(l => l.Kind == Erasure).OrderBy(l => l.Id).Select(l => l.Line).ToListAsync(cancel),
            cancel
        );
        return [.. lines.Select(line => ErasureNote.Read(keys.Access, line)).OfType<ErasureNote>()];
    }

    // Kept with the chain itself: a head in the same database adds nothing that a cut table would not lose too.
    public Task KeepHeadAsync(PatientId patient, AccessHead head, CancellationToken cancel) => Task.CompletedTask;

    public Task<AccessHead> HeadAsync(PatientId patient, CancellationToken cancel) => Task.FromResult(AccessHead.None);
}
