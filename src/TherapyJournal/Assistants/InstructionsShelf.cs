using System.Text;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Storage;

namespace TherapyJournal.Assistants;

/// <summary>
/// The instructions of every step: the step's own file, or the practice's wording of it; how it is done for this patient; then the
/// bounds that hold for every step.
/// </summary>
/// <remarks>The bounds come from the program and stand last, so that no wording before them can lift them.</remarks>
internal sealed class InstructionsShelf(StorageOptions storage)
{
    private const string Bounds = "Assistants/bounds.md";

    // The others may not rate danger, and this one does nothing else; it writes no word to anybody, in whatever manner.
    private const string BoundsOfScreen = "Assistants/bounds-of-screen.md";

    // Longer is no instruction any more, and would cost more than an entry.
    private const int LongestOverride = 64 * 1024;

    /// <summary>Where the program's own wording of a step stands.</summary>
    public static string FileOf(string step) => $"Assistants/instructions/{step}.md";

    /// <summary>Where a practice may put its own.</summary>
    public string OverrideOf(string step) => Path.Combine(storage.DataDirectory, "instructions", $"{step}.md");

    /// <summary>The instructions as they are sent.</summary>
    public Instructions Of(string step, Manner manner) =>
        Instructions.Of(
            step == AssistantStep.ScreenEntry.Name
                ? string.Join('\n', StepText(step).Text, ReadResource(BoundsOfScreen))
                : string.Join('\n', [StepText(step).Text, .. manner.Files.Select(ReadResource), ReadResource(Bounds)])
        );

    /// <summary>Which wording of a step is used, and what is wrong with the practice's own where it is not.</summary>
    public StepText StepText(string step)
    {
        var own = OverrideOf(step);
        if (!File.Exists(own))
        {
            return new StepText(ReadResource(FileOf(step)), IsOwn: false, Problem: null);
        }
        var (text, problem) = ReadOverride(own);
        return text is null
            ? new StepText(ReadResource(FileOf(step)), IsOwn: false, problem)
            : new StepText(text, IsOwn: true, Problem: null);
    }

    private static (string? Text, string? Problem) ReadOverride(string file)
    {
        try
        {
            if (new FileInfo(file).Length > LongestOverride)
            {
                return (null, "it is longer than 64 KB");
            }
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(file));
            return string.IsNullOrWhiteSpace(text) ? (null, "it is empty") : (text.TrimStart('\uFEFF'), null);
        }
        catch (ArgumentException)
        {
            return (null, "it is not written in UTF-8");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (null, "it cannot be read");
        }
    }

    private static string ReadResource(string name)
    {
        using var stream =
            typeof(Instructions).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

/// <summary>The wording of one step that is in use.</summary>
/// <param name="Text">The words.</param>
/// <param name="IsOwn">Whether they are the practice's own.</param>
/// <param name="Problem">Why the practice's own are not used; null: there are none, or they are.</param>
internal sealed record StepText(string Text, bool IsOwn, string? Problem);
