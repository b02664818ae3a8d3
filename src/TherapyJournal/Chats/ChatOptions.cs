using System.ComponentModel.DataAnnotations;

namespace TherapyJournal.Chats;

/// <summary>How journaling in a chat behaves. Bound from <c>Journal:Chats</c>.</summary>
internal sealed class ChatOptions
{
    /// <summary>After how many minutes without another message an entry counts as finished.</summary>
    [Range(0.05, 24 * 60, ErrorMessage = "Journal:Chats:QuietMinutes must be from 0.05 to 1440.")]
    public double QuietMinutes { get; init; } = 10;
}
