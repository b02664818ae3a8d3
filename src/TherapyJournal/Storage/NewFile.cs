namespace TherapyJournal.Storage;

/// <summary>A file that appears whole or not at all: written beside its place under another name, then moved. It never overwrites.</summary>
/// <remarks>Only its owner can read it. When it is not completed, nothing stays behind.</remarks>
internal sealed class NewFile : IAsyncDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int BufferSize = 1 << 16;
    private readonly string path;
    private readonly FileStream stream;
    private bool completed;

    private NewFile(string path, FileStream stream) => (this.path, this.stream) = (path, stream);

    /// <summary>What is written here becomes the file.</summary>
    public Stream Stream => stream;

    /// <summary>Begins a file at this path.</summary>
    public static NewFileOutcome Begin(string path)
    {
        var full = Path.GetFullPath(path);
        var part = full + ".part";
        if (Directory.Exists(full))
        {
            return new NewFileOutcome.Impossible($"{full} is a folder. Name a file in it.");
        }
        foreach (var taken in new[] { full, part }.Where(File.Exists))
        {
            return new NewFileOutcome.Impossible(
                $"{taken} is there already, and nothing is ever overwritten. "
                    + (taken == part ? "An attempt was stopped in the middle: remove that file." : "Name another file.")
            );
        }
        try
        {
            var opened = new FileStream(
                part,
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    Share = FileShare.None,
                    UnixCreateMode = OwnerOnly,
                    BufferSize = BufferSize,
                }
            );
            return new NewFileOutcome.Begun(new NewFile(full, opened));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new NewFileOutcome.Impossible(
                $"{full} cannot be written. Look whether its folder is there and may be written to."
            );
        }
    }

    /// <summary>Puts the file, complete and on the disk, in its place.</summary>
    /// <exception cref="IOException">Somebody else put a file there meanwhile, or the disk is full; nothing was overwritten.</exception>
    public async Task CompleteAsync(CancellationToken cancel)
    {
        await stream.FlushAsync(cancel);
        stream.Flush(flushToDisk: true);
        await stream.DisposeAsync();
        PlaceFile.At(path, stream.Name);
        completed = true;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await stream.DisposeAsync();
        }
        finally
        {
            // Also where a full disk refuses the last bytes: a part of somebody's record must not stay in the clear.
            if (!completed)
            {
                File.Delete(stream.Name);
            }
        }
    }
}

/// <summary>What beginning a file came to.</summary>
internal abstract record NewFileOutcome
{
    private NewFileOutcome() { }

    public sealed record Begun(NewFile File) : NewFileOutcome;

    /// <param name="Sentence">Why not, and what to do.</param>
    public sealed record Impossible(string Sentence) : NewFileOutcome;
}
