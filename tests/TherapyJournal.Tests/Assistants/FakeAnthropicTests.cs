using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace TherapyJournal.Tests.Assistants;

/// <summary>The fake refuses what the vendor refuses, so that a test against it can fail.</summary>
public sealed class FakeAnthropicTests : IAsyncLifetime
{
    private const string Good = """
        {"model": "claude-house", "max_tokens": 10, "messages": [{"role": "user", "content": "Hello"}],
         "output_config": {"format": {"type": "json_schema", "schema":
           {"type": "object", "properties": {"b": {"type": "string"}}, "required": ["b"], "additionalProperties": false}}}}
        """;

    private FakeAnthropic? anthropic;

    private FakeAnthropic Anthropic => anthropic ?? throw new InvalidOperationException("The test has not begun.");

    public async ValueTask InitializeAsync() => anthropic = await FakeAnthropic.StartAsync();

    public ValueTask DisposeAsync() => Anthropic.DisposeAsync();

    [Theory]
    [InlineData("x-api-key", FakeAnthropic.Key)]
    [InlineData("Authorization", $"Bearer {FakeAnthropic.Key}")]
    public async Task It_answers_a_sound_request(string header, string key) =>
        (await PostAsync(Good, (header, key), ("anthropic-version", "2023-06-01"))).ShouldBe(200);

    [Fact]
    public async Task It_refuses_a_wrong_key() =>
        (await PostAsync(Good, ("x-api-key", "other"), ("anthropic-version", "2023-06-01"))).ShouldBe(401);

    [Fact]
    public async Task It_refuses_a_request_without_a_version() =>
        (await PostAsync(Good, ("x-api-key", FakeAnthropic.Key))).ShouldBe(400);

    [Theory]
    [InlineData("model", "\"claude-gone\"", 404)]
    [InlineData("max_tokens", null, 400)]
    [InlineData("messages", "[]", 400)]
    [InlineData("messages", "[{\"role\": \"developer\", \"content\": \"Hello\"}]", 400)]
    [InlineData("store", "false", 400)]
    [InlineData("safety_identifier", "\"abc\"", 400)]
    [InlineData("output_config.format.type", "\"json_object\"", 400)]
    [InlineData("output_config.format.schema.additionalProperties", null, 400)]
    public async Task It_refuses_a_request_with_a_fault(string path, string? value, int expected) =>
        (
            await PostAsync(
                With(Good, path, value),
                ("x-api-key", FakeAnthropic.Key),
                ("anthropic-version", "2023-06-01")
            )
        ).ShouldBe(expected);

    /// <summary>The JSON with one value set, or taken away where it is null.</summary>
    internal static string With(string json, string path, string? value)
    {
        var body = JsonNode.Parse(json)!.AsObject(); // sound JSON
        var names = path.Split('.');
        var parent = names[..^1].Aggregate(body, (node, name) => node[name]!.AsObject()); // every parent is there
        parent.Remove(names[^1]);
        if (value is not null)
        {
            parent[names[^1]] = JsonNode.Parse(value);
        }
        return body.ToJsonString();
    }

    private async Task<int> PostAsync(string body, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Anthropic.Origin}/v1/messages");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }
}
