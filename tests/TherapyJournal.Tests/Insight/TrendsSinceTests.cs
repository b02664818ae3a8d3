using NodaTime;
using NodaTime.Text;
using Shouldly;
using TherapyJournal.Insight;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Insight;

public abstract class TrendsSinceTests(TestedDatabase on) : TrendsTest(on)
{
    [Theory]
    [InlineData("2026-03-12", 9)]
    [InlineData("2026-03-09", 9)]
    [InlineData("2025-01-01", 2)]
    [InlineData("2027-01-01", 16)]
    public async Task Since_a_day_is_from_the_monday_of_its_week_on(string day, int from)
    {
        await WriteAsync("2026-03-02T10:00:00Z", "2026-03-18T10:00:00Z");

        var trends = await ReadAsync(new TrendsSince.Day(LocalDatePattern.Iso.Parse(day).Value));

        trends.From.ShouldBe(new LocalDate(2026, 3, from));
    }
}

public sealed class TrendsSinceOnSqlite() : TrendsSinceTests(TestedDatabase.Sqlite);

public sealed class TrendsSinceOnPostgres() : TrendsSinceTests(TestedDatabase.Postgres);
