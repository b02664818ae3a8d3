using System.Text.Json;

namespace TherapyJournal.Tests.Assistants;

/// <summary>Anthropic's Messages.</summary>
internal sealed class FakeAnthropicWire : FakeWire
{
    // 176 read + 1024 from the cache: 1200 in all, as the other fakes.
    private const string Read =
        "\"input_tokens\": 176, \"cache_read_input_tokens\": 1024, \"cache_creation_input_tokens\": 0";

    public override string UnknownEvent => Event("moon_risen", "\"phase\": \"full\"");

    public override string Whole(string model, string? text, FakeEnd end = FakeEnd.Completed, string words = "") =>
        end is FakeEnd.Failed or FakeEnd.ErrorEvent
            ? Error("api_error", words)
            : $$"""
            {"id": "msg_1", "type": "message", "role": "assistant", "model": {{JsonSerializer.Serialize(model)}},
             "content": [{{(
                text is null ? "" : $$"""{"type": "text", "text": {{JsonSerializer.Serialize(text)}}}"""
            )}}],
             "stop_reason": {{Stop(end)}}, "stop_sequence": null, "usage": {{{Read}}, "output_tokens": 80} }
            """;

    public override IEnumerable<string> Events(
        string model,
        string? text,
        FakeEnd end = FakeEnd.Completed,
        string words = ""
    )
    {
        yield return Event(
            "message_start",
            $$"""
            "message": {"id": "msg_1", "type": "message", "role": "assistant", "model": {{JsonSerializer.Serialize(
                model
            )}}, "content": [], "stop_reason": null, "stop_sequence": null, "usage": {{{Read}}, "output_tokens": 1} }
            """
        );
        yield return Event("ping", "\"time\": 1");
        yield return UnknownEvent;
        yield return Event(
            "content_block_start",
            "\"index\": 0, \"content_block\": {\"type\": \"text\", \"text\": \"\"}"
        );
        foreach (var piece in Pieces(text))
        {
            yield return Event(
                "content_block_delta",
                $$"""
                "index": 0, "delta": {"type": "text_delta", "text": {{JsonSerializer.Serialize(piece)}}}
                """
            );
        }
        yield return Event("content_block_stop", "\"index\": 0");
        if (end is FakeEnd.Failed or FakeEnd.ErrorEvent)
        {
            yield return $"event: error\ndata: {Error("overloaded_error", words)}\n\n";
        }
        else if (end is not FakeEnd.Never)
        {
            yield return Event(
                "message_delta",
                $$"""
                "delta": {"stop_reason": {{Stop(end)}}, "stop_sequence": null}, "usage": {"output_tokens": 80}
                """
            );
            yield return Event("message_stop", "\"last\": true");
        }
    }

    public override string Error(string code, string message) =>
        $$"""{"type": "error", "error": {"type": "{{Type(code)}}", "message": {{JsonSerializer.Serialize(message)}}}, "request_id": "req_1"}""";

    // The vendor has types where OpenAI has codes.
    private static string Type(string code) =>
        code switch
        {
            "invalid_api_key" => "authentication_error",
            "unsupported_country_region_territory" => "permission_error",
            "model_not_found" or "unknown_url" => "not_found_error",
            "rate_limit_exceeded" => "rate_limit_error",
            "insufficient_quota" => "billing_error",
            "server_error" or "api_error" => "api_error",
            "overloaded" or "overloaded_error" => "overloaded_error",
            _ => "invalid_request_error",
        };

    private static string Stop(FakeEnd end) =>
        end switch
        {
            FakeEnd.OutOfTokens => "\"max_tokens\"",
            FakeEnd.Filtered or FakeEnd.Refused => "\"refusal\"",
            FakeEnd.Never => "null",
            _ => "\"end_turn\"",
        };

    private static string Event(string type, string rest) =>
        $$"""
            event: {{type}}
            data: {"type": "{{type}}", {{rest.ReplaceLineEndings(" ")}}}


            """;
}
