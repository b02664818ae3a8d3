using System.Buffers.Binary;
using System.Security.Cryptography;

namespace TherapyJournal.Storage;

/// <summary>Reads the frames of a backup, and says at its end whether it is whole and unchanged.</summary>
internal sealed class BackupReader : IDisposable
{
    private readonly Stream stream;
    private readonly MemoryStream beforeKey = new();
    private IncrementalHash? hash;

    public BackupReader(Stream stream)
    {
        this.stream = stream;
        var line = new byte[BackupFormat.FirstLine.Length];
        Take(line);
        if (!BackupFormat.FirstLine.SequenceEqual(line))
        {
            throw new BackupDamagedException();
        }
    }

    /// <summary>Gives the key, once the header has said which master key opens it.</summary>
    public void CheckUnder(byte[] accessKey)
    {
        hash = BackupFormat.HashUnder(accessKey);
        hash.AppendData(beforeKey.ToArray());
    }

    /// <exception cref="BackupDamagedException">There is no whole frame here.</exception>
    public (BackupFrame Kind, byte[] Content) Next()
    {
        var head = new byte[BackupFormat.FrameHead];
        Take(head);
        var (kind, length) = ((BackupFrame)head[0], BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(1)));
        if (!Enum.IsDefined(kind) || length is < 0 or > BackupFormat.LongestFrame)
        {
            throw new BackupDamagedException();
        }
        var content = new byte[length];
        Take(content);
        return (kind, content);
    }

    /// <summary>Checks the hash over everything that was read, and that nothing follows it.</summary>
    /// <exception cref="BackupDamagedException">The backup was cut or changed.</exception>
    public void Close()
    {
        var said = new byte[BackupFormat.HashLength];
        var found = hash?.GetHashAndReset() ?? throw new InvalidOperationException("The key was not given.");
        if (
            stream.ReadAtLeast(said, said.Length, throwOnEndOfStream: false) < said.Length
            || !CryptographicOperations.FixedTimeEquals(said, found)
            || stream.ReadByte() >= 0
        )
        {
            throw new BackupDamagedException();
        }
    }

    public void Dispose()
    {
        hash?.Dispose();
        beforeKey.Dispose();
        stream.Dispose();
    }

    private void Take(byte[] bytes)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw new BackupDamagedException();
        }
        if (hash is null)
        {
            beforeKey.Write(bytes);
        }
        else
        {
            hash.AppendData(bytes);
        }
    }
}

/// <summary>The file is no backup of ours, or was cut or changed.</summary>
internal sealed class BackupDamagedException()
    : Exception("The backup was cut or changed, or it is no backup of ours.");
