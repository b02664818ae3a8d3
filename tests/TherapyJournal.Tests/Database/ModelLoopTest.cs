using System.Text.Json;
using TherapyJournal.Tests.Assistants;

namespace TherapyJournal.Tests.Database;

/// <summary>A test of the loop with a model: a stand-in that speaks the real protocol over HTTP.</summary>
public abstract class ModelLoopTest(TestedDatabase on) : LoopTest(on)
{
    private FakeOpenAi? model;

    protected FakeOpenAi Model => model ?? throw new InvalidOperationException("The test has not begun.");

    public override async ValueTask InitializeAsync()
    {
        model = await FakeOpenAi.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        if (model is not null)
        {
            await model.DisposeAsync();
        }
    }

    protected override void Configure(IDictionary<string, string?> settings)
    {
        settings["OPENAI_API_KEY"] = FakeOpenAi.Key;
        settings["OPENAI_BASE_URL"] = Model.BaseUrl;
    }

    /// <summary>Everything that any model was sent.</summary>
    protected string Sent => string.Join('\n', Model.Requests.Select(r => r.Body));

    /// <summary>Answers summaries with these sentences; everything else plausibly.</summary>
    protected void Summarises(
        string notification,
        IEnumerable<(string Text, string Quotation)> sentences,
        object? suggestedGoal = null
    )
    {
        var answer = JsonSerializer.Serialize(
            new
            {
                sentences = sentences.Select(s => new { text = s.Text, quotation = s.Quotation }),
                insights = Array.Empty<string>(),
                notification,
                suggestedGoal,
            }
        );
        Model.Answer = request => request.Form == "summarize-entry" ? answer : FakeAnswers.Plausible(request);
    }
}
