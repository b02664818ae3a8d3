using System.Collections.Frozen;

namespace TherapyJournal.Safety.Screening;

/// <summary>A rule found at a place: words <c>From</c> up to, not including, <c>To</c>.</summary>
internal readonly record struct Match(RiskRule Rule, int From, int To);

/// <summary>All rules, read once from the files in <c>rules/en</c>.</summary>
internal static class Rulebook
{
    private static readonly (string File, RiskCategory Category)[] Files =
    [
        ("direct-ideation", RiskCategory.DirectIdeation),
        ("other-languages", RiskCategory.DirectIdeation),
        ("oblique-ideation", RiskCategory.ObliqueIdeation),
        ("wish-to-be-gone", RiskCategory.ObliqueIdeation),
        ("plan", RiskCategory.Plan),
        ("intent", RiskCategory.Plan),
        ("means", RiskCategory.Means),
        ("questions", RiskCategory.Means),
        ("preparation", RiskCategory.Preparation),
        ("attempt", RiskCategory.Attempt),
        ("attempt-told", RiskCategory.Attempt),
        ("self-harm", RiskCategory.SelfHarm),
        ("harm-to-others", RiskCategory.HarmToOthers),
        ("being-harmed", RiskCategory.BeingHarmed),
        ("context", default),
    ];

    private static readonly RiskRule[] Rules = Read();

    private static readonly PhraseIndex<RiskRule> Index = new(Rules, rule => rule.Phrase);

    /// <summary>Every word that some rule names.</summary>
    public static FrozenSet<string> Vocabulary { get; } =
        Rules.SelectMany(rule => rule.Phrase.AllWords).ToFrozenSet(StringComparer.Ordinal);

    public static int Count => Rules.Length;

    /// <summary>Every rule at every word, in the order of the text.</summary>
    public static List<Match> Find(Word[] words) =>
        [.. Index.In(words).Select(found => new Match(found.Rule, found.From, found.To))];

    private static RiskRule[] Read()
    {
        var classes = WordClasses.Read();
        return
        [
            .. Files.SelectMany(file => RuleFile.Lines(file.File).Select(line => Parse(line, file.Category, classes))),
        ];
    }

    private static RiskRule Parse(string line, RiskCategory category, WordClasses classes)
    {
        var (weight, phrase) = RuleFile.Halves(line, '|');
        var (kind, alone, supported) = weight switch
        {
            "despair" => (RuleKind.Despair, 0, 0),
            "harmless" => (RuleKind.Harmless, 0, 0),
            "negates" => (RuleKind.Negates, 0, 0),
            "negates nothing" => (RuleKind.NegatesNothing, 0, 0),
            "long ago" => (RuleKind.LongAgo, 0, 0),
            [var only and >= '0' and <= '6'] => (RuleKind.Danger, only - '0', only - '0'),
            ['?', '/', var weak and >= '1' and <= '6'] => (RuleKind.Hint, 0, weak - '0'),
            [var first and >= '0' and <= '6', '/', var second and >= '0' and <= '6'] => (
                RuleKind.Danger,
                first - '0',
                second - '0'
            ),
            _ => throw new InvalidOperationException($"A rule line begins with a severity: {line}"),
        };
        return new RiskRule(kind, category, alone, supported, Phrase.Parse(phrase, classes));
    }
}
