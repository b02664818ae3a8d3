using Microsoft.Extensions.Configuration;

namespace TherapyJournal.Storage;

/// <summary>Where the journal is kept.</summary>
public sealed class StorageOptions
{
    /// <summary>The data folder. Default: <c>therapy-journal</c> in the user's folder for local data.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>A <c>postgres://</c> URL; absent: SQLite in the data folder.</summary>
    public string? DatabaseUrl { get; init; }

    /// <summary>The file of the embedded database.</summary>
    public string SqliteFile => Path.Combine(DataDirectory, "journal.db");

    /// <summary>Reads JOURNAL_DATA_DIR and DATABASE_URL.</summary>
    public static StorageOptions From(IConfiguration configuration)
    {
        var data = configuration["JOURNAL_DATA_DIR"];
        if (string.IsNullOrWhiteSpace(data))
        {
            var local = Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData,
                Environment.SpecialFolderOption.DoNotVerify
            );
            data = Path.Combine(local.Length > 0 ? local : Directory.GetCurrentDirectory(), "therapy-journal");
        }
        var url = configuration["DATABASE_URL"];
        return new StorageOptions
        {
            DataDirectory = SettingPath.Full(data),
            DatabaseUrl = string.IsNullOrWhiteSpace(url) ? null : url.Trim(),
        };
    }
}
