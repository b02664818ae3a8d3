namespace TherapyJournal.App.Terminal;

/// <summary>The states that must not be overlooked, each a shape and a word before it is a colour.</summary>
internal static class Mark
{
    public static Cell Urgent { get; } = new("● urgent", Tone.Urgent);

    public static Cell Concern { get; } = new("◐ concern", Tone.Concern);

    /// <summary>The longer of the two, so that what follows them stands in one column.</summary>
    public static int Width => Concern.Text.Length;
}
