using System.Text.Json;
using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class WriteCommandTests(TestedDatabase on) : LoopTest(on)
{
    private const string Ada = "Ada Example";

    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Theory]
    [InlineData("pause", "Journaling is paused here")]
    [InlineData("end", "Journaling has ended here")]
    public async Task Where_nobody_reads_any_more_it_says_so_and_whom_to_call(string how, string sentence)
    {
        await Desk.DoneAsync("patients", "set", Ada, "country", "GB");
        await Desk.DoneAsync("patients", how, Ada);

        (await Desk.RunAsync("write", Ada, "--text", Calm)).ShouldBe(ExitCode.Refused);

        Desk.Page.ShouldContain("call 999");
        Desk.Page.ShouldContain("116 123");
        string.Join(' ', Desk.Error.Split('\n')).ShouldContain(sentence);
        Desk.Error.ShouldContain("your practice");
        (await CountEntriesAsync()).ShouldBe(0);
        (await AlertsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Danger_is_answered_and_told_also_after_the_end()
    {
        await Desk.DoneAsync("patients", "end", Ada);

        (await Desk.RunAsync("write", Ada, "--text", Urgent)).ShouldBe(ExitCode.Refused);

        Desk.Page.ShouldContain("If you are in danger now");
        Desk.Page.ShouldContain("your words themselves were not kept");
        (await AlertsAsync()).ShouldHaveSingleItem().Content.IsUrgent.ShouldBeTrue();
    }

    [Theory]
    [InlineData("I will stab my boss tomorrow.", "If somebody is in danger now, or is hurt, call 999.", "go away from")]
    [InlineData("He tried to strangle me.", "If you are in danger now, or hurt, call 999.", "It is not your fault.")]
    [InlineData(Urgent, "or have already hurt yourself, call 999.", "You don't have to carry this alone")]
    public async Task The_fixed_words_fit_who_is_in_danger_and_from_whom(string words, string first, string then)
    {
        await Desk.DoneAsync("patients", "set", Ada, "country", "GB");

        await Desk.DoneAsync("write", Ada, "--text", words);

        Desk.Page.ShouldContain(first);
        Desk.Page.ShouldContain(then);
        Desk.Page.ShouldContain("Nobody is reading along here");
    }

    [Fact]
    public async Task Whoever_waits_for_their_erasure_is_heard_where_they_are_in_danger_and_nothing_is_kept()
    {
        await Desk.DoneAsync("patients", "set", Ada, "country", "GB");
        await Desk.DoneAsync("erase", Ada, "--yes");

        (await Desk.RunAsync("write", Ada, "--text", Urgent)).ShouldBe(ExitCode.Refused);

        Desk.Page.ShouldContain("call 999");
        Desk.Page.ShouldContain("your words themselves were not kept");
        string.Join(' ', Desk.Error.Split('\n')).ShouldContain("Journaling has ended here");
        (await AlertsAsync()).ShouldHaveSingleItem().Content.IsUrgent.ShouldBeTrue();
        await Desk.DoneAsync("alerts", "--all");
        Desk.Page.ShouldContain("Ada Example");
        Desk.Page.ShouldContain("without words: they wait for their erasure");
        (await CountEntriesAsync()).ShouldBe(0);
        await Desk.DoneAsync("erase", Ada, "--cancel");
    }

    [Fact]
    public async Task Beside_a_crisis_answer_stands_the_way_to_the_safety_plan()
    {
        await Desk.DoneAsync("write", Ada, "--text", Urgent);

        Desk.Page.ShouldContain($"journal plan {$"{Patient}"[..6]}");
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public async Task A_file_that_says_how_it_is_written_is_read_so(string encoding)
    {
        var file = Path.Combine(Ground.Folder, "entry.txt");
        await File.WriteAllTextAsync(
            file,
            "Ein schöner Tag, 今日 🌧️.",
            System.Text.Encoding.GetEncoding(encoding),
            Cancel
        );

        await Desk.DoneAsync("write", Ada, "--file", file);

        (await EntriesAsync())
            .ShouldHaveSingleItem()
            .Content.ShouldSatisfyAllConditions(
                c => c.Text.ShouldBe("Ein schöner Tag, 今日 🌧️."),
                c => c.Mended.ShouldBeFalse()
            );
    }

    [Fact]
    public async Task A_delivery_that_comes_again_is_answered_like_the_first()
    {
        string[] line = ["write", Ada, "--text", Calm, "--delivery", "one", "--json"];
        await Desk.DoneAsync(line);
        using var first = JsonDocument.Parse(Desk.Output);

        await Desk.DoneAsync(line);

        using var again = JsonDocument.Parse(Desk.Output);
        again.RootElement.GetProperty("repeated").GetBoolean().ShouldBeTrue();
        foreach (var name in (string[])["id", "at", "reflection"])
        {
            var said = again.RootElement.GetProperty(name).GetRawText();
            said.ShouldBe(first.RootElement.GetProperty(name).GetRawText());
            said.ShouldNotBe("null");
        }
        (await CountEntriesAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("--privat", "`write` has no option `--privat`. Did you mean `--private`?")]
    [InlineData("-x", "`write` has no option `-x`.")]
    [InlineData("words", "Words of several parts need quotation marks: --text \"…\". A lone - reads standard input.")]
    public async Task What_it_does_not_know_is_named(string typed, string sentence)
    {
        (await Desk.RunAsync("write", Ada, "--text", Calm, typed)).ShouldBe(ExitCode.Usage);

        string.Join(' ', Desk.Error.Split('\n')).Trim().ShouldBe(sentence);
        (await CountEntriesAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("Heute war ich mit dem Hund im Wald und es war ein guter Tag.")]
    [InlineData("Сегодня я долго гулял по парку и думал о сестре.")]
    public async Task Words_that_no_rule_can_read_are_kept_and_answered_with_a_number(string words)
    {
        await Desk.DoneAsync("patients", "set", Ada, "country", "GB");

        await Desk.DoneAsync("write", Ada, "--text", words);

        Desk.Page.ShouldContain("in a language that I cannot read well");
        Desk.Page.ShouldContain("If you are in danger, call 999 now.");
        (await AlertsAsync()).ShouldBeEmpty();
        await Desk.DoneAsync("write", Ada, "--text", words, "--json");
        Desk.Page.ShouldContain("\"crisisWords\": \"This seems to be in a language");
        // Nothing light stands beneath what nobody could read.
        Desk.Page.ShouldContain("\"reflection\": null");
        await Desk.DoneAsync("write", Ada, "--text", Calm);
        Desk.Page.ShouldNotContain("999");
    }

    [Theory]
    [InlineData("--bogus", "--text", Urgent)]
    [InlineData("--text", Urgent, "--bogus", "x")]
    [InlineData("I", "am", "going", "to", "kill", "myself", "tonight")]
    [InlineData("--text", Urgent, "--at", "nonsense")]
    public async Task Danger_in_a_command_line_that_cannot_be_read_is_answered_all_the_same(params string[] typed)
    {
        (await Desk.RunAsync(["write", Ada, .. typed])).ShouldBe(ExitCode.Usage);

        (Desk.Page + Desk.Error).ShouldContain("emergency");
        (await CountEntriesAsync()).ShouldBe(0);
        await Desk.RunAsync(["write", Ada, "--bogus", "--text", Calm]);
        (Desk.Page + Desk.Error).ShouldNotContain("emergency");
    }

    [Fact(Timeout = Hanging)]
    public async Task Bytes_that_are_no_characters_are_told_and_the_rest_is_kept_as_it_came()
    {
        // A letter of Latin-1, half an emoji, and a byte that no text has.
        byte[] bytes = [.. "Für "u8, 0xFC, .. "ber "u8, 0xF0, 0x9F, .. " und "u8, 0xFF, .. "."u8];

        var end = await new JournalProgram(Ground) { Input = bytes }.RunAsync("write", "Ada Example", "-");

        end.ExitCode.ShouldBe(ExitCode.Done, end.Error);
        end.Output.ShouldContain("It is kept.");
        end.Output.ShouldContain("Some characters could not be read and stand as \uFFFD.");
        var kept = (await EntriesAsync()).ShouldHaveSingleItem().Content;
        (kept.Text, kept.Mended).ShouldBe(("Für \uFFFDber \uFFFD und \uFFFD.", true));
    }
}

public sealed class WriteCommandOnSqlite() : WriteCommandTests(TestedDatabase.Sqlite);

public sealed class WriteCommandOnPostgres() : WriteCommandTests(TestedDatabase.Postgres);
