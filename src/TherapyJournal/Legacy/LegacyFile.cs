using System.Text;

namespace TherapyJournal.Legacy;

/// <summary>Opens a file of the prototype as UTF-8, whatever an editor made of it since: with a byte order mark, or in UTF-16.</summary>
internal static class LegacyFile
{
    private const int BufferSize = 1 << 16;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The file's content, from its first character on.</summary>
    /// <exception cref="LegacyFileException">It cannot be opened; the sentence says why.</exception>
    public static async Task<LegacyContent> OpenAsync(string path, CancellationToken cancel)
    {
        if (Directory.Exists(path))
        {
            throw new LegacyFileException(Sentence(path, "is a folder. Name the file in it."));
        }
        try
        {
            // On another thread: opening a pipe waits for whoever writes into it.
            var file = await Task.Run(() => Open(path), cancel).WaitAsync(cancel);
            if (!file.CanSeek)
            {
                await file.DisposeAsync();
                throw new LegacyFileException(
                    Sentence(path, "is no file on a disk, and it is read twice. Name a file.")
                );
            }
            return new LegacyContent(await DecodeAsync(file, cancel), file.Length);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            throw new LegacyFileException(Sentence(path, "is not there."));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new LegacyFileException(Sentence(path, "cannot be read. Look at its owner and mode."));
        }
    }

    private static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, BufferSize, FileOptions.SequentialScan);

    private static async Task<Stream> DecodeAsync(FileStream file, CancellationToken cancel)
    {
        var start = new byte[4];
        var read = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancel);
        var (mark, bigEndian) = start[..read] switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (3, (bool?)null),
            [0xFF, 0xFE, ..] => (2, false),
            [0xFE, 0xFF, ..] => (2, true),
            // JSON begins with a character of ASCII: a zero beside it is half of one in UTF-16.
            [not 0, 0, ..] => (0, false),
            [0, not 0, ..] => (0, true),
            _ => (0, null),
        };
        file.Position = mark;
        return bigEndian is { } order
            ? Encoding.CreateTranscodingStream(file, new UnicodeEncoding(order, byteOrderMark: false), Utf8)
            : file;
    }

    private static string Sentence(string path, string what) => $"{path} {what}";
}

/// <summary>A file that is open, and how many bytes it has on the disk.</summary>
internal sealed record LegacyContent(Stream Stream, long Length) : IDisposable
{
    public void Dispose() => Stream.Dispose();
}

/// <summary>A file of the prototype that cannot be used; its message is a sentence that says why, without any of its words.</summary>
internal sealed class LegacyFileException(string reason) : Exception(reason);
