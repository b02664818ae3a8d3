using System.Text.Json;

namespace TherapyJournal.Tests.Assistants;

/// <summary>OpenAI's Responses.</summary>
internal sealed class FakeResponsesWire : FakeWire
{
    public override string UnknownEvent => Event("response.moon.risen", """{"phase": "full"}""");

    public override string Whole(string model, string? text, FakeEnd end = FakeEnd.Completed, string words = "") =>
        end switch
        {
            FakeEnd.Completed => With(model, text is null ? "[]" : Message(text)),
            FakeEnd.OutOfTokens => Stopped(model, text, "max_output_tokens"),
            FakeEnd.Filtered => Stopped(model, text, "content_filter"),
            FakeEnd.Refused => With(model, Refusal(words)),
            FakeEnd.Failed or FakeEnd.ErrorEvent => With(
                model,
                "[]",
                "failed",
                $$""", "error": {"code": "server_error", "message": {{JsonSerializer.Serialize(words)}}}"""
            ),
            _ => With(model, "[]", "in_progress"),
        };

    public override IEnumerable<string> Events(
        string model,
        string? text,
        FakeEnd end = FakeEnd.Completed,
        string words = ""
    )
    {
        yield return Event("response.created", $$"""{"response": {{With(model, "[]", "in_progress")}}}""");
        yield return UnknownEvent;
        foreach (var piece in end is FakeEnd.Refused or FakeEnd.Failed ? [] : Pieces(text))
        {
            yield return Event(
                "response.output_text.delta",
                $$"""{"item_id": "msg_1", "output_index": 0, "content_index": 0, "delta": {{JsonSerializer.Serialize(piece)}}}"""
            );
        }
        if (end is FakeEnd.ErrorEvent)
        {
            yield return Event(
                "error",
                $$"""{"code": "server_error", "message": {{JsonSerializer.Serialize(words)}}, "param": null}"""
            );
        }
        else if (end is not FakeEnd.Never)
        {
            var type = end switch
            {
                FakeEnd.Failed => "response.failed",
                FakeEnd.OutOfTokens or FakeEnd.Filtered => "response.incomplete",
                _ => "response.completed",
            };
            yield return Event(type, $$"""{"response": {{Whole(model, text, end, words)}}}""");
        }
    }

    public override string Error(string code, string message) =>
        $$"""{"error": {"message": {{JsonSerializer.Serialize(message)}}, "type": "invalid_request_error", "param": null, "code": "{{code}}"} }""";

    private static string Event(string type, string rest) =>
        $$"""
            event: {{type}}
            data: {"type": "{{type}}", "sequence_number": 1, {{rest.TrimStart()[1..].ReplaceLineEndings(" ")}}


            """;

    private static string Stopped(string model, string? text, string reason) =>
        With(model, Message(text ?? ""), "incomplete", $$""", "incomplete_details": {"reason": "{{reason}}"}""");

    private static string Refusal(string words) =>
        $$"""
            [{"type": "message", "id": "msg_1", "role": "assistant", "status": "completed",
              "content": [{"type": "refusal", "refusal": {{JsonSerializer.Serialize("I cannot answer " + words)}}}]}]
            """;

    private static string Message(string text) =>
        $$"""
            [{"type": "reasoning", "id": "rs_1", "summary": []},
             {"type": "message", "id": "msg_1", "role": "assistant", "status": "completed",
              "content": [{"type": "output_text", "text": {{JsonSerializer.Serialize(
                text
            )}}, "annotations": [], "logprobs": []}]}]
            """;

    private static string With(string model, string output, string status = "completed", string more = "") =>
        $$"""
            {"id": "resp_1", "object": "response", "created_at": 1772442000, "status": "{{status}}",
             "model": {{JsonSerializer.Serialize(
                model
            )}}, "parallel_tool_calls": true, "tool_choice": "auto", "tools": [], "metadata": {},
             "usage": {"input_tokens": 1200, "input_tokens_details": {"cached_tokens": 1024, "cache_write_tokens": 0},
               "output_tokens": 80, "output_tokens_details": {"reasoning_tokens": 20}, "total_tokens": 1280},
             "output": {{output}}{{more}}}
            """;
}
