using Spectre.Console.Rendering;

namespace TherapyJournal.App.Terminal;

/// <summary>Styled pieces one after another, neither wrapped nor padded; the line end is the caller's.</summary>
internal sealed class Pieces(IReadOnlyList<Segment> pieces) : IRenderable
{
    public Measurement Measure(RenderOptions options, int maxWidth) => new(maxWidth, maxWidth);

    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => pieces;
}
