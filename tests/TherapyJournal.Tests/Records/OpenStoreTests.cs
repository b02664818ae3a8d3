using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Records;

public sealed class OpenStoreTests
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_start_makes_a_key_file_outside_the_data_folder_and_says_where()
    {
        await using var ground = await Ground.BareAsync(TestedDatabase.Sqlite);

        var opened = (await OpenAsync(ground)).ShouldBeOfType<OpenStoreOutcome.Opened>();

        opened.ShouldBe(new OpenStoreOutcome.Opened(ground.KeyFile, IsNew: true));
        File.GetUnixFileMode(ground.KeyFile).ShouldBe(OwnerAlone);
        File.GetUnixFileMode(ground.DataFolder).ShouldBe(OwnerAlone | UnixFileMode.UserExecute);
        var key = (await File.ReadAllTextAsync(ground.KeyFile, Cancel)).Trim();
        foreach (var file in Directory.GetFiles(ground.DataFolder))
        {
            (await File.ReadAllTextAsync(file, Cancel)).ShouldNotContain(key);
        }
    }

    [Fact]
    public async Task A_second_start_makes_nothing_new()
    {
        await using var ground = await Ground.BareAsync(TestedDatabase.Sqlite);
        await OpenAsync(ground);

        (await OpenAsync(ground)).ShouldBe(new OpenStoreOutcome.Opened(NewKeyFile: null, IsNew: false));
    }

    [Theory]
    [InlineData(TestedDatabase.Sqlite)]
    [InlineData(TestedDatabase.Postgres)]
    public async Task A_missing_key_is_refused_and_no_new_one_is_made(TestedDatabase on)
    {
        await using var ground = await UsedAsync(on);
        var before = await ground.ContentAsync(Cancel);
        File.Delete(ground.KeyFile);

        (await RefusalAsync(ground)).ShouldBe(
            $"The master key is missing: there is no file {ground.KeyFile}, and JOURNAL_MASTER_KEY is not set. "
                + "Put the copy of the key file back; without it this journal cannot be read. Nothing was changed."
        );

        File.Exists(ground.KeyFile).ShouldBeFalse();
        (await ground.ContentAsync(Cancel)).ShouldBe(before);
    }

    [Fact]
    public async Task An_empty_database_is_not_taken_for_a_new_one_where_there_was_a_journal()
    {
        await using var ground = await UsedAsync(TestedDatabase.Sqlite);
        Directory.CreateDirectory(Path.Combine(ground.LedgerFolder, "access-heads"));
        await File.WriteAllTextAsync(Path.Combine(ground.LedgerFolder, "access-heads", "somebody"), "1 0A", Cancel);
        Directory.Delete(ground.DataFolder, recursive: true);

        (await RefusalAsync(ground)).ShouldStartWith(
            $"This database is empty, but {ground.LedgerFolder} knows of a journal."
        );

        Directory.Exists(ground.DataFolder).ShouldBeFalse("nothing was changed");
    }

    [Fact]
    public async Task A_key_file_that_was_emptied_is_to_be_put_back_and_not_made_anew()
    {
        await using var ground = await UsedAsync(TestedDatabase.Sqlite);
        await File.WriteAllTextAsync(ground.KeyFile, "", Cancel);

        var refusal = await RefusalAsync(ground);

        refusal.ShouldContain("Put the copy of the key back");
        refusal.ShouldNotContain("keys new");
    }

    [Theory]
    [InlineData(TestedDatabase.Sqlite)]
    [InlineData(TestedDatabase.Postgres)]
    public async Task A_wrong_key_is_refused_and_nothing_is_touched(TestedDatabase on)
    {
        await using var ground = await UsedAsync(on);
        var before = await ground.ContentAsync(Cancel);
        await File.WriteAllTextAsync(ground.KeyFile, MasterKeyRing.NewKey("1"), Cancel);

        (await RefusalAsync(ground)).ShouldBe(
            "Master key 1 is not the one that this journal was sealed with, or the key table was changed. "
                + "Give the right key, or restore a backup; nothing was changed."
        );

        (await ground.ContentAsync(Cancel)).ShouldBe(before);
    }

    [Theory]
    [InlineData(TestedDatabase.Sqlite)]
    [InlineData(TestedDatabase.Postgres)]
    public async Task A_key_of_another_age_alone_is_refused_and_beside_the_right_one_it_does_no_harm(TestedDatabase on)
    {
        await using var ground = await UsedAsync(on);
        var before = await ground.ContentAsync(Cancel);
        var (right, other) = (await File.ReadAllTextAsync(ground.KeyFile, Cancel), MasterKeyRing.NewKey("2"));
        await File.WriteAllTextAsync(ground.KeyFile, other, Cancel);

        (await RefusalAsync(ground)).ShouldBe(
            "This journal is sealed with master key 1, but only 2 was given. List that key as well; nothing was changed."
        );
        (await ground.ContentAsync(Cancel)).ShouldBe(before);

        await File.WriteAllTextAsync(ground.KeyFile, $"{other}\n{right}", Cancel);
        (await OpenAsync(ground)).ShouldBeOfType<OpenStoreOutcome.Opened>();
    }

    [Theory]
    [InlineData(TestedDatabase.Sqlite)]
    [InlineData(TestedDatabase.Postgres)]
    public async Task A_database_whose_own_keys_were_removed_is_refused(TestedDatabase on)
    {
        await using var ground = await UsedAsync(on);
        await using (var house = JournalHouse.Build(ground))
        {
            await house.ForgeAsync($"delete from data_keys where patient_id is null");
        }

        (await RefusalAsync(ground)).ShouldContain("The practice's own keys are missing from the database.");
    }

    [Fact]
    public async Task With_a_database_url_a_key_must_be_given()
    {
        await using var ground = await Ground.BareAsync(TestedDatabase.Postgres);

        (await RefusalAsync(ground)).ShouldBe(
            "With DATABASE_URL set, a master key must be given: JOURNAL_MASTER_KEY or JOURNAL_MASTER_KEY_FILE. "
                + "'journal keys new' makes one."
        );
        File.Exists(ground.KeyFile).ShouldBeFalse();
    }

    [Fact]
    public async Task Pending_migrations_on_PostgreSQL_are_refused_and_journal_migrate_is_named()
    {
        await using var ground = await Ground.BareAsync(TestedDatabase.Postgres);
        ground.Settings["JOURNAL_MASTER_KEY"] = MasterKeyRing.NewKey("1");

        (await RefusalAsync(ground)).ShouldBe(
            "The database has pending migrations. Run 'journal migrate', then try again; nothing was changed."
        );
        await using var house = JournalHouse.Build(ground);
        var tables = await house.LookAsync(db =>
            db.Database.SqlQuery<int>(
                    $"""select count(*)::int as "Value" from pg_tables where schemaname = current_schema()"""
                )
                .SingleAsync(Cancel)
        );
        tables.ShouldBe(0);

        (await OpenAsync(ground, migrate: true)).ShouldBeOfType<OpenStoreOutcome.Opened>().IsNew.ShouldBeTrue();
        (await OpenAsync(ground)).ShouldBeOfType<OpenStoreOutcome.Opened>();
    }

    [Theory]
    [InlineData(TestedDatabase.Sqlite)]
    [InlineData(TestedDatabase.Postgres)]
    public async Task A_journal_of_a_newer_program_is_refused(TestedDatabase on)
    {
        await using var ground = await UsedAsync(on);
        await using (var house = JournalHouse.Build(ground))
        {
            await house.ForgeAsync(
                $"""insert into "__EFMigrationsHistory" ("MigrationId", "ProductVersion") values ('29991231000000_Later', '99')"""
            );
        }
        var before = await ground.ContentAsync(Cancel);

        (await RefusalAsync(ground)).ShouldBe(
            "This journal was last used by a newer version of the program. Use that version; nothing was changed."
        );

        (await ground.ContentAsync(Cancel)).ShouldBe(before);
    }

    [Fact]
    public async Task A_file_that_is_no_journal_is_refused_and_left_as_it_is()
    {
        await using var ground = await Ground.NewAsync(TestedDatabase.Sqlite);
        var strange = RandomNumberGenerator.GetBytes(5000);
        await File.WriteAllBytesAsync(ground.SqliteFile, strange, Cancel);

        (await RefusalAsync(ground)).ShouldContain("cannot be read as a journal");

        (await File.ReadAllBytesAsync(ground.SqliteFile, Cancel)).ShouldBe(strange);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_server_that_does_not_answer_is_named_without_its_password()
    {
        await using var ground = await Ground.NewAsync(TestedDatabase.Sqlite);
        ground.Settings["DATABASE_URL"] = "postgres://ada:t0ps3cret@127.0.0.1:9/journal";

        var sentence = await RefusalAsync(ground);

        sentence.ShouldStartWith("The database of DATABASE_URL cannot be reached.");
        sentence.ShouldNotContain("t0ps3cret");
    }

    [Theory(Timeout = 120_000)]
    [InlineData(TestedDatabase.Sqlite)]
    [InlineData(TestedDatabase.Postgres)]
    public async Task Many_first_starts_at_once_open_one_practice_under_one_set_of_keys(TestedDatabase on)
    {
        await using var ground = await Ground.NewAsync(on);

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => OpenAsync(ground), Cancel))
        );

        outcomes.ShouldAllBe(o => o is OpenStoreOutcome.Opened);
        outcomes.OfType<OpenStoreOutcome.Opened>().Count(o => o.IsNew).ShouldBe(1);
        await using var house = await JournalHouse.OpenAsync(ground);
        (await house.LookAsync(db => db.DataKeys.CountAsync(Cancel))).ShouldBe(3);
        (await house.LookAsync(db => db.Practices.CountAsync(Cancel))).ShouldBe(1);
    }

    [Theory]
    [InlineData(TestedDatabase.Sqlite)]
    [InlineData(TestedDatabase.Postgres)]
    public async Task The_practice_and_its_keys_come_together_or_not_at_all(TestedDatabase on)
    {
        await using var ground = await Ground.NewAsync(on);
        await using var house = JournalHouse.Build(ground);
        await house.ForgeAsync($"alter table practices rename to elsewhere");

        await Should.ThrowAsync<Exception>(() => house.Get<OpenStore>().RunAsync(migrate: false, Cancel));
        (await house.LookAsync(db => db.DataKeys.CountAsync(Cancel))).ShouldBe(0);

        await house.ForgeAsync($"alter table elsewhere rename to practices");
        await OpenAsync(ground);
        var practice = await house.LookAsync(db => db.Practices.SingleAsync(Cancel));
        await using var opened = await JournalHouse.OpenAsync(ground);
        opened.Get<Keys>().Open(practice).PatientLabel.ShouldBe("patient");
    }

    private static async Task<Ground> UsedAsync(TestedDatabase on)
    {
        var ground = await Ground.NewAsync(on);
        await using var house = await JournalHouse.OpenAsync(ground);
        await house.AddPatientAsync();
        return ground;
    }

    private static async Task<OpenStoreOutcome> OpenAsync(Ground ground, bool migrate = false)
    {
        await using var house = JournalHouse.Build(ground);
        return await house.Get<OpenStore>().RunAsync(migrate, Cancel);
    }

    private static async Task<string> RefusalAsync(Ground ground) =>
        (await OpenAsync(ground)).ShouldBeOfType<OpenStoreOutcome.Refused>().Sentence;
}
