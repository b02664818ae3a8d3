using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Shouldly;
using Xunit;

namespace TherapyJournal.Tests.Conventions;

/// <summary>SQLite and PostgreSQL hold the same tables, so that a backup of the one is a restore of the other.</summary>
public sealed class TwoDatabasesTests
{
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
    public void A_difference_is_seen()
    {
        var described = Describe(PlainRecords.Models[0].Model);

        described.ShouldContain("entries.recorded_at Int64 not null");
        described.ShouldContain("index of entries unique: delivery_hash");
        described.Except(described.Where(d => d != "entries.recorded_at Int64 not null")).Count().ShouldBe(1);
    }

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
