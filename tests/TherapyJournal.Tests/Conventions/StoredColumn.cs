using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Storage;

namespace TherapyJournal.Tests.Conventions;

/// <summary>Says of a stored column why a thief of the database may read it.</summary>
internal static class StoredColumn
{
    /// <summary>The reason; null: there is none, so that it must be sealed.</summary>
    public static string? WhyReadable(IProperty column) =>
        column.Name == nameof(SealedRow.Id) && column.DeclaringType.ClrType == typeof(Nudge)
            ? "the row's id: a random number, since it stands behind a button"
        : column.PropertyInfo is { } property ? WhyReadable(property)
        : null;

    /// <inheritdoc cref="WhyReadable(IProperty)"/>
    public static string? WhyReadable(PropertyInfo property) =>
        property.GetCustomAttribute<StoredReadableAttribute>()?.Why ?? ByConvention(property);

    /// <summary>Ids, foreign keys, due times and versions need no reason of their own.</summary>
    private static string? ByConvention(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return (property.Name, type) switch
        {
            ("Id", _) when type == typeof(Guid) => "the row's id; a UUIDv7, so it tells when the row was made",
            ("PatientId", _) when type == typeof(PatientId) => "whose row it is: an id without a name",
            ("TherapistId", _) when type == typeof(TherapistId) => "which therapist: an id without a name",
            ("BasedOnEntryId", _) when type == typeof(Guid) => "the entry that it follows: an id",
            (var name, _) when IsIdOf(name, type) => $"which {Words(name[..^2])}: an id",
            ("Due" or "EraseDue", _) when type == typeof(long) => "a due time",
            ("LeaseUntil", _) when type == typeof(long) => "until when a worker holds it",
            ("Version", _) when type == typeof(int) => "counts the saves of the row",
            ("KeyVersion", _) when type == typeof(int) => "which data key of its owner sealed it",
            _ => null,
        };
    }

    private static bool IsIdOf(string name, Type type) =>
        name.EndsWith("Id", StringComparison.Ordinal)
        && (type == typeof(Guid) || type == typeof(PatientId) || type == typeof(TherapistId));

    private static string Words(string name) =>
        string.Concat(
            name.Select(
                (c, i) => char.IsUpper(c) && i > 0 ? $" {char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"
            )
        );
}
