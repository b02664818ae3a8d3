using NodaTime;
using Shouldly;
using TherapyJournal.Insight;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;

namespace TherapyJournal.Tests.Insight;

/// <summary>A test of trends: entries at their times, and what is read of them. The clock begins on a Monday, 2 March 2026, at nine.</summary>
public abstract class TrendsTest(TestedDatabase on) : LoopTest(on)
{
    protected static readonly LocalDate Begin = new(2026, 3, 2);

    protected Task<PatientTrends> ReadAsync(int? weeks) =>
        ReadAsync(weeks is { } whole ? new TrendsSince.Weeks(whole) : new TrendsSince.Beginning());

    protected async Task<PatientTrends> ReadAsync(TrendsSince since) =>
        (await House.Get<ReadTrends>().RunAsync(Therapist, Patient, since, Cancel))
            .ShouldBeOfType<ReadOutcome<PatientTrends>.Open>()
            .Value;

    /// <summary>Writes at these instants, one after another.</summary>
    protected async Task WriteAsync(params string[] instants)
    {
        foreach (var at in instants)
        {
            PassTo(at);
            await RecordAsync(Calm);
        }
    }

    protected void PassTo(string instant) => Ground.Clock.SetUtcNow(At(instant).ToDateTimeOffset());

    protected static Instant At(string text) => NodaTime.Text.InstantPattern.General.Parse(text).Value;

    protected async Task InZoneAsync(string zone) =>
        (
            await House.Get<ChangePatient>().SetAsync(Therapist, Patient, "timezone", zone, Cancel)
        ).ShouldBeOfType<ChangePatientOutcome.Changed>();
}
