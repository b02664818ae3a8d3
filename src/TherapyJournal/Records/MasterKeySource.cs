using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>Where the master key comes from: the environment, a file that is named, or the file that the first start makes.</summary>
public sealed class MasterKeySource
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private MasterKeySource(string? fromEnvironment, string file, string? ledgerFolder)
    {
        FromEnvironment = fromEnvironment is not null;
        Text = fromEnvironment;
        KeyFile = file;
        LedgerFolder = ledgerFolder ?? (FromEnvironment ? null : Path.GetDirectoryName(file));
    }

    /// <summary>Whether JOURNAL_MASTER_KEY holds the key itself.</summary>
    public bool FromEnvironment { get; }

    /// <summary>The key file, where there is no key in the environment.</summary>
    public string KeyFile { get; }

    /// <summary>The folder for the ledger; null: none is to be had, so that it goes into the database.</summary>
    public string? LedgerFolder { get; }

    private string? Text { get; }

    /// <summary>Reads JOURNAL_MASTER_KEY, JOURNAL_MASTER_KEY_FILE and JOURNAL_LEDGER_DIR.</summary>
    public static MasterKeySource From(IConfiguration configuration)
    {
        var named = Value("JOURNAL_MASTER_KEY_FILE");
        var file = SettingPath.Full(named ?? DefaultFile());
        var ledger = Value("JOURNAL_LEDGER_DIR");
        return new MasterKeySource(Value("JOURNAL_MASTER_KEY"), file, ledger is null ? null : SettingPath.Full(ledger));

        string? Value(string name) => string.IsNullOrWhiteSpace(configuration[name]) ? null : configuration[name];
    }

    /// <summary>The key text, or null when there is none yet.</summary>
    /// <exception cref="SettingException">There is a key file, and it cannot be read.</exception>
    public string? Read()
    {
        if (Text is null && Directory.Exists(KeyFile))
        {
            throw new SettingException(
                $"The key file {KeyFile} is a folder. Set JOURNAL_MASTER_KEY_FILE to the file itself; nothing was changed."
            );
        }
        try
        {
            return Text ?? (File.Exists(KeyFile) ? File.ReadAllText(KeyFile) : null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SettingException(
                $"The key file {KeyFile} cannot be read. Give it to the account that runs the program, "
                    + "or set JOURNAL_MASTER_KEY_FILE to another one; nothing was changed."
            );
        }
    }

    /// <summary>A new key, with the next free number as its id. Nothing is stored: whoever asked lists it.</summary>
    /// <returns>The id, and the key in the form in which keys are listed.</returns>
    public (string Id, string Key) NewKey()
    {
        var used =
            Read() is { } text && MasterKeyRing.Parse(text) is MasterKeyOutcome.Found found ? found.Ring.Ids : [];
        var last = used.Select(id => int.TryParse(id, CultureInfo.InvariantCulture, out var number) ? number : 0);
        var next = last.Append(0).Max() + 1;
        var name = next.ToString(CultureInfo.InvariantCulture);
        return (name, MasterKeyRing.NewKey(name));
    }

    /// <summary>Makes the key file, readable by its owner alone.</summary>
    /// <returns>Whether it was made here; no: another process was first, and its key stands.</returns>
    /// <exception cref="SettingException">It cannot be made there.</exception>
    internal bool MakeFile()
    {
        var folder = Path.GetDirectoryName(KeyFile) ?? ".";
        // A look before anything is made, since the sentence says that nothing was.
        if (Directory.Exists(KeyFile) || !OwnFolder.TakesFiles(folder))
        {
            throw CannotBeMade();
        }
        // A name by chance: processes in two containers on one folder may have the same number.
        var draft = Path.Combine(folder, $".{Path.GetFileName(KeyFile)}.{RandomNumberGenerator.GetHexString(16)}");
        try
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
            WriteNewKey(draft);
            PlaceFile.At(KeyFile, draft);
            return true;
        }
        catch (IOException) when (File.Exists(KeyFile))
        {
            File.Delete(draft);
            return false;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(draft))
            {
                File.Delete(draft);
            }
            throw CannotBeMade();
        }
    }

    private SettingException CannotBeMade() =>
        new(
            $"The key file {KeyFile} cannot be made. Set JOURNAL_MASTER_KEY_FILE to a file in a folder "
                + "that this account may write to; nothing was changed."
        );

    private static void WriteNewKey(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = OwnerOnly,
        };
        using var file = new FileStream(path, options);
        using var writer = new StreamWriter(file);
        writer.WriteLine(MasterKeyRing.NewKey("1"));
        writer.Flush();
        file.Flush(flushToDisk: true);
    }

    // Outside the data folder, so that a copy of the one is not a copy of the other.
    private static string DefaultFile()
    {
        var settings = Environment.GetFolderPath(
            Environment.SpecialFolder.ApplicationData,
            Environment.SpecialFolderOption.DoNotVerify
        );
        return Path.Combine(
            settings.Length > 0 ? settings : Directory.GetCurrentDirectory(),
            "therapy-journal",
            "master.key"
        );
    }
}
