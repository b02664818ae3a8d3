using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Adapters;
using Xunit;

namespace TherapyJournal.Tests.Assistants.Adapters;

public sealed class OpenAiEmbeddingsTests : AssistantTest
{
    [Fact(Timeout = Hanging)]
    public async Task Vectors_come_in_the_order_of_their_texts_over_several_requests()
    {
        var texts = Enumerable.Range(1, OpenAiEmbeddings.MostTexts + 6).Select(n => new string('a', n)).ToList();

        var vectors = await Generator().GenerateAsync(texts, cancellationToken: Cancel);

        vectors
            .Select(v => v.Vector.ToArray())
            .ShouldBe(texts.Select(text => FakeVectors.Of("text-embedding-3-small", text, 512)));
        vectors.Usage.ShouldNotBeNull().InputTokenCount.ShouldNotBe(0);
        OpenAi.Others.Select(request => request.GetProperty("input").GetArrayLength()).ShouldBe([64, 6]);
        OpenAi.Others.First().GetProperty("model").GetString().ShouldBe("text-embedding-3-small");
        OpenAi.Others.First().GetProperty("dimensions").GetInt32().ShouldBe(512);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_request_is_as_the_published_schema_has_it()
    {
        var specification = OpenAiSpecification.OrSkip();

        await Generator().GenerateAsync(["I walked."], cancellationToken: Cancel);

        specification.Faults("/v1/embeddings", OpenAi.Others.Single()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_blank_text_is_a_mistake_of_the_caller() =>
        await Should.ThrowAsync<ArgumentException>(() =>
            Generator().GenerateAsync(["I walked.", " "], cancellationToken: Cancel)
        );

    [Theory(Timeout = Hanging)]
    [InlineData(FakeFault.Forbidden, AssistantFailure.Forbidden)]
    [InlineData(FakeFault.NoCredit, AssistantFailure.NoCredit)]
    [InlineData(FakeFault.Html, AssistantFailure.Malformed)]
    [InlineData(FakeFault.NoOutput, AssistantFailure.Malformed)]
    [InlineData(FakeFault.Redirect, AssistantFailure.Redirected)]
    public async Task Every_fault_is_a_reason(FakeFault fault, AssistantFailure reason)
    {
        OpenAi.Fail(fault, always: true);

        var raised = await Should.ThrowAsync<ModelFaultException>(() =>
            Generator().GenerateAsync(["I walked."], cancellationToken: Cancel)
        );

        raised.Reason.ShouldBe(reason);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_server_of_ones_own_is_asked_for_no_length_and_gets_no_key_of_another()
    {
        await using var own = await FakeOpenAi.StartAsync();
        own.IsOpen = true;
        var generator = Generator(
            ("Journal:Assistants:Embeddings:Endpoint", own.BaseUrl),
            ("Journal:Assistants:Embeddings:Model", "house-embed")
        );

        var vectors = await generator.GenerateAsync(["I walked."], cancellationToken: Cancel);

        vectors.ShouldHaveSingleItem().Vector.Length.ShouldBe(FakeOpenAi.UsualDimensions);
        own.Others.ShouldHaveSingleItem().TryGetProperty("dimensions", out _).ShouldBeFalse();
        OpenAi.Others.ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task Vectors_of_an_earlier_model_can_be_asked_for()
    {
        var vectors = await Generator()
            .GenerateAsync(
                ["I walked."],
                new EmbeddingGenerationOptions { ModelId = "house-embed", Dimensions = 64 },
                Cancel
            );

        vectors.ShouldHaveSingleItem().Vector.ToArray().ShouldBe(FakeVectors.Of("house-embed", "I walked.", 64));
    }

    [Fact]
    public async Task Without_a_model_nothing_is_sent()
    {
        var generator = Generator(("Journal:Assistants:Embeddings:Model", "none"));

        (
            await Should.ThrowAsync<ModelFaultException>(() =>
                generator.GenerateAsync(["I walked."], cancellationToken: Cancel)
            )
        ).Reason.ShouldBe(AssistantFailure.NotConfigured);
        OpenAi.Calls.ShouldBeEmpty();
    }

    private IEmbeddingGenerator<string, Embedding<float>> Generator(params (string Name, string? Value)[] settings) =>
        Room([("Journal:Assistants:Embeddings:Model", "text-embedding-3-small"), .. settings])
            .GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();
}
