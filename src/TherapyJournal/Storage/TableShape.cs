using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace TherapyJournal.Storage;

/// <summary>A table as the model knows it, so that what must hold for every table can be done to every table.</summary>
internal sealed record TableShape(string Name, Type Row, IReadOnlyList<ColumnShape> Columns)
{
    /// <summary>Every table, by name; the same on both databases.</summary>
    public static IReadOnlyList<TableShape> All(JournalDb db) =>
        [.. db.Model.GetEntityTypes().Select(Of).OrderBy(t => t.Name, StringComparer.Ordinal)];

    private static TableShape Of(IEntityType entity) =>
        new(
            entity.GetTableName() ?? throw new InvalidOperationException($"{entity.ClrType.Name} has no table."),
            entity.ClrType,
            [.. entity.GetProperties().Select(ColumnShape.Of).OrderBy(c => c.Name, StringComparer.Ordinal)]
        );
}

/// <summary>A column: its name, what it holds, and from which property of the row.</summary>
internal sealed record ColumnShape(string Name, string Property, Type Type, bool IsNullable)
{
    public static ColumnShape Of(IProperty property)
    {
        var stored = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return new ColumnShape(
            property.GetColumnName(),
            property.Name,
            Nullable.GetUnderlyingType(stored) ?? stored,
            property.IsNullable
        );
    }
}
