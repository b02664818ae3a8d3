namespace TherapyJournal.Assistants.Bank;

/// <summary>One question written by hand; depth is 1 light, 2 middle, 3 deep. A text with {goal} asks about a goal by its name.</summary>
internal sealed record BankQuestion(string Id, string Theme, int Depth, bool AsksWhatHelped, string Text)
{
    /// <summary>The place in a text where the goal's own words go.</summary>
    public const string GoalSlot = "{goal}";

    /// <summary>True where the question can only be asked of somebody with a goal.</summary>
    public bool NamesGoal => Text.Contains(GoalSlot, StringComparison.Ordinal);
}
