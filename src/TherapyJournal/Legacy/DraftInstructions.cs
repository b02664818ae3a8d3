using System.Text;
using System.Text.Json;
using NodaTime.Text;
using TherapyJournal.Storage;

namespace TherapyJournal.Legacy;

/// <summary>Puts the instructions of the prototype's <c>config.json</c> beside the journal as drafts. The program never reads a draft.</summary>
public sealed class DraftInstructions(StorageOptions storage, TimeProvider clock)
{
    private const long LargestFile = 4 << 20;

    private static readonly (string Field, string File)[] Wanted =
    [
        ("journal_assistant_instructions", "ask-for-entry.md"),
        ("therapist_assistant_instructions", "summarize-entry.md"),
        ("reminder_instructions", "reminder.md"),
    ];

    // Each of them an address at a service that is gone.
    private static readonly string[] AtTheVendor =
    [
        "journal_assistant_id",
        "therapist_assistant_id",
        "therapist_thread_id",
    ];

    /// <summary>Writes those that are in the file; a draft that is there stays as it is.</summary>
    /// <exception cref="SettingException">The data folder cannot be written to.</exception>
    public async Task<DraftInstructionsOutcome> RunAsync(string configFile, CancellationToken cancel)
    {
        try
        {
            using var content = await LegacyFile.OpenAsync(configFile, cancel);
            if (content.Length > LargestFile)
            {
                return new DraftInstructionsOutcome.Unusable(
                    $"{configFile} is larger than 4 MB: that is no config.json."
                );
            }
            using var config = await JsonDocument.ParseAsync(content.Stream, cancellationToken: cancel);
            if (config.RootElement.ValueKind != JsonValueKind.Object)
            {
                return new DraftInstructionsOutcome.Unusable($"{configFile} is no object, as the prototype's is one.");
            }
            return await DraftAsync(config.RootElement, cancel);
        }
        catch (LegacyFileException fault)
        {
            return new DraftInstructionsOutcome.Unusable(fault.Message);
        }
        catch (JsonException broken)
        {
            return new DraftInstructionsOutcome.Unusable(
                $"{configFile} is no JSON, or breaks off: look at line {(broken.LineNumber ?? 0) + 1}."
            );
        }
        catch (InvalidOperationException)
        {
            return new DraftInstructionsOutcome.Unusable($"{configFile} holds bytes that are no text.");
        }
    }

    private async Task<DraftInstructionsOutcome> DraftAsync(JsonElement config, CancellationToken cancel)
    {
        var tally = new LegacyTally();
        foreach (var field in config.EnumerateObject().Select(f => f.Name).Distinct(StringComparer.Ordinal))
        {
            if (AtTheVendor.Contains(field))
            {
                tally.Dropped(field, "its vendor has shut down the service that it belonged to");
            }
            else if (!Wanted.Any(w => w.Field == field))
            {
                tally.DroppedUnknown(field);
            }
        }
        var texts = new List<(string Field, string File, string Text)>();
        foreach (var (field, file) in Wanted.Where(w => config.TryGetProperty(w.Field, out _)))
        {
            var text = config.GetProperty(field) is { ValueKind: JsonValueKind.String } words
                ? words.GetString()
                : null;
            if (string.IsNullOrWhiteSpace(text))
            {
                tally.Dropped(field, "there are no words in it");
            }
            else
            {
                texts.Add((field, file, text));
            }
        }
        return new DraftInstructionsOutcome.Drafted(await WriteAsync(texts, cancel), tally.Fields);
    }

    private async Task<IReadOnlyList<Draft>> WriteAsync(
        List<(string Field, string File, string Text)> texts,
        CancellationToken cancel
    )
    {
        var folder = storage.DataDirectory;
        foreach (var next in texts.Count == 0 ? [] : (string[])["", "instructions", "drafts"])
        {
            folder = Path.Combine(folder, next);
            OwnFolder.Make(folder, "JOURNAL_DATA_DIR");
        }
        var drafts = new List<Draft>();
        foreach (var (field, file, text) in texts)
        {
            drafts.Add(await WriteAsync(field, Path.Combine(folder, file), text, cancel));
        }
        return drafts;
    }

    private async Task<Draft> WriteAsync(string field, string path, string text, CancellationToken cancel)
    {
        const string isThere = "There is a draft already, and it stays as it is.";
        if (File.Exists(path))
        {
            return new Draft(field, path, IsWritten: false, isThere);
        }
        switch (NewFile.Begin(path))
        {
            case NewFileOutcome.Begun begun:
                await using (begun.File)
                {
                    var words = $"{Comment(field)}\n\n{Utf16.Mend(text, out _).TrimEnd()}\n";
                    await begun.File.Stream.WriteAsync(Encoding.UTF8.GetBytes(words), cancel);
                    try
                    {
                        await begun.File.CompleteAsync(cancel);
                    }
                    catch (IOException) when (File.Exists(path))
                    {
                        return new Draft(field, path, IsWritten: false, isThere);
                    }
                }
                return new Draft(field, path, IsWritten: true, Why: null);
            case NewFileOutcome.Impossible impossible:
                return new Draft(field, path, IsWritten: false, impossible.Sentence);
            default:
                throw new InvalidOperationException("An outcome without a case.");
        }
    }

    private string Comment(string field) =>
        $"<!-- A draft that the program does not read: {field} of the prototype of 2023, taken over on "
        + $"{LocalDatePattern.Iso.Format(clock.Now().InUtc().Date)}. There {{name}} stood for the patient's name and {{goal}} for "
        + "their therapy goal. Here a name never goes to a model, and goals are given to it by the program: take both out. -->";
}

/// <summary>A draft of instructions.</summary>
/// <param name="From">The field of config.json.</param>
/// <param name="File">Where it is.</param>
/// <param name="IsWritten">Whether this run wrote it.</param>
/// <param name="Why">Why not; null: it did.</param>
public sealed record Draft(string From, string File, bool IsWritten, string? Why);

/// <summary>What drafting came to.</summary>
public abstract record DraftInstructionsOutcome
{
    private DraftInstructionsOutcome() { }

    public sealed record Drafted(IReadOnlyList<Draft> Drafts, IReadOnlyList<DroppedField> Fields)
        : DraftInstructionsOutcome;

    /// <summary>Nothing was written.</summary>
    public sealed record Unusable(string Sentence) : DraftInstructionsOutcome;
}
