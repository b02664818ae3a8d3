using Spectre.Console;
using Spectre.Console.Rendering;

namespace TherapyJournal.App.Terminal;

/// <summary>Words with a label before their first line; the other lines hang under the first.</summary>
internal sealed class WithLabel(string label, IRenderable words, Tone tone = Tone.Quiet) : IRenderable
{
    public Measurement Measure(RenderOptions options, int maxWidth) => new(maxWidth, maxWidth);

    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var indent = new string(' ', label.GetCellWidth());
        var hanging = new WithMargin(words, indent, Style.Plain, maxWidth).Render(options, maxWidth).ToList();
        if (hanging is [var first, ..] && !first.IsLineBreak)
            hanging[0] = new Segment(first.Text.Length == 0 ? label.TrimEnd() : label, tone.Style());
        return hanging;
    }
}
