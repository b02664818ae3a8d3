using System.Security.Cryptography;
using System.Text;

namespace TherapyJournal.Assistants;

/// <summary>The text that instructs a model in one step: the step's own file, then the bounds that hold for every step.</summary>
/// <remarks>The bounds come from the program, after the step's words, so that nothing before them can lift them.</remarks>
internal sealed record Instructions(string Text, string Hash)
{
    private const string Bounds = "Assistants/bounds.md";

    public static string FileOf(string step) => $"Assistants/instructions/{step}.md";

    public static Instructions Of(string step)
    {
        var text = $"{ReadResource(FileOf(step))}\n{ReadResource(Bounds)}";
        return new Instructions(text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
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
