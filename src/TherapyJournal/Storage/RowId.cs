using System.Security.Cryptography;
using NodaTime;

namespace TherapyJournal.Storage;

/// <summary>Makes the ids of rows: UUIDv7 (RFC 9562) from the injected clock, ascending within this process.</summary>
public static class RowId
{
    private const int CounterBits = 12;
    private static readonly Lock Gate = new();
    private static long lastTick;

    /// <summary>A new id; ids made one after another in this process sort in the order of their making.</summary>
    public static Guid New(TimeProvider clock)
    {
        // Milliseconds and the counter form one number, so that a full counter carries into the next millisecond.
        var tick = clock.GetUtcNow().ToUnixTimeMilliseconds() << CounterBits;
        lock (Gate)
        {
            tick = Math.Max(tick, lastTick + 1);
            lastTick = tick;
        }
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[8..]);
        var milliseconds = tick >> CounterBits;
        var counter = (int)(tick & ((1 << CounterBits) - 1));
        for (var i = 0; i < 6; i++)
        {
            bytes[i] = (byte)(milliseconds >> (40 - (8 * i)));
        }
        bytes[6] = (byte)(0x70 | (counter >> 8));
        bytes[7] = (byte)counter;
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The id that belongs to a keyed hash (UUIDv8, RFC 9562): the same hash gives the same id, so that a table's own key refuses a second row of it.</summary>
    /// <remarks>It tells no time and does not ascend.</remarks>
    public static Guid Of(ReadOnlySpan<byte> hash)
    {
        Span<byte> bytes = stackalloc byte[16];
        hash[..16].CopyTo(bytes);
        bytes[6] = (byte)(0x80 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>When a row with this id was made, to the millisecond.</summary>
    public static Instant MadeAt(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var milliseconds = 0L;
        for (var i = 0; i < 6; i++)
        {
            milliseconds = (milliseconds << 8) | bytes[i];
        }
        return Instant.FromUnixTimeMilliseconds(milliseconds);
    }
}
