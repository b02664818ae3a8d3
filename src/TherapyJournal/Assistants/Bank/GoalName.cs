namespace TherapyJournal.Assistants.Bank;

/// <summary>A goal's own words, made fit to stand between quotation marks inside a sentence.</summary>
internal static class GoalName
{
    // Beyond this a question would be mostly goal.
    private const int Longest = 80;

    /// <summary>One line of at most 80 characters without a final stop; empty where nothing is left.</summary>
    public static string Of(string goal)
    {
        var line = string.Concat(Quotation.Plain(goal).Where(c => !char.IsControl(c)))
            .Trim(' ', '.', ',', ';', '"', '\'');
        return Graphemes.Shorten(line, Longest).Replace('"', '\'');
    }
}
