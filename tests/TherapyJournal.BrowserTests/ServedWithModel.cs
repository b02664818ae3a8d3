namespace TherapyJournal.BrowserTests;

/// <summary>The same, with a model on this machine.</summary>
public sealed class ServedWithModel : ServedJournal
{
    private SmallModel? model;

    internal SmallModel Model => model ?? throw new InvalidOperationException("The model was not started.");

    protected override IReadOnlyDictionary<string, string?> More =>
        new Dictionary<string, string?>
        {
            ["Journal:Assistants:Api"] = "chat",
            ["Journal:Assistants:Endpoint"] = Model.Address,
            ["Journal:Assistants:Model"] = "small",
        };

    public override async ValueTask InitializeAsync()
    {
        model = await SmallModel.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Model.DisposeAsync();
    }
}
