using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.Tests.Database;

/// <summary>The product, built as the program builds it, on a <see cref="Ground"/>; with verbs for what tests need there.</summary>
public sealed class JournalHouse : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private JournalHouse(Ground ground, ServiceProvider services) => (Ground, this.services) = (ground, services);

    public Ground Ground { get; }

    public StandingClock Clock => Ground.Clock;

    public JournalStore Store => Get<JournalStore>();

    public PatientRecords Records => Get<PatientRecords>();

    /// <summary>The product on this ground, not opened yet.</summary>
    /// <param name="ground">Where it stands.</param>
    /// <param name="furnish">Adds to the services or replaces some; null: the product as it is, on the ground's clock.</param>
    public static JournalHouse Build(Ground ground, Action<IServiceCollection>? furnish = null) =>
        new(
            ground,
            Product(new ConfigurationBuilder().AddInMemoryCollection(ground.Settings).Build(), ground.Clock, furnish)
        );

    /// <summary>The product on this ground, opened as every command opens it.</summary>
    public static async Task<JournalHouse> OpenAsync(Ground ground, Action<IServiceCollection>? furnish = null)
    {
        var house = Build(ground, furnish);
        var outcome = await house.Get<OpenStore>().RunAsync(migrate: false, CancellationToken.None);
        return outcome is OpenStoreOutcome.Refused refused
            ? throw new InvalidOperationException(refused.Sentence)
            : house;
    }

    /// <summary>A service of the product.</summary>
    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Saves in one transaction.</summary>
    public Task SaveAsync(Func<JournalDb, Task> work) => Store.TransactAsync(work, CancellationToken.None);

    /// <summary>Looks into the tables.</summary>
    public Task<T> LookAsync<T>(Func<JournalDb, Task<T>> read) => Store.ReadAsync(read, CancellationToken.None);

    /// <summary>Changes the tables as somebody would who can write to the database and has no key.</summary>
    /// <returns>How many rows were changed.</returns>
    public Task<int> ForgeAsync(FormattableString sql) => LookAsync(db => db.Database.ExecuteSqlAsync(sql));

    /// <summary>A therapist; where the name matters to nobody they get one that nobody else has.</summary>
    public async Task<TherapistId> AddTherapistAsync(string? name = null)
    {
        var outcome = await Get<Therapists>()
            .AddAsync(name ?? $"Noor Example {RowId.New(Clock):N}", CancellationToken.None);
        return outcome is AddTherapistOutcome.Added added
            ? added.Id
            : throw new InvalidOperationException($"The therapist was not added: {outcome}");
    }

    /// <summary>An owner of the practice, whose address nobody has proven.</summary>
    public async Task<Guid> AddOwnerAsync(string name = "Olga Example")
    {
        await Get<ProveContact>().AddOwnerAsync(name, "olga@practice.example", CancellationToken.None);
        var practice = await Get<PracticeSettings>().ReadAsync(CancellationToken.None);
        return practice.Owners.Single(o => o.Name == name).Id;
    }

    /// <summary>A patient in the caseload of this therapist (null: of a new one), with every consent unless details say otherwise.</summary>
    public async Task<PatientId> AddPatientAsync(
        TherapistId? therapist = null,
        string name = "Ada Example",
        NewPatient? details = null
    )
    {
        var outcome = await Get<AddPatient>()
            .RunAsync(
                details ?? new NewPatient(name) { Consents = Enum.GetValues<ConsentKind>() },
                therapist ?? await AddTherapistAsync(),
                CancellationToken.None
            );
        return outcome is AddPatientOutcome.Added added
            ? added.Id
            : throw new InvalidOperationException($"The patient was not added: {outcome}");
    }

    /// <summary>Seals a row of a patient and inserts it; its id is made where it has none.</summary>
    public async Task<TRow> InsertAsync<TRow, TContent>(PatientId patient, TRow row, TContent content)
        where TRow : PatientRow<TContent>
    {
        row.Id = row.Id == Guid.Empty ? RowId.New(Get<TimeProvider>()) : row.Id;
        var sealer = await LookAsync(db => Records.SealerAsync(db, patient, CancellationToken.None));
        (sealer ?? throw new InvalidOperationException($"There is no patient {patient}.")).Seal(row, content);
        await SaveAsync(async db => await db.AddAsync(row));
        return row;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    internal static ServiceProvider Product(
        IConfiguration configuration,
        TimeProvider clock,
        Action<IServiceCollection>? furnish
    )
    {
        var product = new ServiceCollection();
        product.AddLogging();
        product.AddSingleton(clock);
        product.AddTherapyJournal(configuration);
        furnish?.Invoke(product);
        return product.BuildServiceProvider();
    }
}
