using Shouldly;
using TherapyJournal.App.Terminal;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal;

public sealed class TerminalScreenTests
{
    private const string Long =
        "I walked along the canal again and did not look at my phone once, not even at the bridge where I always do, "
        + "and then I slept.";

    [Fact]
    public void A_pipe_gets_no_escape_byte()
    {
        var desk = new Desk();
        WriteEverything(desk.Screen);
        desk.Output.ShouldContain("canal");
        (desk.Output + desk.Error).ShouldNotContain('\u001b');
    }

    [Theory]
    [InlineData("NO_COLOR", "1")]
    [InlineData("TERM", "dumb")]
    public void A_terminal_that_declines_colour_gets_no_escape_byte(string name, string value)
    {
        var desk = new Desk(terminal: true, environment: (name, value));
        WriteEverything(desk.Screen);
        (desk.Output + desk.Error).ShouldNotContain('\u001b');
    }

    [Fact]
    public void A_terminal_gets_the_patients_words_in_italics()
    {
        var desk = new Desk(terminal: true);
        desk.Screen.PatientWords("I slept.");
        desk.Output.ShouldContain("\u001b[3mI slept.");
    }

    [Fact]
    public void Red_is_for_urgent_alerts_alone()
    {
        var desk = new Desk(terminal: true, environment: ("COLORTERM", "truecolor"));
        WriteEverything(desk.Screen, withAlerts: false);
        desk.Output.ShouldContain("\u001b[38;2;0;135;135m");
        (desk.Output + desk.Error).ShouldNotContain("38;2;215;38;38");
        desk.Screen.Urgent("Look.");
        desk.Output.ShouldContain("38;2;215;38;38");
    }

    [Fact]
    public void Markup_in_a_patients_words_is_printed_as_it_stands()
    {
        var desk = new Desk();
        desk.Screen.PatientWords("[red]x[/] [bold");
        desk.Screen.AssistantWords("[link=x]y[/]", "a-model");
        desk.Screen.Table(
            [new("[b]id[/]")],
            [
                ["[i]z[/]"],
            ]
        );
        desk.Screen.Heading("[u]h[/]");
        desk.Output.ShouldContain("[red]x[/] [bold");
        desk.Output.ShouldContain("[link=x]y[/]");
        desk.Output.ShouldContain("[i]z[/]");
        desk.Output.ShouldContain("[u]h[/]");
    }

    [Fact]
    public void Escape_sequences_in_anybodys_words_are_not_passed_on()
    {
        const string hostile = "before\u001b[2J\u001b]0;owned\aafter";
        var desk = new Desk();
        WriteEverything(desk.Screen, words: hostile);
        desk.Output.ShouldContain("beforeafter");
        (desk.Output + desk.Error).ShouldNotContain("owned");
        (desk.Output + desk.Error).ShouldNotContain('\u001b');
    }

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(200)]
    public void No_line_is_longer_than_the_window_or_eighty_columns(int columns)
    {
        var desk = new Desk(terminal: true, columns: columns, environment: ("NO_COLOR", "1"));
        WriteEverything(desk.Screen);
        desk.Output.Split('\n').Max(line => line.Length).ShouldBeLessThanOrEqualTo(Math.Min(columns, 80));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    public void No_word_is_broken(int columns)
    {
        var desk = new Desk(terminal: true, columns: columns, environment: ("NO_COLOR", "1"));
        desk.Screen.Error(Long, Long, Long);
        desk.Screen.Remark(Long);
        desk.Screen.Sentence(Long);
        desk.Screen.PatientWords(Long);
        desk.Screen.Facts(("name", Long));
        desk.Screen.Heading("Maren T.", Long);
        (desk.Output + desk.Error)
            .Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Except([.. Long.Split(' '), "name", "Maren", "T."])
            .ShouldBeEmpty();
    }

    [Fact]
    public void There_is_never_a_second_blank_line_below_another()
    {
        var desk = new Desk();
        desk.Screen.Sentence("One.");
        var screen = desk.Screen;
        screen.Sentence("Two.");
        screen.Blank();
        screen.Heading("Three");
        screen.Blank();
        screen.Sentence("Four.");
        desk.Output.ShouldBe("One.\nTwo.\n\nThree\n\nFour.\n");
    }

    [Fact]
    public void A_row_that_is_too_wide_for_the_window_is_set_as_facts_and_its_id_stays_whole()
    {
        var desk = new Desk(terminal: true, columns: 40, environment: ("NO_COLOR", "1"));
        IReadOnlyList<Cell> row = ["Maren Thiessen-Okonkwo", "active", "Tue 3 Nov 2026 22:54", "0193a2b4-b7bd"];
        desk.Screen.Table([new("name", Keep: true), new("state"), new("last wrote"), new("id")], [row, row]);
        desk.Output.ShouldStartWith("name        Maren Thiessen-Okonkwo\nstate       active\n");
        desk.Output.ShouldContain("id          0193a2b4-b7bd\n\nname ");
    }

    [Fact]
    public void No_line_ends_in_spaces()
    {
        var desk = new Desk();
        WriteEverything(desk.Screen);
        desk.Output.Split('\n').ShouldAllBe(line => line == line.TrimEnd());
    }

    [Fact]
    public void The_assistants_words_stand_behind_a_dotted_margin_with_their_label()
    {
        var desk = new Desk();
        desk.Screen.AssistantWords([new("The walk helped.", "The walk by the canal helped.")], "gpt-6-luna");
        desk.Output.ShouldBe(
            """
            ┊ The walk helped.
            ┊   “The walk by the canal helped.”
            ┊ written by the assistant (AI)

            """
        );
    }

    [Fact]
    public void The_question_bank_says_that_no_AI_wrote_it()
    {
        var desk = new Desk();
        desk.Screen.Question("What helped today?", "You wrote that the walk helped.", "question-bank");
        desk.Output.ShouldEndWith("┊ written without AI\n");
    }

    [Fact]
    public void An_urgent_alert_is_also_a_word()
    {
        var desk = new Desk();
        desk.Screen.Urgent("Jonas K., 22:54, not yet seen.");
        desk.Output.ShouldBe("● urgent   Jonas K., 22:54, not yet seen.\n");
    }

    [Fact]
    public void Values_stand_under_one_another()
    {
        var desk = new Desk();
        desk.Screen.Facts(("name", "Maren T."), ("time zone", "Europe/Berlin"));
        desk.Output.ShouldBe("name       Maren T.\ntime zone  Europe/Berlin\n");
    }

    [Fact]
    public void On_a_terminal_the_widest_column_is_shortened_and_a_kept_one_is_not()
    {
        var desk = new Desk(terminal: true, environment: ("NO_COLOR", "1"));
        desk.Screen.Table(
            [new("id", Keep: true), new("text"), new("when")],
            [
                ["0193a2b4", Long, "yesterday"],
            ]
        );
        desk.Output.ShouldContain("0193a2b4");
        desk.Output.ShouldContain("…");
        desk.Output.ShouldContain("yesterday");
    }

    [Fact]
    public void In_a_pipe_no_cell_is_shortened()
    {
        var desk = new Desk();
        desk.Screen.Table(
            [new("text"), new("when")],
            [
                [Long, "yesterday"],
            ]
        );
        desk.Output.ShouldContain(Long);
    }

    [Fact]
    public void An_error_stands_on_stderr_alone()
    {
        var desk = new Desk();
        desk.Screen.Error("The entry is empty.", "Nothing was changed.", "Write a word or two.");
        desk.Output.ShouldBe("");
        desk.Error.ShouldBe("The entry is empty.\nNothing was changed.\nWrite a word or two.\n");
    }

    [Fact]
    public async Task Progress_in_a_pipe_is_one_remark_at_the_end()
    {
        var desk = new Desk();
        await desk.Screen.ProgressAsync(
            "Sealing [again]",
            3,
            moved =>
            {
                moved(3);
                return Task.CompletedTask;
            }
        );
        desk.Output.ShouldBe("");
        desk.Error.ShouldBe("Sealing [again]: done, 3 of 3.\n");
    }

    [Fact]
    public async Task Progress_on_a_terminal_is_a_bar()
    {
        var desk = new Desk(terminal: true);
        await desk.Screen.ProgressAsync(
            "Sealing [again]",
            3,
            moved =>
            {
                moved(3);
                return Task.CompletedTask;
            }
        );
        desk.Output.ShouldContain("Sealing [again]");
        desk.Output.ShouldContain("100%");
    }

    private static void WriteEverything(TerminalScreen screen, bool withAlerts = true, string words = Long)
    {
        screen.Heading("Today", words.Length < 60 ? words : "Tuesday");
        screen.Sentence(words);
        screen.Hint(words);
        screen.PatientWords(words + "\n\n" + words);
        screen.AssistantWords([new(words, words), new(words)], "gpt-6-luna");
        screen.Question(words, words, "question-bank");
        screen.Facts(("name", words), ("state", new Cell(words, Tone.Quiet)));
        screen.Table(
            [new("id", Keep: true), new("text"), new("more")],
            [
                ["0193a2b4", words[..9], words[..9]],
            ]
        );
        screen.Error(words, words, words);
        screen.Remark(words);
        if (withAlerts)
        {
            screen.Urgent(words);
            screen.Concern(words);
        }
    }
}
