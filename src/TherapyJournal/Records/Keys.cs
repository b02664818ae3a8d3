using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>The data keys that this process has unwrapped. Nothing here is ever written anywhere in the open.</summary>
public sealed class Keys(TimeProvider clock)
{
    internal const string PracticeKind = "practice";
    internal const string LookupKind = "lookup";
    internal const string AccessKind = "access";
    internal const string PatientKind = "patient";
    internal const string KeptKind = "kept";

    // Fixed ids, so that two first starts at once cannot make two of a kind.
    private static readonly Dictionary<string, Guid> PracticeKeyIds = new(StringComparer.Ordinal)
    {
        [PracticeKind] = new("00000000-0000-7000-8000-000000000001"),
        [LookupKind] = new("00000000-0000-7000-8000-000000000002"),
        [AccessKind] = new("00000000-0000-7000-8000-000000000003"),
    };

    private const int MostPatientsHeld = 10_000;
    private readonly ConcurrentDictionary<PatientId, RowSeal> patients = new();
    private MasterKeyRing? masterKeys;
    private byte[]? lookup;
    private byte[]? access;
    private RowSeal? practice;

    /// <summary>The master keys in use.</summary>
    public MasterKeyRing MasterKeys => masterKeys ?? throw NotOpened();

    internal RowSeal Practice => practice ?? throw NotOpened();

    internal byte[] Access => access ?? throw NotOpened();

    /// <summary>A keyed hash for look-up: the same text in the same use gives the same hash, and nobody without the key can try words.</summary>
    public byte[] LookupHash(string use, string text) =>
        HMACSHA256.HashData(lookup ?? throw NotOpened(), Encoding.UTF8.GetBytes($"{use}|{text}"));

    /// <summary>Opens a practice's row.</summary>
    /// <exception cref="DamagedRowException">The row was changed outside the program.</exception>
    public TContent Open<TContent>(PracticeRow<TContent> row) => Practice.Open(row, row.Shape);

    /// <summary>Seals a practice's row as its next version.</summary>
    public void Seal<TContent>(PracticeRow<TContent> row, TContent content) => Practice.Seal(row, content, row.Shape);

    /// <summary>Takes the practice's keys into use, once, at start.</summary>
    internal async Task<bool> TryTakeAsync(JournalDb db, MasterKeyRing ring, CancellationToken cancel) =>
        TryTake(await db.DataKeys.AsNoTracking().Where(k => k.PatientId == null).ToListAsync(cancel), ring);

    /// <summary>The same with rows that stand in no database yet: those of a backup.</summary>
    internal bool TryTake(IReadOnlyList<DataKey> rows, MasterKeyRing ring)
    {
        if (
            !TryFind(PracticeKind, out var practiceKey)
            || !TryFind(LookupKind, out lookup)
            || !TryFind(AccessKind, out access)
        )
        {
            return false;
        }
        masterKeys = ring;
        practice = SealOfPractice(practiceKey);
        return true;

        bool TryFind(string kind, out byte[] key)
        {
            key = [];
            return rows.FirstOrDefault(r => r.Id == PracticeKeyIds[kind]) is { } row
                && row.Kind == kind
                && row.TryUnwrap(ring, out key);
        }
    }

    /// <summary>Makes the keys of a new practice; with the returned one its first row is sealed in the same transaction.</summary>
    internal static RowSeal AddPracticeKeys(JournalDb db, MasterKeyRing ring)
    {
        var made = PracticeKeyIds.ToDictionary(k => k.Key, k => AddKey(db, ring, k.Value, k.Key, patient: null));
        return SealOfPractice(made[PracticeKind]);
    }

    internal RowSeal AddPatientKey(JournalDb db, PatientId patient) => AddOwner(db, PatientKind, patient);

    /// <summary>Makes the key of what is kept of an erased patient: fresh, so that no other key leads to it.</summary>
    internal RowSeal AddKeptKey(JournalDb db, PatientId owner) => AddOwner(db, KeptKind, owner);

    /// <summary>The seal of a patient, or null when the key is gone: the patient is erased or never was.</summary>
    internal async Task<RowSeal?> FindPatientAsync(JournalDb db, PatientId patient, CancellationToken cancel)
    {
        if (patients.TryGetValue(patient, out var held))
        {
            return held;
        }
        var row = await db.DataKeys.AsNoTracking().FirstOrDefaultAsync(k => k.PatientId == patient, cancel);
        if (row is null)
        {
            return null;
        }
        if (!row.TryUnwrap(MasterKeys, out var key))
        {
            throw new DamagedRowException(DataKey.Label, row.Id);
        }
        if (patients.Count >= MostPatientsHeld)
        {
            patients.Clear();
        }
        return patients[patient] = SealOf(patient, key, row.KeyVersion);
    }

    /// <summary>The seal of a patient from a row that was read already; null when no master key opens it.</summary>
    internal RowSeal? TryUnwrap(DataKey row) =>
        row.PatientId is { } patient && row.TryUnwrap(MasterKeys, out var key)
            ? SealOf(patient, key, row.KeyVersion)
            : null;

    internal void Forget(PatientId patient) => patients.TryRemove(patient, out _);

    private RowSeal AddOwner(JournalDb db, string kind, PatientId owner) =>
        SealOf(owner, AddKey(db, MasterKeys, RowId.New(clock), kind, owner), keyVersion: 1);

    private static byte[] AddKey(JournalDb db, MasterKeyRing ring, Guid id, string kind, PatientId? patient)
    {
        var key = RandomNumberGenerator.GetBytes(SealedCell.KeyLength);
        var row = new DataKey
        {
            Id = id,
            PatientId = patient,
            Kind = kind,
            KeyVersion = 1,
            MasterKeyId = ring.CurrentId,
        };
        row.Wrap(key, ring);
        db.DataKeys.Add(row);
        return key;
    }

    private static RowSeal SealOfPractice(byte[] key) => new(key, keyVersion: 1, "practice");

    private static RowSeal SealOf(PatientId patient, byte[] key, int keyVersion) =>
        new(key, keyVersion, $"patient:{patient.Value:N}");

    private static InvalidOperationException NotOpened() => new("The store has not been opened yet.");
}
