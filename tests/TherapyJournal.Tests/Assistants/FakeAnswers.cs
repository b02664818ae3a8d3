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
            "ask-for-entry" => """
                {"question": "What was one moment today that was a little easier?", "why": "Because you asked for questions about easier moments."}
                """,
            "reflect-on-entry" => """{"text": "What you wrote about today has arrived, in your own words."}""",
            "summarize-entry" => Summary(FirstSentence(request)),
            _ => "yes",
        };

    public static string ListOf(IEnumerable<KeyValuePair<string, string?>> models)
    {
        var rows = models.Select(m =>
            $$"""{"id": {{JsonSerializer.Serialize(m.Key)}}, "object": "model", "created": 1770000000, "owned_by": "openai", "shutdown_date": {{JsonSerializer.Serialize(m.Value)}}}"""
        );
        return $$"""{"object": "list", "data": [{{string.Join(",", rows)}}]}""";
    }

    private static string Summary(string quotation) =>
        $$"""
            {"sentences": [{"text": "The patient describes the day.", "quotation": {{JsonSerializer.Serialize(
                quotation
            )}}}], "insights": [], "notification": "A new entry about the day.", "suggestedGoal": null}
            """;

    // Some protocols send one message for all blocks.
    private static string FirstSentence(FakeRequest request) =>
        request
            .Messages.SelectMany(message => EntryBlock().Matches(message.Text))
            .Select(match => Sentence().Match(match.Groups["text"].Value).Value.Trim())
            .LastOrDefault("");

    [GeneratedRegex("<entry[^>]*>\n(?<text>[^<]*)\n</entry>", RegexOptions.None, 1000)]
    private static partial Regex EntryBlock();

    [GeneratedRegex(@"^[^.!?\n]+[.!?]*", RegexOptions.None, 1000)]
    private static partial Regex Sentence();
}
