namespace TherapyJournal.Chats;

/// <summary>A command as people type or tap it: a stroke, a name, and perhaps words after it.</summary>
/// <param name="Name">In lower case, without the stroke; an older name is given as the one that took its place.</param>
/// <param name="Rest">What stands after it.</param>
internal sealed record ChatCommand(string Name, string Rest)
{
    // The names of the prototype of 2023.
    private static readonly Dictionary<string, string> Earlier = new(StringComparer.Ordinal)
    {
        ["setgoal"] = "goal",
        ["info"] = "help",
        ["reflect"] = "journal",
        ["week_in_review"] = "week",
        ["weekly_review"] = "weekly",
    };

    /// <summary>Null: the text is no command.</summary>
    public static ChatCommand? Parse(string? text)
    {
        if (text is null || !text.StartsWith('/') || text.Length < 2 || !char.IsAsciiLetter(text[1]))
        {
            return null;
        }
        var end = text.AsSpan().IndexOfAny(' ', '\n', '\t');
        var head = end < 0 ? text[1..] : text[1..end];
        // In some places an app adds whom it means: /help@OurBot.
        var name = head.Split('@')[0].ToLowerInvariant();
        return new ChatCommand(Earlier.GetValueOrDefault(name, name), end < 0 ? "" : text[end..].Trim());
    }
}
