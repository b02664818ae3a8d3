using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Records;

public abstract class RotateKeysTests(TestedDatabase on) : JournalTest(on)
{
    [Fact]
    public async Task Every_key_opens_with_the_new_master_key_alone_afterwards()
    {
        var therapist = await House.AddTherapistAsync();
        var patient = await FullRecord.AddAsync(House, therapist);
        var old = await File.ReadAllTextAsync(Ground.KeyFile, Cancel);
        var fresh = MasterKeyRing.NewKey("2");

        var outcome = await RotateAsync(await WithKeysAsync(fresh, old));

        outcome.ShouldBeOfType<RotateKeysOutcome.Rotated>().Keys.ShouldBe(4);
        var alone = await WithKeysAsync(fresh);
        (await VerifyAsync(alone, therapist, patient)).IsSound.ShouldBeTrue();
        (await Should.ThrowAsync<InvalidOperationException>(() => WithKeysAsync(old))).Message.ShouldContain(
            "master key 2"
        );
    }

    [Fact]
    public async Task Stopped_half_way_it_goes_on_where_it_stopped_and_loses_nothing()
    {
        var therapist = await House.AddTherapistAsync();
        var patients = new List<PatientId>();
        for (var i = 0; i < 130; i++)
        {
            patients.Add(await House.AddPatientAsync(therapist, $"Patient {i}"));
        }
        var old = await File.ReadAllTextAsync(Ground.KeyFile, Cancel);
        var fresh = MasterKeyRing.NewKey("2");
        var house = await WithKeysAsync(fresh, old);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var progress = new Reported(done => stop.Cancel());

        await Should.ThrowAsync<OperationCanceledException>(() =>
            house.Get<RotateKeys>().RunAsync(progress, stop.Token)
        );

        (await OldKeysAsync()).ShouldBeInRange(1, 132);
        (await VerifyAsync(await WithKeysAsync(fresh, old), therapist, patients[^1])).IsSound.ShouldBeTrue();
        var left = await OldKeysAsync();
        (await RotateAsync(await WithKeysAsync(fresh, old)))
            .ShouldBeOfType<RotateKeysOutcome.Rotated>()
            .Keys.ShouldBe(left);
        (await OldKeysAsync()).ShouldBe(0);
        var alone = await WithKeysAsync(fresh);
        foreach (var patient in patients)
        {
            (await VerifyAsync(alone, therapist, patient)).IsSound.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task With_one_key_listed_there_is_nothing_to_do_and_it_says_so() =>
        (await RotateAsync(House)).ShouldBe(new RotateKeysOutcome.NothingToDo("1", OnlyOneListed: true));

    [Fact]
    public async Task A_key_whose_master_key_is_not_listed_is_named_and_nothing_is_changed()
    {
        await House.AddPatientAsync();
        await House.ForgeAsync($"update data_keys set master_key_id = 'lost' where kind = 'patient'");

        var outcome = await RotateAsync(House);

        outcome.ShouldBeOfType<RotateKeysOutcome.OldKeyMissing>().MasterKeyIds.ShouldBe(["lost"]);
    }

    [Fact]
    public async Task A_damaged_key_is_reported_and_the_others_are_rotated()
    {
        await House.AddPatientAsync(name: "One");
        var damaged = await House.AddPatientAsync(name: "Two");
        await House.SaveAsync(async db =>
        {
            var key = await db.DataKeys.SingleAsync(k => k.PatientId == damaged, Cancel);
            key.Sealed = [.. key.Sealed[..^1], (byte)(key.Sealed[^1] ^ 1)];
        });
        var old = await File.ReadAllTextAsync(Ground.KeyFile, Cancel);

        var outcome = await RotateAsync(await WithKeysAsync(MasterKeyRing.NewKey("2"), old));

        var rotated = outcome.ShouldBeOfType<RotateKeysOutcome.Rotated>();
        (rotated.Keys, rotated.Damaged.Count).ShouldBe((4, 1));
    }

    private Task<int> OldKeysAsync() =>
        House.LookAsync(db => db.DataKeys.CountAsync(k => k.MasterKeyId == "1", Cancel));

    private async Task<JournalHouse> WithKeysAsync(params string[] masterKeys)
    {
        await File.WriteAllTextAsync(Ground.KeyFile, string.Join(",", masterKeys.Select(k => k.Trim())), Cancel);
        return await AnotherProcessAsync();
    }

    private static Task<RotateKeysOutcome> RotateAsync(JournalHouse house) =>
        house.Get<RotateKeys>().RunAsync(progress: null, Cancel);

    private static async Task<VerifyRecordOutcome.Verified> VerifyAsync(
        JournalHouse house,
        TherapistId therapist,
        PatientId patient
    ) =>
        (
            await house.Get<VerifyRecord>().RunAsync(new Reader.Therapist(therapist), patient, Cancel)
        ).ShouldBeOfType<VerifyRecordOutcome.Verified>();

    private sealed class Reported(Action<(int, int)> then) : IProgress<(int Done, int Total)>
    {
        public void Report((int Done, int Total) value) => then(value);
    }
}

public sealed class RotateKeysOnSqlite() : RotateKeysTests(TestedDatabase.Sqlite);

public sealed class RotateKeysOnPostgres() : RotateKeysTests(TestedDatabase.Postgres);
