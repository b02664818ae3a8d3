using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace TherapyJournal.Tests.Assistants;

/// <summary>The fake refuses what the vendor refuses, so that a test against it can fail.</summary>
public sealed class FakeOpenAiTests : IAsyncLifetime
{
    private const string Good = """
        {"model": "gpt-6-luna", "input": "Hello", "store": false, "safety_identifier": "abc",
         "text": {"format": {"type": "json_schema", "name": "a", "strict": true, "schema":
           {"type": "object", "properties": {"b": {"type": "string"}}, "required": ["b"], "additionalProperties": false}}}}
        """;

    private const string GoodChat = """
        {"model": "gpt-6-luna", "messages": [{"role": "user", "content": "Hello"}], "max_tokens": 10,
         "response_format": {"type": "json_schema", "json_schema": {"name": "a", "strict": true, "schema":
           {"type": "object", "properties": {"b": {"type": "string"}}, "required": ["b"], "additionalProperties": false}}}}
        """;

    private FakeOpenAi? openAi;

    private FakeOpenAi OpenAi => openAi ?? throw new InvalidOperationException("The test has not begun.");

    public async ValueTask InitializeAsync() => openAi = await FakeOpenAi.StartAsync();

    public ValueTask DisposeAsync() => OpenAi.DisposeAsync();

    [Fact]
    public async Task It_answers_a_sound_request()
    {
        (await PostAsync(Good)).Status.ShouldBe(200);
        (await PostAsync(GoodChat, path: "chat/completions")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("sk-other")]
    public async Task It_refuses_a_missing_or_wrong_key(string? key)
    {
        var (status, code) = await PostAsync(Good, key);

        (status, code).ShouldBe((401, "invalid_api_key"));
    }

    [Theory]
    [InlineData("model", null, 400)]
    [InlineData("input", null, 400)]
    [InlineData("store", null, 400)]
    [InlineData("store", "true", 400)]
    [InlineData("max_output_tokens", "15", 400)]
    [InlineData("colour", "1", 400)]
    [InlineData("model", "\"gpt-4\"", 404)]
    [InlineData("safety_identifier", "\"12345678901234567890123456789012345678901234567890123456789012345\"", 400)]
    [InlineData("text.format.strict", "false", 400)]
    [InlineData("text.format.schema.required", "[]", 400)]
    [InlineData("text.format.schema.additionalProperties", null, 400)]
    public async Task It_refuses_a_request_with_a_fault(string path, string? value, int expected) =>
        (await PostAsync(FakeAnthropicTests.With(Good, path, value))).Status.ShouldBe(expected);

    [Theory]
    [InlineData("model", null, 400)]
    [InlineData("messages", null, 400)]
    [InlineData("store", "true", 400)]
    [InlineData("input", "\"Hello\"", 400)]
    [InlineData("max_completion_tokens", "10", 400)]
    [InlineData("stream_options", "{}", 400)]
    [InlineData("model", "\"gpt-4\"", 404)]
    [InlineData("response_format.json_schema.name", null, 400)]
    [InlineData("response_format.json_schema.strict", "false", 400)]
    [InlineData("response_format.json_schema.schema.required", "[]", 400)]
    public async Task It_refuses_a_chat_with_a_fault(string path, string? value, int expected) =>
        (await PostAsync(FakeAnthropicTests.With(GoodChat, path, value), path: "chat/completions")).Status.ShouldBe(
            expected
        );

    [Fact]
    public async Task It_refuses_what_is_no_json() => (await PostAsync("{")).Status.ShouldBe(400);

    private async Task<(int Status, string? Code)> PostAsync(
        string body,
        string? key = FakeOpenAi.Key,
        string path = "responses"
    )
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{OpenAi.BaseUrl}/{path}");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, JsonNode.Parse(answer)?["error"]?["code"]?.GetValue<string>());
    }
}
