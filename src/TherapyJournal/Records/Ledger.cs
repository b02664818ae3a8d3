using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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

    /// <summary>All notes, oldest first, and how many lines are none: cut by a crash, or changed by somebody.</summary>
    Task<ErasureNotes> ErasuresAsync(CancellationToken cancel);

    /// <summary>Whether any access chain was ever kept here: then there was a journal.</summary>
    Task<bool> AnyHeadAsync(CancellationToken cancel);

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

    /// <summary>Something was kept, and it was changed: no chain contains it.</summary>
    public static AccessHead Unreadable { get; } = new(-1, "");
}

/// <summary>What the ledger of erasures holds.</summary>
/// <param name="Notes">Those whose keyed hash is right, oldest first.</param>
/// <param name="Damaged">How many lines are no note of ours and may have kept an erased patient away.</param>
public sealed record ErasureNotes(IReadOnlyList<ErasureNote> Notes, int Damaged)
{
    /// <summary>Nobody's erasure was ever asked for.</summary>
    public static ErasureNotes None { get; } = new([], 0);

    /// <summary>There was a ledger, and it is gone: whom it kept away cannot be known.</summary>
    public static ErasureNotes Gone { get; } = new([], 1) { IsGone = true };

    private bool IsGone { get; init; }

    /// <summary>What is wrong with it, as a sentence without its full stop; null: nothing.</summary>
    internal string? ProblemIn(string where) =>
        IsGone ? $"The ledger of erasures is gone from {where}"
        : Damaged > 0
            ? $"{Counted.Of(Damaged, "line", "lines")} of the ledger of erasures in {where} cannot be read, cut or changed"
        : null;

    internal static ErasureNotes Read(byte[] key, IEnumerable<string> lines)
    {
        var read = lines
            .Where(line => line.Length > 0)
            .Select(line => (Line: line, Note: ErasureNote.Read(key, line)))
            .ToList();
        var notes = read.Select(l => l.Note).OfType<ErasureNote>().ToList();
        // A note that a crash cut short was written again, whole: whoever stays erased by another line is no question.
        var erased = notes.Where(n => n.Step == ErasureStep.Done).Select(n => $"{n.Patient.Value:N}").ToHashSet();
        return new ErasureNotes(notes, read.Count(l => l.Note is null && !erased.Contains(l.Line.Split(' ')[0])));
    }
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
