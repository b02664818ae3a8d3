using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;
using Shouldly;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using Xunit;

namespace TherapyJournal.Tests.Conventions;

/// <summary>Rule 5: what is stored is sealed, or an id, a foreign key, a due time or a version, or says why it is readable.</summary>
public sealed class StoredColumnsTests
{
    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    [Theory]
    [MemberData(nameof(Databases))]
    public void Every_column_is_sealed_or_says_why_it_is_readable(string database)
    {
        var columns = Columns(database);

        columns.Count(c => c.Name == nameof(SealedRow.Sealed)).ShouldBeGreaterThan(10);
        columns.Count(c => StoredColumn.WhyReadable(c) is not null).ShouldBeGreaterThan(40);
        columns
            .Where(c => c.Name != nameof(SealedRow.Sealed) && StoredColumn.WhyReadable(c) is null)
            .Select(c => $"{c.DeclaringType.ShortName()}.{c.Name}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_planted_readable_column_is_seen()
    {
        StoredColumn.WhyReadable(typeof(Planted).GetProperty(nameof(Planted.Mood))!).ShouldBeNull();
        StoredColumn.WhyReadable(typeof(Planted).GetProperty(nameof(Planted.BraceletId))!).ShouldBeNull();
        StoredColumn.WhyReadable(typeof(Planted).GetProperty(nameof(Planted.EntryId))!).ShouldNotBeNull();
    }

    [Fact]
    public void Every_patients_row_is_sealed()
    {
        var rows = PlainRecords.Rows.Where(r => typeof(PatientRow).IsAssignableFrom(r)).ToList();

        rows.Count.ShouldBeGreaterThan(10);
        rows.Where(r => PlainRecords.ContentOf(r) is null).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public void A_reason_is_given_only_for_what_is_stored_and_is_more_than_a_word(string database)
    {
        var stored = Columns(database).Select(c => c.PropertyInfo).OfType<PropertyInfo>().ToHashSet();
        var marked = House
            .WrittenTypes(House.Product)
            .SelectMany(t => t.GetProperties())
            .Where(p => p.IsDefined(typeof(StoredReadableAttribute)))
            .ToList();

        marked.Count.ShouldBeGreaterThan(5);
        marked.Where(p => !stored.Any(s => s.HasSameMetadataDefinitionAs(p))).ShouldBeEmpty();
        marked.Where(p => p.GetCustomAttribute<StoredReadableAttribute>()!.Why.Split(' ').Length < 4).ShouldBeEmpty();
    }

    private static List<IProperty> Columns(string database) =>
        [
            .. PlainRecords
                .Models.Single(m => m.Name == database)
                .Model.GetEntityTypes()
                .SelectMany(e => e.GetProperties()),
        ];

    private sealed class Planted
    {
        public int Mood { get; init; }

        /// <summary>Ends like a key, but holds words.</summary>
        public string BraceletId { get; init; } = "";

        public Guid EntryId { get; init; }
    }
}
