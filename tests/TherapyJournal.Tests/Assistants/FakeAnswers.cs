using System.Text.Json;
using System.Text.RegularExpressions;

namespace TherapyJournal.Tests.Assistants;

/// <summary>Answers in the vendor's form.</summary>
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
            _ => "{}",
        };

    public static string Whole(FakeRequest request, string text) =>
        With(Message(text))
            .Replace("\"gpt-6-luna\"", JsonSerializer.Serialize(request.Model), StringComparison.Ordinal);

    public static string Whole(string text) => With(Message(text));

    public static string Refused(string words) =>
        With(
            $$"""
            [{"type": "message", "id": "msg_1", "role": "assistant", "status": "completed",
              "content": [{"type": "refusal", "refusal": {{JsonSerializer.Serialize("I cannot answer " + words)}}}]}]
            """
        );

    public static string Message(string text) =>
        $$"""
            [{"type": "reasoning", "id": "rs_1", "summary": []},
             {"type": "message", "id": "msg_1", "role": "assistant", "status": "completed",
              "content": [{"type": "output_text", "text": {{JsonSerializer.Serialize(
                text
            )}}, "annotations": [], "logprobs": []}]}]
            """;

    public static string With(string output, string status = "completed", string more = "") =>
        $$"""
            {"id": "resp_1", "object": "response", "created_at": 1772442000, "status": "{{status}}",
             "model": "gpt-6-luna", "parallel_tool_calls": true, "tool_choice": "auto", "tools": [], "metadata": {},
             "usage": {"input_tokens": 1200, "input_tokens_details": {"cached_tokens": 1024, "cache_write_tokens": 0},
                       "output_tokens": 80, "output_tokens_details": {"reasoning_tokens": 20}, "total_tokens": 1280},
             "output": {{output}}{{more}}}
            """;

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

    public static string FirstSentence(FakeRequest request) =>
        request
            .Messages.Select(message => EntryBlock().Match(message.Text))
            .Where(match => match.Success)
            .Select(match => Sentence().Match(match.Groups["text"].Value).Value.Trim())
            .LastOrDefault("");

    [GeneratedRegex("^<entry[^>]*>\n(?<text>.*)\n</entry>$", RegexOptions.Singleline, 1000)]
    private static partial Regex EntryBlock();

    [GeneratedRegex(@"^[^.!?\n]+[.!?]*", RegexOptions.None, 1000)]
    private static partial Regex Sentence();
}
