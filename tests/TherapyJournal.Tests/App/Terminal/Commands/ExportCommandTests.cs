using System.IO.Compression;
using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class ExportCommandTests(TestedDatabase on) : LoopTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task The_pages_are_for_people_and_the_files_have_the_words_of_the_commands()
    {
        await Desk.RunAsync("patients", "set", "Ada Example", "timezone", "Asia/Tokyo");
        await WriteAsync(Concern);
        await Desk.RunAsync("inbox");
        await Desk.RunAsync("inbox");
        var file = Path.Combine(Ground.Folder, "e.zip");
        (await Desk.RunAsync("export", "Ada Example", "--out", file)).ShouldBe(ExitCode.Done, Desk.Error);

        using var zip = ZipFile.OpenRead(file);
        (await ReadAsync(zip, "journal.md")).ShouldContain("## Mon 2 Mar 2026 18:00\n");
        var record = await ReadAsync(zip, "record.md");
        record.ShouldContain("looked at the inbox (2 times)");
        record.ShouldNotContain("ReadInbox");
        record.ShouldNotContain("T09:00");
        (await ReadAsync(zip, "alerts.json")).ShouldContain("\"obliqueIdeation\"");
        (await ReadAsync(zip, "alerts.json")).ShouldContain("\"state\": \"open\"");
        (await ReadAsync(zip, "profile.json")).ShouldContain("\"status\": \"active\"");
        (await ReadAsync(zip, "entries.json")).ShouldContain("\"private\": false");
        (await ReadAsync(zip, "access.json")).ShouldContain("\"purpose\": \"ReadInbox\"");
    }

    [Fact]
    public async Task What_is_refused_stands_on_no_record_and_what_was_done_stands_once_for_each_reader()
    {
        var file = Path.Combine(Ground.Folder, "e.zip");
        await Desk.DoneAsync("export", "Ada Example", "--out", file);
        (await Desk.RunAsync("export", "Ada Example", "--out", file)).ShouldBe(ExitCode.Refused);
        (await Desk.RunAsync("export", "Ada Example", "--out", file)).ShouldBe(ExitCode.Refused);

        await Desk.DoneAsync("audit", "Ada Example");

        Desk.Page.ShouldContain(" asked for an export of everything Mon");
        Desk.Page.ShouldContain("the patient read everything for an export");
        Desk.Page.ShouldNotContain("times)");
    }

    private static async Task<string> ReadAsync(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name).ShouldNotBeNull().Open());
        return await reader.ReadToEndAsync(Cancel);
    }
}

public sealed class ExportCommandOnSqlite() : ExportCommandTests(TestedDatabase.Sqlite);

public sealed class ExportCommandOnPostgres() : ExportCommandTests(TestedDatabase.Postgres);
