using System.ComponentModel.DataAnnotations;

namespace TherapyJournal.Chats;

/// <summary>How journaling in a chat behaves. Bound from <c>Journal:Chats</c>.</summary>
internal sealed class ChatOptions
{
    /// <summary>After how many minutes without another message an entry counts as finished.</summary>
    [Range(0.05, 24 * 60, ErrorMessage = "Journal:Chats:QuietMinutes must be from 0.05 to 1440.")]
    public double QuietMinutes { get; init; } = 10;

    /// <summary>How many messages from one chat are answered in a minute; what comes beyond is kept and looked at for danger, and not answered.</summary>
    [Range(5, 1000, ErrorMessage = "Journal:Chats:MessagesPerMinute must be from 5 to 1000.")]
    public int MessagesPerMinute { get; init; } = 20;

    /// <summary>The longest voice message, in seconds; 0: none is taken.</summary>
    [Range(0, 3600, ErrorMessage = "Journal:Chats:VoiceSeconds must be from 0 to 3600.")]
    public int VoiceSeconds { get; init; } = 300;

    /// <summary>How many seconds one patient may speak in a day (UTC).</summary>
    [Range(0, 86_400, ErrorMessage = "Journal:Chats:VoiceSecondsPerDay must be from 0 to 86400.")]
    public int VoiceSecondsPerDay { get; init; } = 1800;
}
