using System.Buffers.Binary;
using System.Security.Cryptography;

namespace TherapyJournal.Storage;

/// <summary>The form of a backup: a line that says what it is, frames (kind, length, JSON), and a keyed hash over all of it.</summary>
/// <remarks>The rows are as sealed as they are in the database, and no master key is in it.</remarks>
internal static class BackupFormat
{
    /// <summary>Counts up when a program that knows only the last one could no longer read the rows.</summary>
    public const int Schema = 1;

    public const int FrameHead = 5;
    public const int HashLength = 32;

    // An entry has at most 1 MB; sealed and in base64 it stays far below this. More is no frame of ours.
    public const int LongestFrame = 1 << 26;

    public static ReadOnlySpan<byte> FirstLine => "therapy-journal backup 1\n"u8;

    /// <summary>The hash of a backup, under a key derived from the practice's access key.</summary>
    public static IncrementalHash HashUnder(byte[] accessKey) =>
        IncrementalHash.CreateHMAC(
            HashAlgorithmName.SHA256,
            HMACSHA256.HashData(accessKey, "therapy-journal backup"u8)
        );
}

/// <summary>What a frame of a backup holds.</summary>
internal enum BackupFrame : byte
{
    Header = (byte)'H',
    Table = (byte)'T',
    Row = (byte)'R',
    End = (byte)'E',
}

/// <summary>Writes the frames of a backup and closes it with its hash.</summary>
internal sealed class BackupWriter : IDisposable
{
    private readonly Stream stream;
    private readonly IncrementalHash hash;

    public BackupWriter(Stream stream, byte[] accessKey)
    {
        (this.stream, hash) = (stream, BackupFormat.HashUnder(accessKey));
        Put(BackupFormat.FirstLine);
    }

    public void Write(BackupFrame kind, ReadOnlySpan<byte> content)
    {
        Span<byte> head = stackalloc byte[BackupFormat.FrameHead];
        head[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], content.Length);
        Put(head);
        Put(content);
    }

    public void Close() => stream.Write(hash.GetHashAndReset());

    private void Put(ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(bytes);
        stream.Write(bytes);
    }

    public void Dispose() => hash.Dispose();
}
