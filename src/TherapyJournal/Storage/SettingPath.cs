namespace TherapyJournal.Storage;

/// <summary>Paths as people write them into settings, where no shell has read them.</summary>
public static class SettingPath
{
    /// <summary>The whole path; ~ is the home of the account that runs the program, as in a shell.</summary>
    /// <param name="path">As it was written.</param>
    /// <param name="folder">Where a relative one begins; null: in the current folder.</param>
    public static string Full(string path, string? folder = null)
    {
        var from = folder ?? Directory.GetCurrentDirectory();
        return path == "~" || path.StartsWith("~/", StringComparison.Ordinal)
            ? Path.GetFullPath(path.Length > 2 ? path[2..] : ".", Home())
            : Path.GetFullPath(path, from);
    }

    private static string Home()
    {
        var home = Environment.GetFolderPath(
            Environment.SpecialFolder.UserProfile,
            Environment.SpecialFolderOption.DoNotVerify
        );
        return home.Length > 0 ? home : Directory.GetCurrentDirectory();
    }
}
