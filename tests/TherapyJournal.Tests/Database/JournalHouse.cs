using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.Practices;
using TherapyJournal.Records;
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
    /// <param name="furnish">Adds to the services or replaces some; null: the product as it is, on a <see cref="StandingClock"/>.</param>
    public static JournalHouse Build(Ground ground, Action<IServiceCollection>? furnish = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(ground.Settings).Build();
        var product = new ServiceCollection();
        product.AddLogging();
        product.AddSingleton<TimeProvider>(ground.Clock);
        product.AddTherapyJournal(configuration);
        furnish?.Invoke(product);
        return new JournalHouse(ground, product.BuildServiceProvider());
    }

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

    public async Task<TherapistId> AddTherapistAsync(string name = "Noor Example")
    {
        var row = new Therapist { Id = RowId.New(Get<TimeProvider>()) };
        Get<Keys>().Seal(row, new TherapistContent(name, Get<TimeProvider>().NowStored()));
        await SaveAsync(async db => await db.AddAsync(row));
        return row.TherapistId;
    }

    /// <summary>A patient with key, standing and a place in the caseload of this therapist (null: of a new one).</summary>
    public async Task<PatientId> AddPatientAsync(
        TherapistId? therapist = null,
        string name = "Ada Example",
        PatientStandingContent? standing = null
    )
    {
        var (clock, reader) = (Get<TimeProvider>(), therapist ?? await AddTherapistAsync());
        var patient = new PatientId(RowId.New(clock));
        await SaveAsync(db =>
        {
            var sealer = Records.NewPatient(db, patient);
            Add(
                new Patient { Id = patient.Value, NameHash = Get<Keys>().LookupHash("patient-name", name) },
                new PatientContent(name)
            );
            Add(new PatientStanding { Id = RowId.New(clock) }, standing ?? AllConsents(clock));
            Add(
                new Caseload { Id = RowId.New(clock), TherapistId = reader },
                new CaseloadContent(clock.NowStored(), $"{reader}")
            );
            return Task.CompletedTask;

            void Add<TContent>(PatientRow<TContent> row, TContent content)
            {
                sealer.Seal(row, content);
                db.Add(row);
            }
        });
        return patient;
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

    private static PatientStandingContent AllConsents(TimeProvider clock) =>
        new()
        {
            Consents =
            [
                .. Enum.GetValues<ConsentKind>()
                    .Select(kind => new ConsentDecision(kind, true, "en.v1", clock.NowStored(), "test")),
            ],
        };
}
