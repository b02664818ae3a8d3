namespace TherapyJournal.Assistants.Bank;

/// <summary>One question written by hand; depth is 1 light, 2 middle, 3 deep. A text with {goal} asks about a goal by its name, one with {theme} about a theme as the therapist entered it.</summary>
internal sealed record BankQuestion(string Id, string Theme, int Depth, bool AsksWhatHelped, string Text)
{
    /// <summary>The place in a text where the goal's own words go.</summary>
    public const string GoalSlot = "{goal}";

    /// <summary>The place in a text where the words of a theme to seek go.</summary>
    public const string ThemeSlot = "{theme}";

    /// <summary>True where it takes for granted that its theme is part of the patient's life ("your partner", "the worry").</summary>
    public bool Presumes { get; init; }

    /// <summary>True where the question can only be asked of somebody with a goal.</summary>
    public bool NamesGoal => Text.Contains(GoalSlot, StringComparison.Ordinal);

    /// <summary>True where the question can only be asked about a theme that the bank itself does not know.</summary>
    public bool NamesTheme => Text.Contains(ThemeSlot, StringComparison.Ordinal);
}
