using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;

namespace TherapyJournal.Tests.Chats;

/// <summary>A patient whose model answers over real HTTP.</summary>
public abstract class ModelChatTest(TestedDatabase on) : ChatTest(on)
{
    private FakeOpenAi? model;

    /// <summary>The service that stands in for the model's.</summary>
    protected FakeOpenAi Model => model!;

    public override async ValueTask InitializeAsync()
    {
        model = await FakeOpenAi.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        await Model.DisposeAsync();
    }

    protected override void Configure(IDictionary<string, string?> settings)
    {
        settings["OPENAI_API_KEY"] = FakeOpenAi.Key;
        settings["OPENAI_BASE_URL"] = Model.BaseUrl;
    }
}
