using System.Text.Json;

namespace TherapyJournal.Tests.Assistants;

/// <summary>Chat completions.</summary>
internal sealed class FakeChatWire : FakeWire
{
    private const string Usage =
        """{"prompt_tokens": 1200, "completion_tokens": 80, "total_tokens": 1280, "prompt_tokens_details": {"cached_tokens": 1024}}""";

    public override string UnknownEvent => Chunk("m", """{"reasoning_content": "hm"}""", finish: null);

    public override string Whole(string model, string? text, FakeEnd end = FakeEnd.Completed, string words = "")
    {
        if (end is FakeEnd.Failed or FakeEnd.ErrorEvent)
        {
            return Error("server_error", words);
        }
        var refusal = end is FakeEnd.Refused ? JsonSerializer.Serialize("I cannot answer " + words) : "null";
        var content = end is FakeEnd.Refused ? "null" : JsonSerializer.Serialize(text);
        var choice = text is null
            ? ""
            : $$"""{"index": 0, "message": {"role": "assistant", "content": {{content}}, "refusal": {{refusal}}}, "logprobs": null, "finish_reason": {{Finish(
                end
            )}}}""";
        return $$"""
            {"id": "chatcmpl-1", "object": "chat.completion", "created": 1772442000, "model": {{JsonSerializer.Serialize(
                model
            )}},
             "choices": [{{choice}}], "usage": {{Usage}}}
            """;
    }

    public override IEnumerable<string> Events(
        string model,
        string? text,
        FakeEnd end = FakeEnd.Completed,
        string words = ""
    )
    {
        yield return ": keep-alive\n\n";
        yield return Chunk(model, """{"role": "assistant", "content": ""}""", finish: null);
        yield return UnknownEvent;
        foreach (var piece in Pieces(text))
        {
            var name = end is FakeEnd.Refused ? "refusal" : "content";
            yield return Chunk(model, $$"""{"{{name}}": {{JsonSerializer.Serialize(piece)}}}""", finish: null);
        }
        if (end is FakeEnd.Failed or FakeEnd.ErrorEvent)
        {
            yield return $"data: {Error("server_error", words)}\n\n";
        }
        else if (end is not FakeEnd.Never)
        {
            yield return Chunk(model, "{}", Finish(end));
            yield return $$"""data: {"id": "chatcmpl-1", "object": "chat.completion.chunk", "choices": [], "usage": {{Usage}}}"""
                + "\n\n";
            yield return "data: [DONE]\n\n";
        }
    }

    public override string Error(string code, string message) =>
        $$"""{"error": {"message": {{JsonSerializer.Serialize(message)}}, "type": "invalid_request_error", "param": null, "code": "{{code}}"} }""";

    private static string Finish(FakeEnd end) =>
        end switch
        {
            FakeEnd.OutOfTokens => "\"length\"",
            FakeEnd.Filtered => "\"content_filter\"",
            FakeEnd.Never => "null",
            _ => "\"stop\"",
        };

    private static string Chunk(string model, string delta, string? finish) =>
        $$"""data: {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1772442000, "model": {{JsonSerializer.Serialize(
            model
        )}}, "choices": [{"index": 0, "delta": {{delta}}, "finish_reason": {{finish ?? "null"}}}]}"""
        + "\n\n";
}
