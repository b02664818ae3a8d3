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

        vectors.Select(v => (int)v.Vector.Span[0]).ShouldBe(Enumerable.Range(1, texts.Count));
        vectors.ShouldAllBe(v => v.Vector.Length == 512);
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

    private IEmbeddingGenerator<string, Embedding<float>> Generator() =>
        Room().GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();
}
