using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Insight;
using TherapyJournal.Insight.Meaning;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;

namespace TherapyJournal.Tests.Insight.Meaning;

/// <summary>A test with a server of one's own that turns texts into vectors, and no model besides.</summary>
public abstract class MeaningTest(TestedDatabase on) : LoopTest(on)
{
    protected const string Setting = "Journal:Assistants:Embeddings:Model";
    private FakeOpenAi? server;

    protected FakeOpenAi Server => server ?? throw new InvalidOperationException("The test has not begun.");

    /// <summary>Every text that was sent to be turned into a vector.</summary>
    protected IReadOnlyList<string> Sent =>
        [
            .. Server.Others.SelectMany(r =>
                r.GetProperty("input").EnumerateArray().Select(text => text.GetString() ?? "")
            ),
        ];

    public override async ValueTask InitializeAsync()
    {
        server = await FakeOpenAi.StartAsync();
        server.IsOpen = true;
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    protected override void Configure(IDictionary<string, string?> settings)
    {
        settings["Journal:Assistants:Embeddings:Endpoint"] = Server.BaseUrl;
        settings[Setting] = "house-embed";
    }

    /// <summary>The product once more, with another model, as it is after the setting was changed.</summary>
    protected async Task<JournalHouse> WithModelAsync(string model)
    {
        Ground.Settings[Setting] = model;
        return await AnotherProcessAsync();
    }

    /// <summary>Which models have made a vector of an entry.</summary>
    protected Task<List<string>> ModelsOfAsync(Guid entry) =>
        House.LookAsync(db =>
            db.EntryEmbeddings.Where(v => v.EntryId == entry).Select(v => v.Model).OrderBy(m => m).ToListAsync(Cancel)
        );

    protected Task<int> VectorsAsync() => House.LookAsync(db => db.EntryEmbeddings.CountAsync(Cancel));

    /// <summary>What comes first, as a therapist is shown it.</summary>
    protected async Task<IReadOnlyList<string>> AskedAsync(string question, JournalHouse? house = null) =>
        [.. (await AnswerAsync(question, house)).Passages.Select(p => string.Concat(p.Text.Select(t => t.Text)))];

    protected async Task<JournalAnswer> AnswerAsync(string question, JournalHouse? house = null) =>
        (
            await (house ?? House)
                .Get<AskJournal>()
                .RunAsync(Therapist, Patient, new JournalQuestion(question), show: null, Cancel)
        )
            .ShouldBeOfType<ReadOutcome<JournalAnswer>.Open>()
            .Value;

    private protected static Task<IReadOnlyList<Check>> MeaningOfAsync(JournalHouse house) =>
        house.Get<IEnumerable<ICheckUp>>().OfType<CheckMeaning>().Single().RunAsync(Cancel);
}
