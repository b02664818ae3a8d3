using System.Reflection;
using Shouldly;
using TherapyJournal.Records;
using Xunit;

namespace TherapyJournal.Tests.Conventions;

/// <summary>Rule 5, the other half: the seal vouches for the readable columns of its row.</summary>
public sealed class BoundColumnsTests
{
    /// <summary>Part of the seal of every row, beside <see cref="SealedRow.Bound"/>.</summary>
    private static readonly string[] AlwaysBound = ["Id", "Version", "KeyVersion", "Sealed"];

    /// <summary>Columns that the seal does not vouch for, each with its reason.</summary>
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["AccessLine.Chain"] = "the chain's own keyed hash vouches for it, and for the sealed cell",
        ["OutgoingMessage.DeliveredAt"] =
            "a channel notes it without opening the words; forging it can delay or repeat a message, not change one",
    };

    public static TheoryData<string> Rows =>
        [.. PlainRecords.Rows.Where(r => typeof(SealedRow).IsAssignableFrom(r)).Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_changed_readable_column_changes_what_the_seal_vouches_for(string row) =>
        Unbound(PlainRecords.Rows.Single(r => r.Name == row)).Except(Exceptions.Keys).ShouldBeEmpty();

    [Fact]
    public void There_are_rows_with_readable_columns_and_the_exceptions_are_among_them()
    {
        var rows = PlainRecords.Rows.Where(r => typeof(SealedRow).IsAssignableFrom(r)).ToList();

        rows.Count(r => ReadableColumns(r).Any()).ShouldBeGreaterThan(8);
        Exceptions.Keys.Except(rows.SelectMany(Unbound)).ShouldBeEmpty();
        Exceptions.Values.ShouldAllBe(reason => reason.Length > 20);
    }

    [Fact]
    public void A_data_key_cannot_be_given_to_another_owner()
    {
        string[] columns = ["Id", "PatientId", "Kind", "KeyVersion"];
        foreach (var name in columns)
        {
            var key = new DataKey { Kind = "patient", MasterKeyId = "1" };
            var before = key.Bound;
            Change(key, typeof(DataKey).GetProperty(name)!);
            key.Bound.ShouldNotBe(before, name);
        }
    }

    [Fact]
    public void A_planted_column_that_is_not_bound_is_seen() =>
        Unbound(typeof(Planted)).ShouldBe(["Planted.Forgotten"]);

    private static IEnumerable<string> Unbound(Type row)
    {
        foreach (var column in ReadableColumns(row))
        {
            var instance = (SealedRow)Activator.CreateInstance(row)!;
            var before = instance.Bound;
            Change(instance, column);
            if (instance.Bound == before)
            {
                yield return $"{row.Name}.{column.Name}";
            }
        }
    }

    // The owner is part of a patient's seal; a practice's row that names a patient must bind that itself.
    private static IEnumerable<PropertyInfo> ReadableColumns(Type row) =>
        row.GetProperties()
            .Where(p => p.CanWrite && !AlwaysBound.Contains(p.Name))
            .Where(p => !(p.Name == "PatientId" && typeof(PatientRow).IsAssignableFrom(row)));

    private static void Change(object instance, PropertyInfo column)
    {
        var type = Nullable.GetUnderlyingType(column.PropertyType) ?? column.PropertyType;
        var id = new Guid("018f0000-0000-7000-8000-00000000abcd");
        object other = type switch
        {
            _ when type == typeof(Guid) => id,
            _ when type == typeof(PatientId) => new PatientId(id),
            _ when type == typeof(TherapistId) => new TherapistId(id),
            _ when type == typeof(byte[]) => new byte[] { 1, 2, 3 },
            _ when type == typeof(string) => "changed",
            _ => Convert.ChangeType(4711, type, System.Globalization.CultureInfo.InvariantCulture),
        };
        column.SetValue(instance, other);
    }

    private sealed class Planted : SealedRow
    {
        public Guid EntryId { get; set; }

        public long Forgotten { get; set; }

        public override string Label => "planted";

        public override string Bound => $"{EntryId:N}";
    }
}
