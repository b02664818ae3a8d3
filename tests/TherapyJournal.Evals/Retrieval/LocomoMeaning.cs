using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TherapyJournal.Assistants;
using TherapyJournal.Insight.Meaning;

namespace TherapyJournal.Evals.Retrieval;

/// <summary>Has the turns and questions of conversations turned into vectors by the service that the settings name, as the product does it with entries.</summary>
internal sealed class LocomoMeaning : IDisposable
{
    private readonly ServiceProvider room;
    private readonly EmbeddingModel model;

    private LocomoMeaning(ServiceProvider room, EmbeddingModel model) => (this.room, this.model) = (room, model);

    /// <summary>The model's name.</summary>
    public string Name => model.Name;

    /// <returns>Null: the settings name no embeddings, or they cannot be used.</returns>
    public static LocomoMeaning? From(IConfiguration settings, TimeProvider clock)
    {
        var services = new ServiceCollection()
            .AddSingleton(clock)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error))
            .AddAssistants(settings)
            .BuildServiceProvider();
        if (services.GetRequiredService<ModelRoutes>() is { Embeddings: { IsConfigured: true, Model: { } model } })
        {
            return new LocomoMeaning(services, model);
        }
        services.Dispose();
        return null;
    }

    /// <summary>The vectors of every turn, each passage for itself.</summary>
    public MeaningIndex IndexOf(IReadOnlyList<Turn> turns)
    {
        var passages = turns.SelectMany((turn, at) => EntryPassages.Of(turn.Text).Select(text => (at, text))).ToList();
        var vectors = Vectors([.. passages.Select(p => p.text)]);
        return MeaningIndex.Of(
            passages
                .Zip(vectors)
                .GroupBy(p => p.First.at)
                .Select(g => (g.Key, model.Key, EntryEmbeddingContent.Of([.. g.Select(p => p.Second)])))
        );
    }

    /// <summary>Each question as the model has it.</summary>
    public IReadOnlyDictionary<string, AskedMeaning> Of(IEnumerable<string> questions)
    {
        var each = questions.Distinct(StringComparer.Ordinal).ToList();
        return each.Zip(Vectors(each))
            .ToDictionary(q => q.First, q => new AskedMeaning([(model.Key, q.Second)]), StringComparer.Ordinal);
    }

    public void Dispose() => room.Dispose();

    private IReadOnlyList<float[]> Vectors(IReadOnlyList<string> texts)
    {
        var service = room.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();
        var made = service.GenerateAsync(texts).GetAwaiter().GetResult();
        return [.. made.Select(v => v.Vector.ToArray()).Select(AskEmbeddings.OfLengthOne)];
    }
}
