namespace TherapyJournal.Storage;

/// <summary>A folder that the program makes at its first use, readable by its owner alone.</summary>
internal static class OwnFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes it where it is missing.</summary>
    /// <param name="folder">Its path.</param>
    /// <param name="setting">The setting that names it.</param>
    /// <exception cref="SettingException">It cannot be made.</exception>
    public static void Make(string folder, string setting)
    {
        try
        {
            Directory.CreateDirectory(folder, OwnerOnly);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unusable(folder, setting);
        }
    }

    /// <summary>Looks whether it can be made and files written there, and makes nothing.</summary>
    /// <param name="folder">Its path.</param>
    /// <param name="setting">The setting that names it.</param>
    /// <exception cref="SettingException">It cannot be made or written to.</exception>
    public static void NeedsToTakeFiles(string folder, string setting)
    {
        if (!TakesFiles(folder))
        {
            throw Unusable(folder, setting);
        }
    }

    /// <summary>Whether a folder takes files, by making one and taking it away again: modes alone do not tell (a read-only mount, a quota).</summary>
    /// <param name="folder">Its path; one that is not there yet counts by the nearest folder above it.</param>
    public static bool TakesFiles(string folder)
    {
        var nearest = new DirectoryInfo(folder);
        while (!nearest.Exists && !File.Exists(nearest.FullName) && nearest.Parent is { } above)
        {
            nearest = above;
        }
        try
        {
            using var attempt = new FileStream(
                Path.Combine(nearest.FullName, $".writable-{Environment.ProcessId}"),
                new FileStreamOptions
                {
                    Mode = FileMode.Create,
                    Access = FileAccess.Write,
                    Options = FileOptions.DeleteOnClose,
                }
            );
            attempt.WriteByte(0);
            attempt.Flush(flushToDisk: true);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static SettingException Unusable(string folder, string setting) =>
        new(
            $"The folder {folder} {(File.Exists(folder) ? "is a file" : "cannot be made or written to")}. "
                + $"Set {setting} to a folder that this account may write to; nothing was changed."
        );
}
