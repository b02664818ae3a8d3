using TherapyJournal.Safety.Guard;

namespace TherapyJournal.Tests.Safety.Guard;

/// <summary>An invented patient's words, and how the guard's tables are read: a heading names the rule, then q: a question, w: its reason, r: a reflection.</summary>
internal static class GuardCases
{
    public const string Entry = """
        I walked by the canal on Tuesday and the heron stood there again. The doctor changed my sertraline last week and I
        sleep badly. My sister Marta called and we laughed about the burnt soup. I could breathe again for a moment.
        """;

    public const string Earlier = """
        Lay awake until three with the phone in my hand. I should call my mother back, I keep putting it off. At work Mr
        Okafor moved the night shift again and I was angry. I cut bread with the old knife and nobody talked at dinner.
        """;

    public const string Goals =
        "Sleep without the phone. Walk by the canal twice a week. Have less anxiety before the shift.";

    public static readonly OwnWords Own = OwnWords.Of([Entry, Earlier, Goals]);

    public static GuardedWords Words(GuardedKind kind, string text) =>
        new()
        {
            Text = text,
            Kind = kind,
            Language = "en",
            Longest = 600,
            Own = Own,
            Why = "",
            MayInferMood = false,
        };

    public static GuardOutcome Check(GuardedKind kind, string text) => GuardWords.Check(Words(kind, text));

    public static IEnumerable<(GuardRule Rule, GuardedKind Kind, string Text)> Read(string table)
    {
        var rule = default(GuardRule);
        foreach (var line in table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                rule = Enum.Parse<GuardRule>(line[2..]);
                continue;
            }
            yield return (rule, KindOf(line[0]), line[3..]);
        }
    }

    private static GuardedKind KindOf(char sign) =>
        sign switch
        {
            'q' => GuardedKind.Question,
            'w' => GuardedKind.Why,
            'r' => GuardedKind.Reflection,
            _ => throw new ArgumentOutOfRangeException(nameof(sign), sign, "A line begins with q, w or r."),
        };
}
