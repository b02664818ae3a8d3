namespace TherapyJournal.Storage;

/// <summary>Looks whether a folder takes files, by making one and taking it away again: modes alone do not tell (a read-only mount, a quota).</summary>
internal static class Writable
{
    /// <summary>Whether it does; one that is not there yet counts by the nearest folder above it.</summary>
    public static bool IsFolder(string path)
    {
        var folder = new DirectoryInfo(path);
        while (!folder.Exists && !File.Exists(folder.FullName) && folder.Parent is { } above)
        {
            folder = above;
        }
        var probe = Path.Combine(folder.FullName, $".probe-{Environment.ProcessId}");
        try
        {
            using var file = new FileStream(
                probe,
                new FileStreamOptions
                {
                    Mode = FileMode.Create,
                    Access = FileAccess.Write,
                    Options = FileOptions.DeleteOnClose,
                }
            );
            file.WriteByte(0);
            file.Flush(flushToDisk: true);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
