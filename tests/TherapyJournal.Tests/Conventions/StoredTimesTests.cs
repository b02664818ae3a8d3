using NodaTime;
using Shouldly;
using TherapyJournal.Records;
using Xunit;

namespace TherapyJournal.Tests.Conventions;

/// <summary>Instants are stored as numbers; no type whose order or zone depends on the database is stored.</summary>
public sealed class StoredTimesTests
{
    private static readonly Type[] Columns =
    [
        typeof(Guid),
        typeof(int),
        typeof(long),
        typeof(string),
        typeof(byte[]),
        typeof(PatientId),
        typeof(TherapistId),
    ];

    private static readonly Type[] NeverInContents =
    [
        typeof(DateTime),
        typeof(DateTimeOffset),
        typeof(DateOnly),
        typeof(TimeOnly),
        typeof(Instant),
        typeof(LocalDate),
    ];

    [Fact]
    public void Columns_have_types_that_both_databases_order_alike()
    {
        var columns = PlainRecords
            .Models.SelectMany(m => m.Model.GetEntityTypes())
            .SelectMany(e => e.GetProperties())
            .Select(p =>
                (p.DeclaringType.Name, Column: p.Name, Type: Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType)
            )
            .ToList();

        columns.Count.ShouldBeGreaterThan(100);
        columns.Where(c => !Columns.Contains(c.Type)).ShouldBeEmpty();
    }

    [Fact]
    public void Contents_hold_instants_as_numbers()
    {
        PlainRecords.Contents.Count.ShouldBeGreaterThan(20);
        PlainRecords.Contents.SelectMany(Times).ShouldBeEmpty();
    }

    [Fact]
    public void A_planted_time_is_seen() => Times(typeof(Planted)).ShouldBe(["Planted.At", "Planted.Days"]);

    // What is only computed is not written to JSON.
    private static IEnumerable<string> Times(Type content) =>
        content
            .GetProperties()
            .Where(p => !p.IsDefined(typeof(System.Text.Json.Serialization.JsonIgnoreAttribute), inherit: true))
            .Where(p =>
                PlainRecords
                    .Parts(p.PropertyType)
                    .Any(t => NeverInContents.Contains(Nullable.GetUnderlyingType(t) ?? t))
            )
            .Select(p => $"{content.Name}.{p.Name}");

    private sealed record Planted(DateTimeOffset? At, IReadOnlyList<LocalDate> Days, long Fine);
}
