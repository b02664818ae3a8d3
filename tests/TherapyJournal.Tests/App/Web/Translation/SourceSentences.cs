using System.Reflection;
using System.Text.RegularExpressions;
using TherapyJournal.Tests.Conventions;

namespace TherapyJournal.Tests.App.Web.Translation;

/// <summary>The sentences of a patient's pages as the source has them: those that are looked up, and those that are not.</summary>
internal static partial class SourceSentences
{
    private const string Program = "Therapy Journal";
    private const string Web = "src/TherapyJournal.App/Web";

    /// <summary>Rooms in which every sentence is a patient's, and files that a patient never sees.</summary>
    private static readonly string[] Rooms = ["Patient", "Account", "Look", "Translation"];
    private static readonly string[] ForTherapists = ["InvitationView.razor", "QrCode.razor"];

    /// <summary>One look-up.</summary>
    /// <param name="File">Where.</param>
    /// <param name="Sentence">What is looked up; null: it is worked out while the program runs.</param>
    /// <param name="Expression">As the source has it, to the comma or bracket.</param>
    internal sealed record LookUp(string File, string? Sentence, string Expression);

    /// <summary>Every look-up in the pages' source.</summary>
    public static IReadOnlyList<LookUp> LookUps() => [.. Files().SelectMany(LookUps)];

    /// <summary>Every look-up of one file.</summary>
    public static IEnumerable<LookUp> LookUps(SourceFile file)
    {
        var name = Path.GetFileName(file.Path);
        foreach (Match match in LookedUp().Matches(file.Text))
        {
            yield return match.Groups["literal"] is { Success: true } literal
                ? new LookUp(name, Text(literal.Value), literal.Value)
                : new LookUp(name, Constant(match.Groups["name"].Value, file), match.Groups["name"].Value);
        }
    }

    /// <summary>What stands in a page, or reads like a sentence in its code, and is handed to no look-up.</summary>
    public static IEnumerable<string> Unasked(IReadOnlySet<string> sentences) =>
        Files()
            .Where(f => Rooms.Any(r => f.Path.StartsWith($"{Web}/{r}/", StringComparison.Ordinal)))
            .Where(f => !ForTherapists.Contains(Path.GetFileName(f.Path)))
            .SelectMany(f => Unasked(f, sentences));

    /// <summary>The same of one file.</summary>
    public static IEnumerable<string> Unasked(SourceFile file, IReadOnlySet<string> sentences)
    {
        var drawn = file.Path.EndsWith(".razor", StringComparison.Ordinal) ? Drawn(file.Text.Split("@code")[0]) : [];
        return Literal()
            .Matches(Faults().Replace(file.Text, ""))
            .Select(m => Text(m.Value))
            .Where(t => LikeASentence().IsMatch(t) && !sentences.Contains(t))
            .Concat(drawn)
            .Where(t => t != Program)
            .Select(words => $"{Path.GetFileName(file.Path)}: {words}");
    }

    // What is left of a text without what the program puts in.
    private static IEnumerable<string> Drawn(string view) =>
        TextOrAttribute()
            .Matches(view)
            .Select(m => m.Groups["words"].Value)
            .Where(words => TwoLetters().IsMatch(PutIn().Replace(words, "")));

    private static IReadOnlyList<SourceFile> Files() =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(House.Root, Web), "*.*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(House.Root, file).Replace('\\', '/'))
                .Where(path => Path.GetExtension(path) is ".cs" or ".razor")
                .Order(StringComparer.Ordinal)
                .Select(path => new SourceFile(path, House.Read(path))),
        ];

    // Of the class that is named, or of one in the same file.
    private static string? Constant(string name, SourceFile file)
    {
        var parts = name.Split('.');
        return parts.Length > 2
            ? null
            : House
                .Types.Where(t =>
                    parts.Length == 2
                        ? t.Name == parts[0]
                        : file.Text.Contains($"class {t.Name}", StringComparison.Ordinal)
                            && t.Namespace
                                == $"TherapyJournal.App.{Path.GetDirectoryName(file.Path)!["src/TherapyJournal.App/".Length..].Replace('/', '.')}"
                )
                .Select(t => t.GetField(parts[^1], BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
                .FirstOrDefault(f => f is { IsLiteral: true })
                ?.GetRawConstantValue() as string;
    }

    private static string Text(string literals) =>
        string.Concat(
            Piece()
                .Matches(literals)
                .Select(m => m.Groups["text"].Value.Replace("\\\"", "\"", StringComparison.Ordinal))
        );

    private const string OneLiteral = "\"(?:[^\"\\\\\\n]|\\\\.)*\"";
    private const string Literals = OneLiteral + "(?:\\s*\\+\\s*" + OneLiteral + ")*";

    [GeneratedRegex($"\\b[wW]ords\\[\\s*(?:(?<literal>{Literals})|(?<name>[^\\],]+))", RegexOptions.None, 1000)]
    private static partial Regex LookedUp();

    [GeneratedRegex("\"(?<text>(?:[^\"\\\\\\n]|\\\\.)*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Piece();

    [GeneratedRegex(Literals, RegexOptions.None, 1000)]
    private static partial Regex Literal();

    // What a fault says, nobody reads on a page.
    [GeneratedRegex($"Exception\\(\\s*{Literals}", RegexOptions.None, 1000)]
    private static partial Regex Faults();

    [GeneratedRegex("^[A-Z].* .*[.?!…]$", RegexOptions.None, 1000)]
    private static partial Regex LikeASentence();

    [GeneratedRegex(
        "(?<!=)>(?<words>[^<>\\n]+)<|(?:placeholder|aria-label|title|alt|Says)=\"(?<words>[^@\"][^\"]*)\"",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex TextOrAttribute();

    [GeneratedRegex("[A-Za-z]{2}", RegexOptions.None, 1000)]
    private static partial Regex TwoLetters();

    // An expression with the brackets that belong to it.
    [GeneratedRegex(
        $"@\\([^<]*\\)|@[A-Za-z.]+(\\[({OneLiteral}|[^\\]\"])*\\]|\\s?\\(([^()]|\\([^()]*\\))*\\))*",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex PutIn();
}
