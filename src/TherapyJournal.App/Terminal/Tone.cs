using Spectre.Console;

namespace TherapyJournal.App.Terminal;

/// <summary>What a piece of text means; the colour follows from it, never the other way round.</summary>
internal enum Tone
{
    Plain,

    /// <summary>Beside the matter: labels, dates, hints.</summary>
    Quiet,

    /// <summary>The one accent: headings and what one can do.</summary>
    Accent,

    /// <summary>The patient's own words.</summary>
    Words,

    /// <summary>A concern, and nothing else.</summary>
    Concern,

    /// <summary>An urgent alert, and nothing else.</summary>
    Urgent,
}

/// <summary>How each tone looks.</summary>
internal static class Tones
{
    private static readonly Color DeepTeal = new(0, 135, 135);
    private static readonly Color Grey = new(128, 128, 128);
    private static readonly Color Amber = new(215, 135, 0);
    private static readonly Color AlertRed = new(215, 38, 38);

    private static readonly Style Quiet = new(Grey);
    private static readonly Style Accent = new(DeepTeal);
    private static readonly Style Words = new(decoration: Decoration.Italic);
    private static readonly Style Concern = new(Amber);
    private static readonly Style Urgent = new(AlertRed, decoration: Decoration.Bold);

    /// <summary>The style in which the tone is printed.</summary>
    public static Style Style(this Tone tone) =>
        tone switch
        {
            Tone.Quiet => Quiet,
            Tone.Accent => Accent,
            Tone.Words => Words,
            Tone.Concern => Concern,
            Tone.Urgent => Urgent,
            _ => Spectre.Console.Style.Plain,
        };
}
