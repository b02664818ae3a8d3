using System.Text.Json;
using Shouldly;
using Xunit;

namespace TherapyJournal.Tests.Assistants;

/// <summary>A planted wrong request is refused, so that the comparison with the vendor's description can fail.</summary>
public sealed class OpenAiSpecificationTests
{
    private const string Responses = """
        {"model": "gpt-6-luna", "store": false, "max_output_tokens": 400, "safety_identifier": "abc", "stream": true,
         "input": [{"role": "user", "content": [{"type": "input_text", "text": "Hello"}]}],
         "text": {"format": {"type": "json_schema", "name": "a", "strict": true, "schema": {"type": "object"}}}}
        """;

    private const string Chat = """
        {"model": "gpt-6-luna", "messages": [{"role": "system", "content": "Write."}, {"role": "user", "content": "Hello"}],
         "stream": true, "stream_options": {"include_usage": true}, "response_format": {"type": "json_object"}}
        """;

    private const string Embeddings = """{"model": "text-embedding-3-small", "input": ["Hello"], "dimensions": 512}""";

    private const string Moderations = """{"model": "omni-moderation-latest", "input": "Hello"}""";

    // The schema in small: a reference, all of two parts, one of two forms, and what may be null.
    private const string Small = """
        {"Request": {"allOf": [{"$ref": "#/components/schemas/Named"}, {"type": "object", "required": ["size"],
           "properties": {"size": {"type": "integer", "minimum": 1}, "kind": {"type": "string", "enum": ["a", "b"]},
             "more": {"type": "object", "additionalProperties": true}, "gone": {"type": "string", "nullable": true},
             "parts": {"type": "array", "minItems": 1, "items": {"oneOf": [{"type": "string"}, {"$ref": "#/components/schemas/Named"}]}}}}]},
         "Named": {"type": "object", "required": ["name"], "properties": {"name": {"type": ["string", "null"], "maxLength": 4}}}}
        """;

    [Theory]
    [InlineData("/v1/responses", Responses)]
    [InlineData("/v1/chat/completions", Chat)]
    [InlineData("/v1/embeddings", Embeddings)]
    [InlineData("/v1/moderations", Moderations)]
    public void A_sound_request_has_no_fault(string path, string body) => FaultsOf(path, body).ShouldBeEmpty();

    [Theory]
    [InlineData("/v1/responses", Responses, "store", "\"no\"")]
    [InlineData("/v1/responses", Responses, "colour", "1")]
    [InlineData("/v1/responses", Responses, "max_output_tokens", "0.5")]
    [InlineData("/v1/responses", Responses, "text.format.type", "\"json\"")]
    [InlineData("/v1/responses", Responses, "text.format.name", null)]
    [InlineData("/v1/responses", Responses, "text.form", "1")]
    [InlineData("/v1/responses", Responses, "input", """[{"role": "nurse", "content": "Hello"}]""")]
    [InlineData(
        "/v1/responses",
        Responses,
        "input",
        """[{"role": "user", "content": [{"type": "text", "text": "a"}]}]"""
    )]
    [InlineData("/v1/chat/completions", Chat, "messages", "[]")]
    [InlineData("/v1/chat/completions", Chat, "messages", """[{"role": "user", "content": 7}]""")]
    [InlineData("/v1/chat/completions", Chat, "stream_options.include_use", "true")]
    [InlineData("/v1/chat/completions", Chat, "response_format.type", "\"yaml\"")]
    [InlineData("/v1/embeddings", Embeddings, "dimensions", "\"512\"")]
    [InlineData("/v1/embeddings", Embeddings, "encoding_format", "\"hex\"")]
    [InlineData("/v1/embeddings", Embeddings, "input", "[1.5]")]
    [InlineData("/v1/moderations", Moderations, "input", null)]
    [InlineData("/v1/moderations", Moderations, "input", "{}")]
    public void A_planted_fault_is_found(string path, string body, string at, string? value) =>
        FaultsOf(path, FakeAnthropicTests.With(body, at, value)).ShouldNotBeEmpty();

    [Theory]
    [InlineData(
        """{"name": "tea", "size": 2, "kind": "a", "more": {"x": 1}, "gone": null, "parts": ["b", {"name": null}]}""",
        null
    )]
    [InlineData("""{"size": 2}""", "$.name is missing")]
    [InlineData("""{"name": "tea"}""", "$.size is missing")]
    [InlineData("""{"name": 1, "size": 2}""", "$.name is a Number, not a string or null")]
    [InlineData("""{"name": "kettle", "size": 2}""", "$.name is out of bounds: 6")]
    [InlineData("""{"name": "tea", "size": 0}""", "$.size is out of bounds: 0")]
    [InlineData("""{"name": "tea", "size": 2.5}""", "$.size is a Number, not a integer")]
    [InlineData("""{"name": "tea", "size": 2, "kind": "c"}""", "$.kind is \"c\", which is not offered")]
    [InlineData("""{"name": "tea", "size": 2, "colour": "red"}""", "$.colour is unknown")]
    [InlineData("""{"name": "tea", "size": 2, "parts": []}""", "$.parts is out of bounds: 0")]
    [InlineData("""{"name": "tea", "size": 2, "parts": [{"name": "b", "size": 1}]}""", "$.parts[0].size is unknown")]
    public void A_fault_is_told_with_its_place(string value, string? fault)
    {
        var schemas = JsonDocument.Parse(Small).RootElement;

        new OpenApiSchema(schemas)
            .Faults(schemas.GetProperty("Request"), JsonDocument.Parse(value).RootElement)
            .ShouldBe(fault is null ? [] : [fault]);
    }

    private static IReadOnlyList<string> FaultsOf(string path, string body) =>
        OpenAiSpecification.OrSkip().Faults(path, JsonDocument.Parse(body).RootElement);
}
