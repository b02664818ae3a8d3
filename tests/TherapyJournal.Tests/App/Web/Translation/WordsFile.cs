using System.Text.RegularExpressions;
using System.Xml.Linq;
using TherapyJournal.Tests.Conventions;

namespace TherapyJournal.Tests.App.Web.Translation;

/// <summary>A file of sentences, as it lies in the source.</summary>
internal sealed partial class WordsFile(IReadOnlyList<(string Name, string Value, string? Comment)> sentences)
{
    private const string Folder = "src/TherapyJournal.App/Web/Translation";

    public IReadOnlyList<(string Name, string Value, string? Comment)> Sentences => sentences;

    /// <summary>The English one.</summary>
    public static WordsFile Neutral => Of(House.Read($"{Folder}/PatientWords.resx"));

    /// <summary>Those of other languages.</summary>
    public static IEnumerable<(string Language, WordsFile File)> Others =>
        Directory
            .EnumerateFiles(Path.Combine(House.Root, Folder), "PatientWords.*.resx")
            .Select(f => (Path.GetFileName(f).Split('.')[1], Of(File.ReadAllText(f))));

    public static WordsFile Of(string xml) =>
        new([
            .. XDocument
                .Parse(xml)
                .Root!.Elements("data") // the file has a root
                .Select(d => (d.Attribute("name")!.Value, d.Element("value")!.Value, d.Element("comment")?.Value)), // each has both
        ]);

    /// <summary>What keeps another language from standing in for this one: names that differ, and values or brackets that do.</summary>
    public IEnumerable<string> FaultsOf(WordsFile other)
    {
        var theirs = other.Sentences.ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal);
        return sentences
            .Where(s => !theirs.ContainsKey(s.Name))
            .Select(s => $"missing: {s.Name}")
            .Concat(theirs.Keys.Except(sentences.Select(s => s.Name)).Select(n => $"unknown: {n}"))
            .Concat(
                sentences
                    .Where(s => theirs.TryGetValue(s.Name, out var value) && Marks(value) != Marks(s.Value))
                    .Select(s => $"other marks: {s.Name}")
            );
    }

    // A language may turn round the order of values, and say one twice.
    private static string Marks(string value) =>
        string.Join(' ', Mark().Matches(value).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{[0-9]\}|\[|\]", RegexOptions.None, 1000)]
    private static partial Regex Mark();
}
