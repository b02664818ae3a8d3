using Shouldly;
using TherapyJournal.App.Terminal;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal;

public sealed class WrappedTests
{
    [Fact]
    public void Lines_end_between_words() =>
        Set("The walk by the canal helped me to sleep through until seven.", 40)
            .ShouldBe("The walk by the canal helped me to sleep\nthrough until seven.\n");

    [Fact]
    public void An_item_of_a_list_hangs_under_its_words() =>
        Set("· Touches the goal that the two agreed on in the spring.", 40)
            .ShouldBe("· Touches the goal that the two agreed\n  on in the spring.\n");

    [Fact]
    public void A_command_that_does_not_fit_stands_on_a_line_of_its_own_and_is_not_broken() =>
        Set("Next: journal review 01a20944-6b52-7000-89d7-d2d2379fd7ab --accept", 40)
            .ShouldBe("Next:\njournal review 01a20944-6b52-7000-89d7-d2d2379fd7ab --accept\n");

    [Fact]
    public void A_command_in_quotation_marks_stays_on_one_line() =>
        Set("There is nobody of this name here; see 'journal patients list'.", 48)
            .ShouldBe("There is nobody of this name here; see\n'journal patients list'.\n");

    [Fact]
    public void A_path_that_is_longer_than_the_line_can_still_be_copied() =>
        Set("A key was made: /home/maren/.config/therapy-journal/keys/master.key is its file", 40)
            .ShouldBe("A key was made:\n/home/maren/.config/therapy-journal/keys/master.key\nis its file\n");

    [Fact]
    public void A_script_without_spaces_is_folded() =>
        Set(new string('語', 25), 40).ShouldBe($"{new string('語', 20)}\n{new string('語', 5)}\n");

    [Fact]
    public void What_somebody_wrote_never_leaves_its_margin()
    {
        var desk = new Desk(terminal: true, columns: 40, environment: ("NO_COLOR", "1"));
        desk.Screen.AssistantWords(new string('x', 60), "a-model");
        desk.Output.ShouldStartWith($"┊ {new string('x', 38)}\n┊ {new string('x', 22)}\n");
    }

    private static string Set(string text, int columns)
    {
        var desk = new Desk(terminal: true, columns: columns, environment: ("NO_COLOR", "1"));
        desk.Screen.Sentence(text);
        return desk.Output;
    }
}
