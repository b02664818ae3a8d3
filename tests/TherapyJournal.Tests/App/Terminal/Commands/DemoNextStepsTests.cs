using Shouldly;
using TherapyJournal.App.Terminal.Commands;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public sealed class DemoNextStepsTests
{
    [Fact]
    public void Each_command_is_a_line_of_its_own_however_long()
    {
        var folder = "/srv/" + new string('a', 90);
        var desk = new Desk(terminal: true);

        DemoNextSteps.Show(desk.Screen, folder, "/srv/it's a key", "Maren T.");

        var lines = desk.Output.Split('\n').Select(l => l.Trim()).ToList();
        lines.ShouldContain($"export JOURNAL_DATA_DIR={folder}");
        lines.ShouldContain("export JOURNAL_MASTER_KEY_FILE='/srv/it'\\''s a key'");
        lines.ShouldContain("./journal session \"Maren T.\"");
    }
}
