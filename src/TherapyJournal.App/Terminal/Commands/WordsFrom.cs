using System.Text;
using TherapyJournal.Journaling;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>Where the words of an entry come from: --text, --file, standard input, or the keyboard.</summary>
internal sealed class WordsFrom(string? text, string? file, string? dash)
{
    private const string TooLong = "This entry is longer than 1 MB.";

    /// <summary>What cannot be meant; null: fine.</summary>
    public string? Problem =>
        dash is not (null or "-")
            ? "Words of several parts need quotation marks: --text \"…\". A lone - reads standard input."
        : (text is null ? 0 : 1) + (file is null ? 0 : 1) + (dash is null ? 0 : 1) > 1
            ? "--text, --file and - go one at a time."
        : null;

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
        if (dash is null && context.Screen.SomebodyIsThere)
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
            if (new FileInfo(path).Length > NewEntry.LongestBytes)
            {
                return (null, TooLong);
            }
            // Bytes that are no UTF-8 become U+FFFD: a sound record, and the writer is told.
            return (Encoding.UTF8.GetString(await File.ReadAllBytesAsync(path, cancel)).TrimStart('\uFEFF'), "");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (null, "This file cannot be read.");
        }
    }

    private static async Task<(string? Words, string Trouble)> FromInputAsync(
        TextReader input,
        CancellationToken cancel
    )
    {
        var words = new StringBuilder();
        var buffer = new char[32_768];
        while (await input.ReadAsync(buffer, cancel) is > 0 and var read)
        {
            words.Append(buffer, 0, read);
            if (words.Length > NewEntry.LongestBytes)
            {
                return (null, TooLong);
            }
        }
        return (words.ToString().TrimEnd('\n', '\r'), "");
    }
}
