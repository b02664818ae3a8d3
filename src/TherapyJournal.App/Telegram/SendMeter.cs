using System.Diagnostics.Metrics;
using TherapyJournal.Chats;

namespace TherapyJournal.App.Telegram;

/// <summary>Counts what became of messages, for whoever watches. One whose answer was lost is sent again, and may be there twice: it counts as Unsure.</summary>
internal static class SendMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "TherapyJournal.Telegram";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Sends = Meter.CreateCounter<long>(
        "journal.telegram.sends",
        description: "Messages handed to Telegram, by what it answered."
    );

    /// <summary>One more has come to this.</summary>
    public static void Count(SendOutcome outcome) =>
        Sends.Add(1, new KeyValuePair<string, object?>("outcome", outcome.GetType().Name));
}
