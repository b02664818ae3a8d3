using Spectre.Console;
using Spectre.Console.Rendering;

namespace TherapyJournal.App.Terminal;

/// <summary>What a page of --help is made of.</summary>
internal sealed partial class TerminalScreen
{
    private const int NarrowestNames = 16;

    /// <summary>How the program is called with a command; what does not fit hangs under the command.</summary>
    public void Usage(string command)
    {
        var label = $"Usage: {program.CalledAs} ";
        var words = TheirWords(command, Style.Plain);
        Print(
            label.GetCellWidth() <= page.Profile.Width / 2
                ? new WithLabel(label, words, Tone.Plain)
                : TheirWords(label + command, Style.Plain)
        );
    }

    /// <summary>Names with what they mean; a name that is too long for its column stands above its meaning.</summary>
    public void Meanings(IReadOnlyList<(string Name, string Meaning)> parts)
    {
        var widest = Math.Max(NarrowestNames, page.Profile.Width * 2 / 5);
        var column = Math.Min(widest, parts.Max(p => p.Name.GetCellWidth())) + 2;
        foreach (var (name, meaning) in parts)
        {
            var words = OwnWords(meaning, Style.Plain);
            if (meaning.Length > 0 && name.GetCellWidth() <= column - 2)
                Print(new WithLabel("  " + name.PadRight(column), words, Tone.Plain));
            else
            {
                Print(new WithMargin(OwnWords(name, Style.Plain), "  ", Style.Plain, page.Profile.Width));
                if (meaning.Length > 0)
                    Print(new WithMargin(words, new string(' ', column + 2), Style.Plain, page.Profile.Width));
            }
        }
    }
}
