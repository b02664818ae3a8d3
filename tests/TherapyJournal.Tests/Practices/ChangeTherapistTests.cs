using NodaTime;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Practices;

public abstract class ChangeTherapistTests(TestedDatabase on) : JournalTest(on)
{
    private ChangeTherapist Change => House.Get<ChangeTherapist>();

    [Theory]
    [InlineData("2026-12-31", "2026-12-24")]
    [InlineData("24.12.2026", "2026-12-31")]
    [InlineData("2026-12-24", null)]
    [InlineData(null, "2026-12-31")]
    public async Task Days_that_cannot_be_meant_have_a_sentence(string? from, string? until)
    {
        await House.AddTherapistAsync("Anna");
        await House.AddTherapistAsync("Ben");

        (await Change.CoverAsync("Anna", "Ben", from, until, Cancel))
            .ShouldBeOfType<ChangeTherapistOutcome.Unusable>()
            .Sentence.ShouldEndWith(".");
    }

    [Fact]
    public async Task Nobody_covers_for_themselves_and_nobody_unknown_does()
    {
        await House.AddTherapistAsync("Anna");

        (await Change.CoverAsync("Anna", "Anna", null, null, Cancel)).ShouldBeOfType<ChangeTherapistOutcome.Unusable>();
        (await Change.CoverAsync("Anna", "Ben", null, null, Cancel)).ShouldBe(
            new ChangeTherapistOutcome.Unknown("Ben")
        );
        (
            await Change.SetNightsAsync("Anna", "22:00-07:00 Anna", Cancel)
        ).ShouldBeOfType<ChangeTherapistOutcome.Unusable>();
        (await Change.SetTimeZoneAsync("Anna", "Nowhere", Cancel)).ShouldBeOfType<ChangeTherapistOutcome.Unusable>();
    }

    [Theory]
    [InlineData("22:00-07:00 Ben", "2026-03-02T23:30", true)]
    [InlineData("22:00-07:00 Ben", "2026-03-02T06:59", true)]
    [InlineData("22:00-07:00 Ben", "2026-03-02T07:00", false)]
    [InlineData("12:00-13:00 Ben", "2026-03-02T12:30", true)]
    [InlineData("12:00-13:00 Ben", "2026-03-02T23:30", false)]
    public async Task Nights_count_by_the_therapists_own_clock(string nights, string local, bool covered)
    {
        await House.AddTherapistAsync("Anna");
        var ben = await House.AddTherapistAsync("Ben");
        await Change.SetTimeZoneAsync("Anna", "America/New_York", Cancel);

        var anna = (await Change.SetNightsAsync("Anna", nights, Cancel))
            .ShouldBeOfType<ChangeTherapistOutcome.Changed>()
            .Therapist;

        var at = LocalDateTime
            .FromDateTime(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture))
            .InZoneStrictly(DateTimeZoneProviders.Tzdb["America/New_York"])
            .ToInstant();
        anna.AnswerNow(at).ShouldBe(covered ? [ben] : []);
    }

    [Fact]
    public async Task Days_and_deputies_stand_beside_each_other_and_go_together()
    {
        await House.AddTherapistAsync("Anna");
        var ben = await House.AddTherapistAsync("Ben");
        var cleo = await House.AddTherapistAsync("Cleo");
        await Change.CoverAsync("Anna", "Ben", "2026-12-24", "2026-12-31", Cancel);

        var anna = (await Change.CoverAsync("Anna", "Cleo", null, null, Cancel))
            .ShouldBeOfType<ChangeTherapistOutcome.Changed>()
            .Therapist;

        var christmas = Instant.FromUtc(2026, 12, 25, 12, 0);
        anna.AnswerNow(christmas).ShouldBe([ben]);
        anna.MayAnswer(christmas).ShouldBe([ben, cleo]);
        anna.AnswerNow(Instant.FromUtc(2027, 1, 1, 0, 0)).ShouldBeEmpty();
        ((ChangeTherapistOutcome.Changed)await Change.UncoverAsync("Anna", Cancel)).Therapist.Covers.ShouldBeEmpty();
    }
}

public sealed class ChangeTherapistOnSqlite() : ChangeTherapistTests(TestedDatabase.Sqlite);

public sealed class ChangeTherapistOnPostgres() : ChangeTherapistTests(TestedDatabase.Postgres);
