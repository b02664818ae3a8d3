using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Records;

public abstract class CheckKeysTests(TestedDatabase on) : JournalTest(on)
{
    [Fact]
    public async Task It_is_amber_until_a_copy_of_the_key_is_confirmed()
    {
        (await LightAsync("copy of the key")).ShouldBe(CheckLight.Amber);

        (await House.Get<ConfirmKeyCopy>().RunAsync(Cancel)).ShouldBe("1");

        (await LightAsync("copy of the key")).ShouldBe(CheckLight.Green);
    }

    [Fact]
    public async Task A_key_file_that_others_may_read_is_red()
    {
        File.SetUnixFileMode(Ground.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await LightAsync("master key")).ShouldBe(CheckLight.Green);

        File.SetUnixFileMode(Ground.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        (await LightAsync("master key")).ShouldBe(CheckLight.Red);
    }

    [Fact]
    public async Task Keys_that_wait_for_rotation_are_amber()
    {
        (await LightAsync("data keys")).ShouldBe(CheckLight.Green);
        await House.ForgeAsync($"update data_keys set master_key_id = 'old' where kind = 'lookup'");

        (await LightAsync("data keys")).ShouldBe(CheckLight.Amber);
    }

    [Fact]
    public async Task A_ledger_that_is_gone_or_cut_is_red()
    {
        var therapist = await House.AddTherapistAsync();
        var (ada, ben) = (await House.AddPatientAsync(therapist), await House.AddPatientAsync(therapist));
        foreach (var patient in new[] { ada, ben })
        {
            await House.Get<ErasePatient>().RunAsync(new Reader.Therapist(therapist), patient, Cancel);
        }
        (await LightAsync("ledger")).ShouldBe(CheckLight.Green);
        var file = Path.Combine(Ground.LedgerFolder, "erasures");
        var whole = await File.ReadAllTextAsync(file, Cancel);

        await File.WriteAllTextAsync(file, whole[..whole.LastIndexOf('\n')], Cancel);
        (await LightAsync("ledger")).ShouldBe(CheckLight.Red);

        File.Delete(file);
        (await LightAsync("ledger")).ShouldBe(CheckLight.Red);

        await File.WriteAllTextAsync(file, whole, Cancel);
        (await LightAsync("ledger")).ShouldBe(CheckLight.Green);
    }

    [Fact]
    public async Task A_ledger_in_the_database_is_amber()
    {
        (await LightAsync("ledger")).ShouldBe(CheckLight.Green);
        Ground.Settings["JOURNAL_MASTER_KEY"] = await File.ReadAllTextAsync(Ground.KeyFile, Cancel);
        Ground.Settings["JOURNAL_LEDGER_DIR"] = null;

        (await LightAsync("ledger", await AnotherProcessAsync())).ShouldBe(CheckLight.Amber);
    }

    private async Task<CheckLight> LightAsync(string name, JournalHouse? house = null)
    {
        var checks = new List<Check>();
        foreach (var checkUp in (house ?? House).Get<IEnumerable<ICheckUp>>())
        {
            checks.AddRange(await checkUp.RunAsync(Cancel));
        }
        return checks.Single(c => c.Name == name).Light;
    }
}

public sealed class CheckKeysOnSqlite() : CheckKeysTests(TestedDatabase.Sqlite);

public sealed class CheckKeysOnPostgres() : CheckKeysTests(TestedDatabase.Postgres);
