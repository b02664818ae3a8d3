using Spectre.Console;
using Spectre.Console.Rendering;

namespace TherapyJournal.App.Terminal;

/// <summary>Sets words with something at the left of every line: space, or the dotted line of the assistant's words.</summary>
internal sealed class WithMargin(IRenderable inner, string margin, Style style, int measure) : IRenderable
{
    public Measurement Measure(RenderOptions options, int maxWidth) => new(Width(maxWidth), Width(maxWidth));

    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var room = Width(maxWidth) - margin.GetCellWidth();
        foreach (var line in Segment.SplitLines(inner.Render(options, room)))
        {
            var words = TrimEnd(line);
            yield return new Segment(words.Count == 0 ? margin.TrimEnd() : margin, style);
            foreach (var segment in words)
                yield return segment;
            yield return Segment.LineBreak;
        }
    }

    private int Width(int maxWidth) => Math.Max(Math.Min(maxWidth, measure), margin.GetCellWidth() + 10);

    private static List<Segment> TrimEnd(IEnumerable<Segment> line)
    {
        var words = line.ToList();
        while (words.Count > 0 && string.IsNullOrWhiteSpace(words[^1].Text))
            words.RemoveAt(words.Count - 1);
        if (words.Count > 0)
            words[^1] = new Segment(words[^1].Text.TrimEnd(), words[^1].Style);
        return words;
    }
}
