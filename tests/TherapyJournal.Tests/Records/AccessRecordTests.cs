using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Records;

public abstract class AccessRecordTests(TestedDatabase on) : JournalTest(on)
{
    private static readonly Reader Reader = new Reader.Assistant("TestStep");
    private PatientId patient;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        patient = await House.AddPatientAsync();
    }

    [Fact]
    public async Task A_line_says_who_read_how_much_when_and_what_for()
    {
        await AppendAsync(House, count: 3, damaged: 1);

        var line = (await IntactAsync()).ShouldHaveSingleItem();

        line.ShouldBe(
            new AccessLineContent(
                House.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
                "assistant",
                "TestStep",
                "ReadEntries",
                3,
                1
            )
        );
    }

    [Fact]
    public async Task Nobody_read_yet_is_an_intact_record() => (await IntactAsync()).ShouldBeEmpty();

    [Theory]
    [InlineData(1, "line 1 is missing")]
    [InlineData(3, "line 3 is missing")]
    public async Task A_removed_line_shows(int removed, string why)
    {
        await FillAsync();

        await House.ForgeAsync($"delete from access_lines where sequence = {removed}");

        (await BrokenAsync()).Why.ShouldBe(why);
    }

    [Fact]
    public async Task A_removed_line_shows_also_when_the_others_close_the_gap()
    {
        await FillAsync();

        await House.ForgeAsync($"delete from access_lines where sequence = 2");
        await House.ForgeAsync($"update access_lines set sequence = 2 where sequence = 3");
        await House.ForgeAsync($"update access_lines set sequence = 3 where sequence = 4");
        await House.ForgeAsync($"update access_lines set sequence = 4 where sequence = 5");

        (await BrokenAsync()).Why.ShouldBe("line 2 was changed, or the one before it");
    }

    [Theory]
    [InlineData("sealed")]
    [InlineData("chain")]
    [InlineData("version")]
    public async Task A_changed_line_shows_and_those_before_it_can_be_read(string column)
    {
        await FillAsync();
        var row = await House.LookAsync(db => db.AccessLines.SingleAsync(l => l.Sequence == 4, Cancel));
        row.Sealed[20] ^= 1;
        row.Chain[3] ^= 1;

        await (
            column switch
            {
                "sealed" => House.ForgeAsync($"update access_lines set sealed = {row.Sealed} where sequence = 4"),
                "chain" => House.ForgeAsync($"update access_lines set chain = {row.Chain} where sequence = 4"),
                _ => House.ForgeAsync($"update access_lines set version = 7 where sequence = 4"),
            }
        );

        var broken = await BrokenAsync();
        broken.Why.ShouldBe("line 4 was changed, or the one before it");
        broken.Lines.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Swapped_lines_show()
    {
        await FillAsync();

        await House.ForgeAsync($"update access_lines set sequence = 99 where sequence = 2");
        await House.ForgeAsync($"update access_lines set sequence = 2 where sequence = 3");
        await House.ForgeAsync($"update access_lines set sequence = 3 where sequence = 99");

        (await BrokenAsync()).Why.ShouldBe("line 2 was changed, or the one before it");
    }

    [Fact]
    public async Task A_cut_end_shows()
    {
        await FillAsync();

        await House.ForgeAsync($"delete from access_lines where sequence > 3");

        (await BrokenAsync()).Why.ShouldBe(
            $"the record ends at line 3, but {Ground.LedgerFolder} knows of line 5: its end was cut or replaced"
        );
    }

    [Fact]
    public async Task A_record_that_was_dropped_whole_shows()
    {
        await FillAsync();

        await House.ForgeAsync($"delete from access_lines");

        (await BrokenAsync()).Why.ShouldContain("its end was cut or replaced");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public async Task A_cut_end_still_shows_after_more_was_read(int linesLeft)
    {
        await FillAsync();
        await House.ForgeAsync($"delete from access_lines where sequence > {linesLeft}");
        var restarted = await AnotherProcessAsync();

        for (var more = 0; more < 6; more++)
        {
            await AppendAsync(restarted);
            (await restarted.Get<AccessRecord>().ReadAsync(patient, Cancel)).ShouldBeOfType<AccessTrail.Broken>();
        }
        var restartedAgain = await AnotherProcessAsync();
        await AppendAsync(restartedAgain);

        (await BrokenAsync()).Why.ShouldContain("its end was cut or replaced");
    }

    [Fact]
    public async Task A_whole_record_goes_on_after_a_restart()
    {
        await FillAsync();

        await AppendAsync(await AnotherProcessAsync());
        await AppendAsync(House);

        (await IntactAsync()).Count.ShouldBe(7);
    }

    [Fact]
    public async Task Where_its_end_cannot_be_kept_outside_nothing_is_read_and_each_line_stands_there_once()
    {
        var others = await House.AddPatientAsync();
        var end = Directory.CreateDirectory(Path.Combine(Ground.LedgerFolder, "access-heads", $"{patient.Value:N}"));

        await Should.ThrowAsync<Exception>(() =>
            House
                .Get<AccessRecord>()
                .AppendAsync(
                    Reader,
                    Purpose.ReadEntries,
                    [new RecordAccess(others, 1, 0), new RecordAccess(patient, 1, 0)]
                )
        );

        end.Delete();
        await AppendAsync(House);
        (await IntactAsync()).Count.ShouldBe(2);
        (await House.Get<AccessRecord>().ReadAsync(others, Cancel)).Lines.ShouldHaveSingleItem();
    }

    [Fact(Timeout = Hanging)]
    public async Task Two_processes_at_once_write_one_record_without_a_gap()
    {
        var houses = new[] { House, await AnotherProcessAsync() };

        await Task.WhenAll(
            Enumerable.Range(0, 200).Select(i => Task.Run(() => AppendAsync(houses[i % 2], count: i), Cancel))
        );

        (await IntactAsync()).Select(l => l.Count).Order().ShouldBe(Enumerable.Range(0, 200));
    }

    [Fact]
    public async Task Each_patient_has_a_record_of_their_own()
    {
        var other = await House.AddPatientAsync();

        await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(i =>
                    House.Get<AccessRecord>().AppendAsync(Reader, i % 4 == 0 ? other : patient, Purpose.Export, 1, 0)
                )
        );

        (await IntactAsync()).Count.ShouldBe(30);
        (await House.Get<AccessRecord>().ReadAsync(other, Cancel))
            .ShouldBeOfType<AccessTrail.Intact>()
            .Lines.Count.ShouldBe(10);
    }

    [Fact]
    public async Task It_outlives_the_patients_key()
    {
        await FillAsync();
        await House.ForgeAsync($"delete from data_keys where patient_id = {patient.Value}");

        var restarted = await AnotherProcessAsync();

        (await restarted.Get<AccessRecord>().ReadAsync(patient, Cancel)).ShouldBeOfType<AccessTrail.Intact>();
    }

    [Fact]
    public async Task Words_are_not_handed_out_when_the_reading_cannot_be_put_on_record()
    {
        var opened = false;
        await House.ForgeAsync($"alter table access_lines rename to elsewhere");

        await Should.ThrowAsync<Exception>(async () =>
            await House.Records.ReadAsync(
                new Reader.Patient(patient),
                patient,
                Purpose.ReadEntries,
                async (record, db) =>
                {
                    var name = record.Open(await db.Patients.SingleAsync(Cancel)).Name;
                    opened = true;
                    return name;
                },
                Cancel
            )
        );

        opened.ShouldBeTrue();
        await House.ForgeAsync($"alter table elsewhere rename to access_lines");
        (await IntactAsync()).ShouldBeEmpty();
    }

    private async Task FillAsync()
    {
        for (var line = 1; line <= 5; line++)
        {
            await AppendAsync(House);
        }
    }

    private Task AppendAsync(JournalHouse house, int count = 1, int damaged = 0) =>
        house.Get<AccessRecord>().AppendAsync(Reader, patient, Purpose.ReadEntries, count, damaged);

    private async Task<IReadOnlyList<AccessLineContent>> IntactAsync() =>
        (await House.Get<AccessRecord>().ReadAsync(patient, Cancel)).ShouldBeOfType<AccessTrail.Intact>().Lines;

    private async Task<AccessTrail.Broken> BrokenAsync() =>
        (await House.Get<AccessRecord>().ReadAsync(patient, Cancel)).ShouldBeOfType<AccessTrail.Broken>();
}

public sealed class AccessRecordOnSqlite() : AccessRecordTests(TestedDatabase.Sqlite);

public sealed class AccessRecordOnPostgres() : AccessRecordTests(TestedDatabase.Postgres);
