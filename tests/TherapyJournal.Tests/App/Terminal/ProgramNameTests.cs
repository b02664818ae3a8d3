using System.CommandLine;
using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal;

public sealed class ProgramNameTests
{
    [Theory]
    [InlineData("'journal inbox' shows it.", "'./journal inbox' shows it.")]
    [InlineData("See `journal patients add --help`.", "See `./journal patients add --help`.")]
    [InlineData("See `journal --help`.", "See `./journal --help`.")]
    [InlineData("id 01a2 · next: journal session \"Ada M.\"", "id 01a2 · next: ./journal session \"Ada M.\"")]
    [InlineData("copy it, then say: journal keys confirm-copy", "copy it, then say: ./journal keys confirm-copy")]
    [InlineData(
        "When the cause is mended: journal worker --retry",
        "When the cause is mended: ./journal worker --retry"
    )]
    [InlineData("Lift it: journal alerts lift 01a20944-6", "Lift it: ./journal alerts lift 01a20944-6")]
    [InlineData("journal alerts ack 01a20944-6 --note \"…\"", "./journal alerts ack 01a20944-6 --note \"…\"")]
    [InlineData("… 3 more, nothing new: journal inbox --all", "… 3 more, nothing new: ./journal inbox --all")]
    [InlineData(
        "dialled it:\njournal practice helplines --confirm CC",
        "dialled it:\n./journal practice helplines --confirm CC"
    )]
    [InlineData(
        "name: journal therapists set Therapist name \"…\"",
        "name: ./journal therapists set Therapist name \"…\""
    )]
    [InlineData("Until then: journal erase 01a2 --cancel", "Until then: ./journal erase 01a2 --cancel")]
    [InlineData("kept until then: journal practice kept", "kept until then: ./journal practice kept")]
    [InlineData("journal review 01a20944-6b52 --accept", "./journal review 01a20944-6b52 --accept")]
    public void Where_a_sentence_names_a_command_it_names_the_program_as_it_was_called(string written, string read) =>
        Say("./journal", written).ShouldBe(read);

    [Theory]
    [InlineData("suggested goal: journal every evening")]
    [InlineData("suggested goal: journal entries about sleep")]
    [InlineData("suggested goal: journal entries")]
    [InlineData("What I would say: journal session after session")]
    [InlineData("journal entries are hard for me")]
    [InlineData("My 'journal thing' helps.")]
    [InlineData("This journal was last used by a newer version.")]
    public void Other_words_stay_as_they_are(string written) => Say("./journal", written).ShouldBe(written);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Called_as_nothing_it_is_called_journal(string? called) =>
        Say(called, "'journal inbox' shows it.").ShouldBe("'journal inbox' shows it.");

    [Fact]
    public void A_name_cannot_reach_the_terminal_as_more_than_a_name() =>
        new ProgramName("./jour\u001B[2Jnal\n").CalledAs.ShouldBe("./journal");

    [Fact]
    public void Every_command_of_the_program_is_recognised()
    {
        var terminal = new JournalTerminal(new Desk().Streams, _ => throw new InvalidOperationException("opened"));
        var names = CommandLines
            .Makers.Select(m => CommandLines.Make(m, terminal, new StandingClock()))
            .Select(c => c.Name)
            // These stand below another: `patients add`, `practice helplines`.
            .Except(["add", "helplines", "keep", "kept", "retention"])
            .ToList();
        names.Count.ShouldBeGreaterThan(15);
        names.Where(n => Say("./journal", $"'journal {n}'") != $"'./journal {n}'").ShouldBeEmpty();
    }

    private static string Say(string? called, string sentence) => new ProgramName(called).Typed(sentence);
}
