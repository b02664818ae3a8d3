using System.Diagnostics;
using System.Globalization;

namespace TherapyJournal.BrowserTests;

/// <summary>Starts the built program in a folder of its own: nothing of whoever runs the tests leaks in.</summary>
internal static class JournalProcess
{
    /// <summary>With nobody at the keyboard; both of its outputs are to be read.</summary>
    public static Process Start(
        string folder,
        int port,
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string?>? more = null
    )
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "TherapyJournal.App"), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            // Not the caller's folder, which may hold somebody's .env.
            WorkingDirectory = folder,
        };
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToList())
        {
            start.Environment.Remove(name);
        }
        foreach (var (name, value) in Settings(folder, port).Concat(more ?? new Dictionary<string, string?>()))
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }
        var process = Process.Start(start) ?? throw new InvalidOperationException("The program could not be started.");
        process.StandardInput.Close();
        return process;
    }

    /// <summary>The settings of a program in this folder.</summary>
    public static Dictionary<string, string?> Settings(string folder, int port) =>
        new()
        {
            ["JOURNAL_DATA_DIR"] = Path.Combine(folder, "data"),
            ["JOURNAL_MASTER_KEY_FILE"] = Path.Combine(folder, "keys", "master.key"),
            ["JOURNAL_LEDGER_DIR"] = Path.Combine(folder, "keys"),
            ["PORT"] = port.ToString(CultureInfo.InvariantCulture),
            ["Journal:Work:PollSeconds"] = "0.1",
            // Each test comes from an address of its own.
            ["Journal:Web:Proxies"] = "127.0.0.1, ::1",
        };

    private static bool IsSetting(string name) =>
        name.StartsWith("JOURNAL", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("OPENAI_", StringComparison.Ordinal)
        || name.StartsWith("ANTHROPIC_", StringComparison.Ordinal)
        || name.StartsWith("TELEGRAM_", StringComparison.Ordinal)
        || name is "DATABASE_URL";
}
