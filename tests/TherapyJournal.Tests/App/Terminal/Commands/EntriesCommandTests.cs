using System.Text.Json;
using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class EntriesCommandTests(TestedDatabase on) : LoopTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task Sharing_and_keeping_private_say_what_happened()
    {
        var entry = await WriteAsync(Calm);

        (await RunAsync("--private", $"{entry}")).ShouldContain("private now");
        (await RunAsync("--private", $"{entry}")).ShouldContain("private already");
        (await RunAsync("--share", $"{entry}")).ShouldContain("the therapist can read it");
    }

    [Fact]
    public async Task The_document_is_a_list_of_entries_and_holds_a_summary_only_where_one_is_asked_for()
    {
        var entry = await WriteAsync(Calm);

        var plain = await OneAsync();
        var whole = await OneAsync("--summaries");

        foreach (var document in (JsonElement[])[plain, whole])
        {
            document.GetProperty("id").GetGuid().ShouldBe(entry);
            document.GetProperty("at").GetString().ShouldBe("2026-03-02T09:00:00Z");
            document.GetProperty("text").GetString().ShouldBe(Calm);
        }
        plain.GetProperty("summary").ValueKind.ShouldBe(JsonValueKind.Null);
        var sentence = whole.GetProperty("summary").GetProperty("sentences")[0];
        Calm.ShouldContain(sentence.GetProperty("quotation").GetString()!);
        whole.GetProperty("summary").GetProperty("writtenBy").GetString().ShouldBe("question-bank");

        async Task<JsonElement> OneAsync(params string[] options)
        {
            await Desk.DoneAsync(["entries", "Ada Example", "--json", .. options]);
            return JsonDocument.Parse(Desk.Output).RootElement.EnumerateArray().ShouldHaveSingleItem();
        }
    }

    [Fact]
    public async Task A_patient_finds_their_private_entries_and_the_record_names_them_as_the_reader()
    {
        var entry = await WriteAsync("Nobody knows of the kingfisher.", isPrivate: true);

        (await RunAsync()).ShouldNotContain("kingfisher");
        Desk.Output.ShouldContain("1 private");
        var mine = await RunAsync("--mine");

        mine.ShouldContain("kingfisher");
        mine.ShouldContain($"{entry}"[..13]);
        mine.ShouldContain("· private");
        (await House.Get<AccessRecord>().ReadAsync(Patient, Cancel)).Lines.ShouldContain(l =>
            l.ReaderKind == "patient" && l.Purpose == "ReadEntries"
        );
        (await RunAsync("--share", $"{entry}"[..15])).ShouldContain("shared now");
    }

    [Fact]
    public async Task Where_reading_is_closed_the_patients_way_is_closed_too()
    {
        await WriteAsync("Nobody knows of the kingfisher.", isPrivate: true);
        Ground.Settings["Journal:TerminalReads"] = "off";

        (await Desk.RunAsync("entries", "Ada Example", "--mine")).ShouldBe(ExitCode.Refused);
        Desk.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Taking_back_asks_at_the_keyboard_and_nowhere_else()
    {
        var (first, second) = (await WriteAsync(Calm), await WriteAsync(Wish));

        Desk.Typed = "no\n";
        (await Desk.RunAsync("entries", "Ada Example", "--take-back", $"{first}")).ShouldBe(ExitCode.Refused);
        (await EntriesAsync()).Count.ShouldBe(2);
        Desk.Typed = "yes\n";
        (await Desk.RunAsync("entries", "Ada Example", "--take-back", $"{first}")).ShouldBe(ExitCode.Done);
        (await RunAsync("--take-back", $"{second}")).ShouldContain("Goals that came of it stay");
        (await EntriesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_summary_is_shown_before_it_is_accepted_and_at_the_keyboard_somebody_is_asked()
    {
        var (first, second) = (await WriteAsync(Calm), await WriteAsync(Wish));

        Desk.Typed = "no\n";
        (await Desk.RunAsync("entries", "Ada Example", "--accept", $"{first}")).ShouldBe(ExitCode.Refused);
        Desk.Transcript.ShouldContain("my sister");
        (await InboxItemAsync(first)).Summary.AcceptedAt.ShouldBeNull();
        Desk.Typed = "yes\n";
        (await Desk.RunAsync("entries", "Ada Example", "--accept", $"{first}")).ShouldBe(ExitCode.Done);
        (await InboxItemAsync(first)).Summary.AcceptedAt.ShouldNotBeNull();
        (await RunAsync("--accept", $"{second}")).ShouldContain("by the river");
        Desk.Page.ShouldContain("The summary is accepted");
        (await InboxItemAsync(second)).Summary.AcceptedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Of_a_private_entry_there_is_no_summary_to_accept()
    {
        var entry = await WriteAsync(Calm, isPrivate: true);

        (await Desk.RunAsync("entries", "Ada Example", "--accept", $"{entry}")).ShouldBe(ExitCode.Refused);

        Desk.Error.ShouldContain("There is no summary of this entry to accept.");
    }

    [Fact]
    public async Task Times_are_the_patients_own_with_their_zone()
    {
        await Desk.RunAsync("patients", "set", "Ada Example", "timezone", "Asia/Tokyo");
        await TryRecordAsync(new NewEntry(Patient, Calm, "one"));

        var page = await RunAsync();

        page.ShouldContain("Mon 2 Mar 2026 18:00 ");
        page.ShouldContain("Times are those of Asia/Tokyo.");
    }

    [Theory]
    [InlineData("--to", "9999-12-31")]
    [InlineData("--from", "0001-01-01")]
    [InlineData("--from", "-9998-01-01", "--to", "9999-12-31")]
    public async Task The_first_and_the_last_day_that_there_are_leave_nothing_out(params string[] period)
    {
        await Desk.RunAsync("patients", "set", "Ada Example", "timezone", "Pacific/Kiritimati");
        await WriteAsync(Calm);

        (await RunAsync(period)).ShouldContain("my sister");
    }

    [Fact]
    public async Task A_period_that_ends_before_it_begins_is_wrong_usage()
    {
        (await Desk.RunAsync("entries", "Ada Example", "--from", "2026-03-02", "--to", "2026-03-01")).ShouldBe(
            ExitCode.Usage
        );
        Desk.Error.ShouldContain("--from is a later day than --to.");

        await RunAsync("--from", "2026-03-01", "--to", "2026-03-01");
    }

    [Fact]
    public async Task Too_little_of_an_id_is_said_to_be_too_little()
    {
        var entry = await WriteAsync(Calm);

        (await Desk.RunAsync("entries", "Ada Example", "--share", $"{entry}"[..5])).ShouldBe(ExitCode.Refused);
        Desk.Error.Trim().ShouldBe("Give at least six characters of the id.");
        (await Desk.RunAsync("entries", $"{Patient}"[..5])).ShouldBe(ExitCode.Refused);
        Desk.Error.Trim().ShouldBe("Give at least six characters of the id.");
        (await Desk.RunAsync("review", $"{entry}"[..5], "--accept")).ShouldBe(ExitCode.Refused);
        Desk.Error.Trim().ShouldBe("Give at least six characters of the id.");
        (await Desk.RunAsync("entries", "Eve")).ShouldBe(ExitCode.Refused);
        Desk.Error.ShouldStartWith("There is no such patient.");
    }

    private async Task<string> RunAsync(params string[] options)
    {
        (await Desk.RunAsync(["entries", "Ada Example", .. options])).ShouldBe(ExitCode.Done, Desk.Error);
        return Desk.Page;
    }
}

public sealed class EntriesCommandOnSqlite() : EntriesCommandTests(TestedDatabase.Sqlite);

public sealed class EntriesCommandOnPostgres() : EntriesCommandTests(TestedDatabase.Postgres);
