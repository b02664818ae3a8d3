using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Shouldly;
using Xunit;

namespace TherapyJournal.Tests.Conventions;

/// <summary>The models that were compiled ahead say the same as the records do; <c>./dev model</c> makes them anew.</summary>
public sealed class CompiledModelsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_compiled_model_is_as_new_as_the_records(int database)
    {
        var (name, records) = PlainRecords.Models[database];
        var compiled = PlainRecords.CompiledModels[database].Model;

        compiled
            .GetType()
            .Name.ShouldEndWith("JournalDbModel", customMessage: $"{name} works without a compiled model");
        Describe(compiled).ShouldBe(Describe(records), $"{name}: the records have changed: ./dev model");
    }

    [Theory]
    [InlineData("another type", "entries.recorded_at INTEGER as Int64")]
    [InlineData("a token of concurrency", "entries.version INTEGER as Int32 token")]
    [InlineData("a converter", "entries.patient_id TEXT as PatientId by PatientIdConverter")]
    [InlineData("an index", "index of entries unique: delivery_hash")]
    public void What_may_differ_is_described(string what, string line)
    {
        Describe(PlainRecords.Models[0].Model).ShouldContain(line, what);
    }

    private static IReadOnlyList<string> Describe(IModel model) =>
        [
            .. model
                .GetEntityTypes()
                .SelectMany(entity =>
                    entity
                        .GetProperties()
                        .Select(p => Describe(entity, p))
                        .Concat(entity.GetIndexes().Select(i => Describe(entity, i)))
                )
                .Order(StringComparer.Ordinal),
        ];

    private static string Describe(IEntityType entity, IProperty property) =>
        $"{entity.GetTableName()}.{property.GetColumnName()} {property.GetColumnType()} as {property.ClrType.Name}"
        + (property.IsNullable ? " or null" : "")
        + (property.IsConcurrencyToken ? " token" : "")
        + (property.GetValueConverter() is { } converter ? $" by {converter.GetType().Name}" : "")
        + (property.IsKey() ? " key" : "");

    private static string Describe(IEntityType entity, IIndex index) =>
        $"index of {entity.GetTableName()}{(index.IsUnique ? " unique" : "")}: "
        + string.Join(", ", index.Properties.Select(p => p.GetColumnName()));
}
