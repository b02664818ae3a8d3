using System.Text;
using TherapyJournal.Journaling;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>Where the words of an entry come from: --text, --file, standard input, or the keyboard.</summary>
internal sealed class WordsFrom(string? text, string? file, string? dash)
{
    // What is longer is not kept, but it is screened as far as this.
    private const int MostBytes = 4 * NewEntry.LongestBytes;

    /// <summary>An option that there is not, which stands where only a lone - may; null: none.</summary>
    public string? UnknownOption =>
        dash is ['-', not '-' and not ' ', ..] or ['-', '-', _, ..] && !dash.Contains(' ', StringComparison.Ordinal)
            ? dash
            : null;

    /// <summary>What cannot be meant; null: fine.</summary>
    public string? Problem =>
        dash is not (null or "-")
            ? "Words of several parts need quotation marks: --text \"…\". A lone - reads standard input."
        : (text is null ? 0 : 1) + (file is null ? 0 : 1) + (dash is null ? 0 : 1) > 1
            ? "--text, --file and - go one at a time."
        : file is not null && string.IsNullOrWhiteSpace(file) ? "--file names no file."
        : null;

    /// <summary>Whether somebody is asked for the words.</summary>
    public bool AsksAtKeyboard(CommandContext context) =>
        text is null && file is null && dash is null && context.Screen.SomebodyIsThere;

    /// <summary>The words, or a sentence that says why there are none.</summary>
    public async Task<(string? Words, string Trouble)> ReadAsync(CommandContext context)
    {
        if (text is not null)
        {
            return (text, "");
        }
        if (file is not null)
        {
            return await FromFileAsync(file, context.Cancellation);
        }
        if (AsksAtKeyboard(context))
        {
            return await context.Screen.AskForWordsAsync(context.Cancellation) is Answer.Given given
                ? (given.Text, "")
                : (null, "There were no words.");
        }
        return await FromInputAsync(context.Input, context.Cancellation);
    }

    private static async Task<(string? Words, string Trouble)> FromFileAsync(string path, CancellationToken cancel)
    {
        try
        {
            // On another thread: opening a pipe waits for whoever writes into it.
            var bytes = await Task.Run(() => Read(path), cancel).WaitAsync(cancel);
            return (EncodingOf(bytes).GetString(bytes).TrimStart('\uFEFF'), "");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return (null, "This file cannot be read.");
        }
    }

    // What an editor of Windows calls Unicode says so in its first two bytes.
    private static Encoding EncodingOf(byte[] bytes) =>
        bytes switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ => Encoding.UTF8,
        };

    private static byte[] Read(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[MostBytes];
        return bytes[..file.ReadAtLeast(bytes, MostBytes, throwOnEndOfStream: false)];
    }

    // On another thread as well: standard input listens to no cancellation.
    private static async Task<(string? Words, string Trouble)> FromInputAsync(
        TextReader input,
        CancellationToken cancel
    )
    {
        var characters = new char[MostBytes];
        var read = await Task.Run(() => input.ReadBlock(characters, 0, characters.Length), cancel).WaitAsync(cancel);
        return (new string(characters, 0, read).TrimEnd('\n', '\r'), "");
    }
}
