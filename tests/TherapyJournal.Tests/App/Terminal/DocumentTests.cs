using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Practices;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal;

public sealed class DocumentTests
{
    [Fact]
    public void Headings_and_words_in_bold_are_bold_and_paragraphs_flow_anew()
    {
        var desk = new Desk(terminal: true, columns: 40, environment: ("COLORTERM", "truecolor"));
        desk.Screen.Document("# Keeping\n\n**Why.** So that you and your\ntherapist can talk.\n\nMore.\n");
        desk.Output.ShouldBe(
            "\n\u001b[1;38;2;0;135;135mKeeping\u001b[0m\n\n"
                + "\u001b[1mWhy.\u001b[0m So that you and your therapist can\ntalk.\n\nMore.\n\n"
        );
    }

    [Fact]
    public void The_items_of_a_list_hang_under_their_words()
    {
        var desk = new Desk(terminal: true, columns: 40, environment: ("NO_COLOR", "1"));
        desk.Screen.Document(
            "Two things:\n- the first of them, which is longer\n  than a line\n2. the second\n\nAnd so on."
        );
        desk.Output.ShouldBe(
            """

            Two things:

              - the first of them, which is longer
                than a line
              2. the second

            And so on.


            """
        );
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    public void No_consent_shows_how_it_is_written(int columns)
    {
        ConsentTexts.All.ShouldNotBeEmpty();
        foreach (var consent in ConsentTexts.All)
        {
            var desk = new Desk(terminal: true, columns: columns, environment: ("NO_COLOR", "1"));
            desk.Screen.Document(consent.Text);
            desk.Output.ShouldNotContain("**");
            desk.Output.ShouldNotContain("#");
            desk.Output.Split('\n').ShouldAllBe(line => line.Length <= columns);
            Words(desk.Output).ShouldBe(Words(consent.Text.Replace("**", "").Replace("# ", "")));
        }
    }

    private static string[] Words(string text) =>
        text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
