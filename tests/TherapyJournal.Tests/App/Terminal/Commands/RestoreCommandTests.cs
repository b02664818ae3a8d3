using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class RestoreCommandTests(TestedDatabase on) : JournalTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task A_backup_comes_back_on_another_machine_that_has_the_key()
    {
        await FullRecord.AddAsync(House, await House.AddTherapistAsync(), "Ada");
        var file = Path.Combine(Ground.Folder, "b");
        (await Desk.RunAsync("backup", "--out", file)).ShouldBe(ExitCode.Done);
        (await Desk.RunAsync("backup", "--out", file)).ShouldBe(ExitCode.Refused);
        (await Desk.RunAsync("restore", "--from", file)).ShouldBe(ExitCode.Refused);
        Desk.Error.ShouldContain("not empty");

        await using var ground = await Ground.BareAsync(Ground.On);
        var there = new CommandDesk(ground);
        (await there.RunAsync("restore", "--from", file)).ShouldBe(ExitCode.Refused);
        there.Error.ShouldContain("no master key");
        Directory.CreateDirectory(ground.KeyFolder);
        File.Copy(Ground.KeyFile, ground.KeyFile);
        (await there.RunAsync("restore", "--from", file, "--json")).ShouldBe(ExitCode.Done);
        there.Output.ShouldContain("\"patients\": 1");

        (await there.RunAsync("patients", "list")).ShouldBe(ExitCode.Done);
        there.Output.ShouldContain("Ada");
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_in_a_sentence()
    {
        var file = Path.Combine(Ground.Folder, "b");
        await File.WriteAllTextAsync(file, "therapy-journal backup 1\nand nothing more", Cancel);

        (await Desk.RunAsync("restore", "--from", file)).ShouldBe(ExitCode.Refused);

        Desk.Error.ShouldContain("cut or changed");
        (await Desk.RunAsync("restore")).ShouldBe(ExitCode.Usage);
    }
}

public sealed class RestoreCommandOnSqlite() : RestoreCommandTests(TestedDatabase.Sqlite);

public sealed class RestoreCommandOnPostgres() : RestoreCommandTests(TestedDatabase.Postgres);
