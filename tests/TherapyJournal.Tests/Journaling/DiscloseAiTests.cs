using Shouldly;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Journaling;

public abstract class DiscloseAiTests(TestedDatabase on) : ModelLoopTest(on)
{
    [Fact]
    public async Task It_opens_each_day_and_comes_again_after_three_hours()
    {
        (await IsDueAsync()).ShouldBeTrue();
        (await IsDueAsync()).ShouldBeFalse();
        Pass(TimeSpan.FromMinutes(179));
        (await IsDueAsync()).ShouldBeFalse();
        Pass(TimeSpan.FromMinutes(1));
        (await IsDueAsync()).ShouldBeTrue();
        Pass(TimeSpan.FromDays(1));
        (await IsDueAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Midnight_where_the_patient_lives_begins_a_day()
    {
        Ground.Clock.SetUtcNow(new DateTimeOffset(2027, 3, 2, 23, 30, 0, TimeSpan.Zero));
        await IsDueAsync();

        Pass(TimeSpan.FromMinutes(29));
        (await IsDueAsync()).ShouldBeFalse();
        Pass(TimeSpan.FromMinutes(2));
        (await IsDueAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_is_told_where_no_model_writes_for_them()
    {
        await House.Get<PracticeSettings>().SetAsync("ai-to-patient", "never", Cancel);
        (await IsDueAsync()).ShouldBeFalse();

        await House.Get<PracticeSettings>().SetAsync("ai-to-patient", "automatic", Cancel);
        await House.Get<DecideConsent>().RunAsync(Therapist, Patient, ConsentKind.Model, false, Cancel);
        (await IsDueAsync()).ShouldBeFalse();
    }

    private Task<bool> IsDueAsync() => House.Get<DiscloseAi>().IsDueAsync(Patient, Cancel);
}

public sealed class DiscloseAiOnSqlite() : DiscloseAiTests(TestedDatabase.Sqlite);

public sealed class DiscloseAiOnPostgres() : DiscloseAiTests(TestedDatabase.Postgres);
