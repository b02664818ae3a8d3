using System.Text.RegularExpressions;

namespace TherapyJournal.Practices;

/// <summary>One version of the words that a patient agrees to.</summary>
/// <param name="Version">Kept with the consent; a new version asks again.</param>
/// <param name="Text">Markdown.</param>
public sealed record ConsentText(ConsentKind Kind, string Language, int Version, string Text);

/// <summary>
/// The words of each consent, one file a version in <c>Practices/consents</c>. A published version is never edited: what
/// somebody agreed to must stay readable as it was.
/// </summary>
public static partial class ConsentTexts
{
    /// <summary>Every text that was ever in force.</summary>
    public static IReadOnlyList<ConsentText> All { get; } = Read();

    /// <summary>The newest text of a consent. An unsupported language is a fault: ask <see cref="Languages"/> first.</summary>
    public static ConsentText Current(ConsentKind kind, string language) =>
        All.Where(text => text.Kind == kind && text.Language.Equals(language, StringComparison.OrdinalIgnoreCase))
            .MaxBy(text => text.Version)
        ?? throw new ArgumentOutOfRangeException(nameof(language), "There are no consent texts in this language.");

    private static ConsentText[] Read()
    {
        var assembly = typeof(ConsentTexts).Assembly;
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Select(name => FileName().Match(name))
                .Where(match => match.Success)
                .Select(match => new ConsentText(
                    Enum.Parse<ConsentKind>(match.Groups["kind"].Value, ignoreCase: true),
                    match.Groups["language"].Value,
                    int.Parse(match.Groups["version"].Value, System.Globalization.CultureInfo.InvariantCulture),
                    Content(assembly, match.Value)
                )),
        ];
    }

    private static string Content(System.Reflection.Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name);
        using var reader = new StreamReader(stream ?? Stream.Null);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(
        "^Practices/consents/(?<language>[a-z]{2})/(?<kind>[a-z]+)\\.v(?<version>[0-9]+)\\.md$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex FileName();
}
