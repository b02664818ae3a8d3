using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Shouldly;
using TherapyJournal.Tests.Database;
using TherapyJournal.Tests.Journaling;
using Xunit;

namespace TherapyJournal.Tests.Conventions;

/// <summary>SQLite and PostgreSQL hold the same tables, so that a backup of the one is a restore of the other, and are tested alike.</summary>
public sealed class TwoDatabasesTests
{
    /// <summary>Tests of a journal without a twin on the other database, and why.</summary>
    private static readonly Dictionary<string, string> OnOneAlone = new(StringComparer.Ordinal)
    {
        ["EverySentenceOnSqlite"] = "what pages say, which no database changes",
        ["FolderLedgerTests"] = "the files of the ledger; its twins keep it in the database",
        ["MisbehavingModelTests"] = "what a model says, which no database changes; a hundred loops",
        ["PoolerStormOnPostgres"] = "a pooler of connections, which SQLite has none of",
        ["PromptRequestTests"] = "what is sent, which no database changes",
        ["UntrustedEntriesOnSqlite"] = "what entries order, which no database changes; a hundred loops",
        ["PollingConflictTests"] = "what Telegram says, which no database changes",
        ["UpdateWebhookBeforeItsStoreTests"] = "a store that is not open, whichever it is",
        ["WriteReflectionTests"] = "the faults of a service, which no database changes; a hundred loops",
    };

    private static readonly IReadOnlyList<Type> Tests =
    [
        .. typeof(TwoDatabasesTests)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(JournalTest)) && !t.IsAbstract)
            .OrderBy(t => t.Name, StringComparer.Ordinal),
    ];

    [Fact]
    public void Both_models_are_equal_table_by_table()
    {
        var (sqlite, postgres) = (Describe(PlainRecords.Models[0].Model), Describe(PlainRecords.Models[1].Model));

        sqlite.Count.ShouldBeGreaterThan(100);
        sqlite.Except(postgres).ShouldBeEmpty();
        postgres.Except(sqlite).ShouldBeEmpty();
    }

    [Fact]
    public void Names_are_lower_case_with_underscores()
    {
        var names = PlainRecords
            .Models[1]
            .Model.GetEntityTypes()
            .SelectMany(e => e.GetProperties().Select(p => p.GetColumnName()).Prepend(e.GetTableName()!))
            .ToList();

        names.Count.ShouldBeGreaterThan(50);
        names.Where(n => n.Any(c => !(char.IsAsciiLetterLower(c) || c == '_'))).ShouldBeEmpty();
    }

    [Fact]
    public void Each_database_has_its_own_migrations()
    {
        string[] folders = ["Sqlite", "Postgres"];
        foreach (var folder in folders)
        {
            Directory
                .GetFiles(Path.Combine(House.Root, "src/TherapyJournal/Storage/Migrations", folder), "*.Designer.cs")
                .ShouldNotBeEmpty(folder);
        }
    }

    [Fact]
    public void Tests_of_a_journal_run_on_both_databases()
    {
        Tests.Count.ShouldBeGreaterThan(150);
        WithoutTwin(Tests).Select(t => t.Name).Except(OnOneAlone.Keys).ShouldBeEmpty();
        Tests.Where(t => MadeOn(t) != NamedOn(t)).ShouldBeEmpty("the name tells the database");
    }

    [Fact]
    public void What_runs_on_one_database_alone_exists() =>
        OnOneAlone.Keys.Except(WithoutTwin(Tests).Select(t => t.Name)).ShouldBeEmpty();

    [Fact]
    public void A_missing_twin_is_seen()
    {
        var cut = Tests.Where(t => t != typeof(RecordEntryOnPostgres)).ToList();

        WithoutTwin(cut).ShouldContain(typeof(RecordEntryOnSqlite));
        WithoutTwin(Tests).ShouldNotContain(typeof(RecordEntryOnSqlite));
    }

    [Fact]
    public void A_difference_is_seen()
    {
        var described = Describe(PlainRecords.Models[0].Model);

        described.ShouldContain("entries.recorded_at Int64 not null");
        described.ShouldContain("index of entries unique: delivery_hash");
        described.Except(described.Where(d => d != "entries.recorded_at Int64 not null")).Count().ShouldBe(1);
    }

    /// <summary>Those whose tests run on the one database and not on the other.</summary>
    private static IEnumerable<Type> WithoutTwin(IReadOnlyList<Type> tests) =>
        tests.Where(t =>
            !tests.Any(other => other.BaseType == t.BaseType && Stem(other) == Stem(t) && MadeOn(other) != MadeOn(t))
        );

    private static string Stem(Type test) =>
        test.Name.Replace("OnSqlite", "", StringComparison.Ordinal).Replace("OnPostgres", "", StringComparison.Ordinal);

    private static TestedDatabase MadeOn(Type test) => ((JournalTest)Activator.CreateInstance(test)!).On;

    private static TestedDatabase NamedOn(Type test) =>
        test.Name.EndsWith("OnPostgres", StringComparison.Ordinal) ? TestedDatabase.Postgres : TestedDatabase.Sqlite;

    private static HashSet<string> Describe(IModel model)
    {
        var described = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entity in model.GetEntityTypes())
        {
            var table = entity.GetTableName();
            described.Add($"key of {table}: {ColumnsOf(entity.FindPrimaryKey()!.Properties)}");
            foreach (var property in entity.GetProperties())
            {
                var type = (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).Name;
                var nullable = property.IsColumnNullable() ? "null" : "not null";
                described.Add($"{table}.{property.GetColumnName()} {type} {nullable}");
            }
            foreach (var index in entity.GetIndexes())
            {
                described.Add($"index of {table}{(index.IsUnique ? " unique" : "")}: {ColumnsOf(index.Properties)}");
            }
        }
        return described;
    }

    private static string ColumnsOf(IEnumerable<IReadOnlyProperty> properties) =>
        string.Join(", ", properties.Select(p => p.GetColumnName()));
}
