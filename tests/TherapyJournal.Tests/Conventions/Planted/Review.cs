using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Tests.Conventions.Planted.Review;

/// <summary>Breaks rules on purpose, so that each convention test is seen to fail.</summary>
internal sealed class BreaksRules
{
    public static string Ask() => new NpgsqlConnectionStringBuilder().ConnectionString;

    public static bool Open(byte[] key, byte[] cell) => SealedCell.TryOpen(key, cell, [], out _);

    public static AesGcm Cipher(byte[] key) => new(key, 16);

#pragma warning disable RS0030 // Planted: the banned symbol that the test must find.
    public static DateTime Now() => DateTime.UtcNow;
#pragma warning restore RS0030

    public static Task<int> CountAsync(JournalDb db) => db.Patients.CountAsync();

    public static void CallAnother(UsesAnother other) => other.Run();

    public StaysDownToo Below { get; } = new();

    public Instant When { get; init; }
}

/// <summary>Stands in for a use case that another one calls.</summary>
public class UsesAnother
{
    public void Run() => Below = new Storage.StaysDown();

    internal Storage.StaysDown? Below { get; private set; }
}

/// <summary>Uses a room below: allowed.</summary>
internal sealed class StaysDownToo
{
    public Storage.StaysDown Below { get; } = new();
}
