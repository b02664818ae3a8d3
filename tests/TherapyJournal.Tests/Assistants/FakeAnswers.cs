using System.Text.Json;
using System.Text.RegularExpressions;

namespace TherapyJournal.Tests.Assistants;

/// <summary>What a model says.</summary>
internal static partial class FakeAnswers
{
    /// <summary>What a well-behaved model might say to each step; a summary quotes the first sentence of the entry.</summary>
    public static string Plausible(FakeRequest request) =>
        request.Form switch
        {
            "ask-for-entry" => Question(FirstWords(request, "earlier-entry", "goal")),
            "reflect-on-entry" => Reflection(FirstWords(request, "entry")),
            "screen-entry" => Nothing,
            "summarize-entry" => Summary(FirstSentence(request, "entry")),
            "ask-journal" => """{"lookUps": [], "sentences": [], "against": []}""",
            "name-themes" => """{"themes": []}""",
            _ => "yes",
        };

    /// <summary>What a model says to an entry in which it finds no danger.</summary>
    public const string Nothing = """{"level": "none", "category": "None", "quotation": ""}""";

    /// <summary>What a model says to an entry in which it finds some.</summary>
    public static string Danger(string level, string category, string quotation) =>
        JsonSerializer.Serialize(
            new
            {
                level,
                category,
                quotation,
            }
        );

    public static string ListOf(IEnumerable<KeyValuePair<string, string?>> models)
    {
        var rows = models.Select(m =>
            $$"""{"id": {{JsonSerializer.Serialize(m.Key)}}, "object": "model", "created": 1770000000, "owned_by": "openai", "shutdown_date": {{JsonSerializer.Serialize(m.Value)}}}"""
        );
        return $$"""{"object": "list", "data": [{{string.Join(",", rows)}}]}""";
    }

    private static string Question(string detail) =>
        $$"""
            {"question": "What was one moment today that was a little easier?", "why": {{JsonSerializer.Serialize(
                detail.Length == 0 ? "It is a question to begin with." : $"Because you wrote: “{detail}”."
            )}}}
            """;

    private static string Reflection(string detail) =>
        $$"""{"text": {{JsonSerializer.Serialize($"“{detail}”: that stands here as you wrote it.")}}}""";

    private static string Summary(string quotation) =>
        $$"""
            {"sentences": [{"text": "The patient describes the day.", "quotation": {{JsonSerializer.Serialize(
                quotation
            )}}}], "insights": [], "notification": "A new entry about the day.", "suggestedGoal": null}
            """;

    // A person's own words, as a well-behaved model takes them up.
    private static string FirstWords(FakeRequest request, params string[] tags) =>
        string.Join(' ', FirstSentence(request, tags).TrimEnd('.', '!', '?').Split(' ').Take(8));

    public static string FirstSentence(FakeRequest request, params string[] tags) =>
        request
            // Some protocols send one message for all blocks.
            .Messages.SelectMany(message => Block().Matches(message.Text))
            .Where(match => tags.Contains(match.Groups["tag"].Value))
            .Select(match => Sentence().Match(match.Groups["text"].Value).Value.Trim())
            .LastOrDefault("");

    [GeneratedRegex("<(?<tag>[a-z-]+)[^>]*>\n(?<text>[^<]*)\n</[a-z-]+>", RegexOptions.None, 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"^[^.!?\n]+[.!?]*", RegexOptions.None, 1000)]
    private static partial Regex Sentence();
}
