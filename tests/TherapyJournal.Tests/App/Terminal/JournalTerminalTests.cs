using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Storage;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal;

public sealed class JournalTerminalTests
{
    [Fact]
    public async Task With_json_the_document_stands_alone_on_stdout()
    {
        var desk = new Desk();
        var code = await desk.RunAsync(
            "try --json",
            context =>
            {
                context.Screen.Sentence("Said to a person.");
                return Task.FromResult(
                    context.Done(
                        new VersionDocument("1"),
                        VersionJson.Default.VersionDocument,
                        page => page.Sentence("page")
                    )
                );
            }
        );
        code.ShouldBe(ExitCode.Done);
        desk.Output.ShouldBe("{\n  \"version\": \"1\"\n}\n");
        desk.Error.ShouldBe("Said to a person.\n");
    }

    [Fact]
    public async Task Without_json_the_page_stands_on_stdout()
    {
        var desk = new Desk();
        (await desk.RunAsync("version")).ShouldBe(ExitCode.Done);
        desk.Output.ShouldStartWith("Therapy Journal ");
        desk.Error.ShouldBe("");
    }

    [Theory]
    [InlineData("verson", "There is no command `verson`.", "Did you mean `version`?")]
    [InlineData("xyzzy", "There is no command `xyzzy`.", "See `journal --help`.")]
    [InlineData("try --txt", "`try` has no option `--txt`.", "Did you mean `--text`?")]
    [InlineData("try --jsn", "`try` has no option `--jsn`.", "Did you mean `--json`?")]
    [InlineData(
        "try two words",
        "`try` has no place for `two`; words with spaces need quotation marks.",
        "See `journal try --help`."
    )]
    [InlineData("patients", "`patients` needs one of: list, show.", "See `journal patients --help`.")]
    [InlineData("patients lst", "`patients` has no `lst`.", "Did you mean `list`?")]
    [InlineData("try --text", "Required argument missing for option: '--text'.", "See `journal try --help`.")]
    public async Task Wrong_usage_is_one_sentence_and_a_suggestion_on_stderr(string line, string sentence, string todo)
    {
        var desk = new Desk();
        (await desk.RunAsync(line)).ShouldBe(ExitCode.Usage);
        desk.Output.ShouldBe("");
        desk.Error.ShouldBe($"{sentence}\n{todo}\n");
    }

    [Theory]
    [InlineData(null, "--json", "`journal` needs one of: version, try, patients.")]
    [InlineData("./journal", "--json", "`./journal` needs one of: version, try, patients.")]
    [InlineData("./journal", "--frobs", "`./journal` has no option `--frobs`.")]
    public async Task The_program_is_named_as_it_was_called(string? calledAs, string line, string sentence)
    {
        var desk = calledAs is null ? new Desk() : new Desk(environment: (ProgramName.Variable, calledAs));

        (await desk.RunAsync(line)).ShouldBe(ExitCode.Usage);

        desk.Error.ShouldStartWith(sentence);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--help")]
    [InlineData("try --help")]
    public async Task Help_opens_no_services(string line)
    {
        var desk = new Desk();
        (await desk.RunAsync(line)).ShouldBe(ExitCode.Done);
        desk.Output.ShouldContain("Usage:");
    }

    [Theory]
    [InlineData("help", "--help")]
    [InlineData("help try", "try --help")]
    [InlineData("help patients show", "patients show --help")]
    public async Task To_ask_for_help_in_words_is_the_same_as_to_ask_by_option(string words, string option)
    {
        var (asked, meant) = (new Desk(), new Desk());
        (await asked.RunAsync(words)).ShouldBe(await meant.RunAsync(option));
        asked.Output.ShouldBe(meant.Output);
        asked.Output.ShouldContain("Usage:");
    }

    [Fact]
    public async Task Help_about_a_command_that_is_not_there_says_so()
    {
        var desk = new Desk();
        (await desk.RunAsync("help xyzzy")).ShouldBe(ExitCode.Usage);
        desk.Error.ShouldStartWith("There is no command `xyzzy`.");
    }

    [Fact]
    public async Task A_suggestion_names_the_program_as_it_was_called()
    {
        var desk = new Desk(environment: (ProgramName.Variable, "./journal"));
        await desk.RunAsync("version two words");
        desk.Error.ShouldEndWith("See `./journal version --help`.\n");
    }

    [Fact]
    public async Task Ctrl_C_ends_a_command_that_waits_and_one_that_does_not_listen()
    {
        var desk = new Desk();
        var never = new TaskCompletionSource<int>();
        (
            await desk.RunAsync(
                "try",
                context =>
                {
                    desk.Streams.Interruptions.CtrlC();
                    context.Cancellation.IsCancellationRequested.ShouldBeTrue();
                    return never.Task;
                }
            )
        ).ShouldBe(ExitCode.Interrupted);
    }

    [Fact]
    public async Task A_text_that_begins_with_at_is_a_text()
    {
        var desk = new Desk();
        (await desk.RunAsync("try --text @/etc/hostname")).ShouldBe(ExitCode.Done);
        desk.Output.ShouldBe("@/etc/hostname\n");
    }

    [Theory]
    [InlineData("try", "from the environment")]
    [InlineData("try --as Ada", "Ada")]
    [InlineData("--as Ada try", "Ada")]
    public async Task The_acting_therapist_is_named_by_option_or_environment(string line, string name)
    {
        string? acting = null;
        var desk = new Desk(environment: ("JOURNAL_AS", "from the environment"));
        await desk.RunAsync(line, context => Task.FromResult((acting = context.ActingAs) is null ? 1 : 0));
        acting.ShouldBe(name);
    }

    [Fact]
    public async Task A_fault_is_one_sentence_without_the_exceptions_words()
    {
        var desk = new Desk();
        var code = await desk.RunAsync("try", _ => throw new InvalidOperationException("canary: I slept badly"));
        code.ShouldBe(ExitCode.Refused);
        desk.Output.ShouldBe("");
        desk.Error.ShouldContain("incident");
        desk.Error.ShouldContain("InvalidOperationException");
        desk.Error.ShouldNotContain("canary");
        desk.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_setting_that_cannot_be_used_is_told_in_its_own_sentence()
    {
        var desk = new Desk();
        (await desk.RunAsync("try", _ => throw new SettingException("Set PORT to a number."))).ShouldBe(
            ExitCode.Refused
        );
        desk.Error.ShouldBe("Set PORT to a number.\n");
    }

    [Fact]
    public async Task Services_are_opened_when_they_are_first_asked_for()
    {
        var desk = new Desk();
        (
            await desk.RunAsync(
                "try",
                async context =>
                {
                    await context.ServicesAsync();
                    return 0;
                }
            )
        ).ShouldBe(ExitCode.Refused);
        desk.Error.ShouldContain("InvalidOperationException");
    }
}
