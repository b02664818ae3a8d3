using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Practices;

public abstract class DecideConsentTests(TestedDatabase on) : LoopTest(on)
{
    [Fact]
    public async Task Withdrawing_the_keeping_of_entries_pauses_and_leaves_what_is_there()
    {
        await WriteAsync(Calm);

        var after = await DecideAsync(ConsentKind.Keeping, give: false);

        (after.Status, after.Allows(ConsentKind.Keeping)).ShouldBe((PatientStatus.Paused, false));
        (await EntriesAsync(Therapist)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Given_again_it_stays_paused_until_somebody_resumes()
    {
        await DecideAsync(ConsentKind.Keeping, give: false);

        var after = await DecideAsync(ConsentKind.Keeping, give: true);

        (after.Status, after.Allows(ConsentKind.Keeping)).ShouldBe((PatientStatus.Paused, true));
    }

    [Fact]
    public async Task Withdrawing_another_consent_pauses_nothing()
    {
        var after = await DecideAsync(ConsentKind.Model, give: false);

        (after.Status, after.Allows(ConsentKind.Keeping)).ShouldBe((PatientStatus.Active, true));
    }

    [Fact]
    public async Task Every_decision_stays_on_record_with_who_when_and_which_text()
    {
        await DecideAsync(ConsentKind.Model, give: false);
        Pass(TimeSpan.FromDays(1));
        await DecideAsync(ConsentKind.Model, give: false);

        var after = await DecideAsync(ConsentKind.Model, give: true);

        var decisions = after.Consents.Where(c => c.Kind == ConsentKind.Model).Skip(1).ToList();
        decisions.Select(c => c.Given).ShouldBe([false, true], "the same decision twice is recorded once");
        decisions.ShouldAllBe(c => c.By == $"therapist:{Therapist.Id}" && c.TextVersion.StartsWith("en.v"));
        (decisions[1].At - decisions[0].At).ShouldBe((long)TimeSpan.FromDays(1).TotalMilliseconds);
    }

    [Fact]
    public async Task A_consent_that_is_given_again_on_a_newer_text_is_recorded_and_on_the_same_text_is_not()
    {
        await House.SaveAsync(async db =>
        {
            var row = await db.Standings.SingleAsync(s => s.PatientId == Patient, Cancel);
            var sealer = (await House.Records.SealerAsync(db, Patient, Cancel)).ShouldNotBeNull();
            var given = new ConsentDecision(ConsentKind.Model, true, "en.v1", 0, "therapist");
            sealer.Seal(row, new PatientStandingContent { Consents = [given] });
        });

        var after = await DecideAsync(ConsentKind.Model, give: true);
        await DecideAsync(ConsentKind.Model, give: true);

        after.Consents.Select(c => (c.Given, c.TextVersion)).ShouldBe([(true, "en.v1"), (true, "en.v3")]);
        (await DecideAsync(ConsentKind.Model, give: true)).Consents.Count.ShouldBe(2);
        after.AllowsModelScreen.ShouldBeTrue();
        (after with { Consents = [after.Consents[0]] }).AllowsModelScreen.ShouldBeFalse();
    }

    [Fact]
    public async Task Another_therapists_patient_looks_like_a_missing_one()
    {
        var other = new Reader.Therapist(await House.AddTherapistAsync("Other"));

        var outcome = await House.Get<DecideConsent>().RunAsync(other, Patient, ConsentKind.Model, false, Cancel);

        outcome.ShouldBe(new ChangeStandingOutcome.Refused(new DoorRefusal.Missing()));
    }

    private async Task<PatientStandingContent> DecideAsync(ConsentKind kind, bool give) =>
        (await House.Get<DecideConsent>().RunAsync(Therapist, Patient, kind, give, Cancel))
            .ShouldBeOfType<ChangeStandingOutcome.Changed>()
            .Standing;
}

public sealed class DecideConsentOnSqlite() : DecideConsentTests(TestedDatabase.Sqlite);

public sealed class DecideConsentOnPostgres() : DecideConsentTests(TestedDatabase.Postgres);
