using Shouldly;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Records;

public abstract class VerifyRecordTests(TestedDatabase on) : JournalTest(on)
{
    [Fact]
    public async Task A_sound_record_is_said_to_be_sound_and_every_row_was_opened()
    {
        var (therapist, patient) = await FullAsync();

        var verified = await VerifyAsync(therapist, patient);

        verified.IsSound.ShouldBeTrue();
        verified.Opened.ShouldBeGreaterThan(14);
    }

    [Fact]
    public async Task A_changed_row_is_named()
    {
        var (therapist, patient) = await FullAsync();
        await House.ForgeAsync($"update summaries set recorded_at = recorded_at + 1");

        var verified = await VerifyAsync(therapist, patient);

        verified.IsSound.ShouldBeFalse();
        verified.Damaged.ShouldHaveSingleItem().Label.ShouldBe("entry-summary");
    }

    [Fact]
    public async Task A_cut_end_of_the_access_record_shows_although_looking_adds_a_line()
    {
        var (therapist, patient) = await FullAsync();
        await VerifyAsync(therapist, patient);
        await VerifyAsync(therapist, patient);
        await House.ForgeAsync($"delete from access_lines where sequence = 2");

        var verified = (
            await (await AnotherProcessAsync())
                .Get<VerifyRecord>()
                .RunAsync(new Reader.Therapist(therapist), patient, Cancel)
        ).ShouldBeOfType<VerifyRecordOutcome.Verified>();

        verified.Trail.ShouldBeOfType<AccessTrail.Broken>().Why.ShouldContain("line 2");
    }

    [Fact]
    public async Task Another_therapists_patient_looks_like_a_missing_one()
    {
        var (_, patient) = await FullAsync();
        var other = await House.AddTherapistAsync("Someone Else");

        (await House.Get<VerifyRecord>().RunAsync(new Reader.Therapist(other), patient, Cancel)).ShouldBe(
            new VerifyRecordOutcome.Refused(new DoorRefusal.Missing())
        );
    }

    private async Task<(TherapistId, PatientId)> FullAsync()
    {
        var therapist = await House.AddTherapistAsync();
        return (therapist, await FullRecord.AddAsync(House, therapist));
    }

    private async Task<VerifyRecordOutcome.Verified> VerifyAsync(TherapistId therapist, PatientId patient) =>
        (
            await House.Get<VerifyRecord>().RunAsync(new Reader.Therapist(therapist), patient, Cancel)
        ).ShouldBeOfType<VerifyRecordOutcome.Verified>();
}

public sealed class VerifyRecordOnSqlite() : VerifyRecordTests(TestedDatabase.Sqlite);

public sealed class VerifyRecordOnPostgres() : VerifyRecordTests(TestedDatabase.Postgres);
