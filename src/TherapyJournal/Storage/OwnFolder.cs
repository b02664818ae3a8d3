namespace TherapyJournal.Storage;

/// <summary>A folder that the program makes at its first use, readable by its owner alone.</summary>
internal static class OwnFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes it where it is missing.</summary>
    /// <param name="folder">Its path.</param>
    /// <param name="setting">The setting that names it.</param>
    /// <exception cref="SettingException">It cannot be made.</exception>
    public static void Make(string folder, string setting) =>
        Try(folder, setting, () => Directory.CreateDirectory(folder, OwnerOnly));

    /// <summary>Makes it where it is missing, and looks whether files can be written there.</summary>
    /// <param name="folder">Its path.</param>
    /// <param name="setting">The setting that names it.</param>
    /// <exception cref="SettingException">It cannot be made or written to.</exception>
    public static void MakeForWriting(string folder, string setting)
    {
        Make(folder, setting);
        // Only an attempt shows it: modes say nothing of a disk that is mounted for reading alone.
        var attempt = Path.Combine(folder, ".writable");
        Try(
            folder,
            setting,
            () =>
            {
                File.OpenHandle(attempt, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite).Dispose();
                File.Delete(attempt);
            }
        );
    }

    private static void Try(string folder, string setting, Action use)
    {
        try
        {
            use();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            var reason = File.Exists(folder) ? "is a file" : "cannot be made or written to";
            throw new SettingException(
                $"The folder {folder} {reason}. Set {setting} to a folder that this account may write to; nothing was changed."
            );
        }
    }
}
