using NodaTime;

namespace TherapyJournal.Safety.Calling;

/// <summary>What a call says. It names no patient and nothing that anybody wrote: a mailbox is not sealed.</summary>
internal static class CallWords
{
    /// <summary>The first words in a chat.</summary>
    public const string NeedsYouNow = "Somebody needs you now.";

    private const string Subject = "Therapy Journal: an urgent alert waits";

    /// <summary>The message to somebody, by the place in which they are called.</summary>
    /// <param name="key">Names the call.</param>
    /// <param name="role">In which place.</param>
    /// <param name="isAgain">Whether they were called for this alert before.</param>
    /// <param name="raised">When the alert was raised.</param>
    /// <param name="late">By how much this call is late; null: it is not.</param>
    public static CallMessage Of(string key, CalledAs role, bool isAgain, Instant raised, Duration? late)
    {
        var text = string.Join(
            "\n\n",
            new[]
            {
                $"An urgent alert was raised at {raised:HH:mm 'on' d MMMM uuuu} (UTC), and nobody has acknowledged it.",
                late is { } by
                    ? $"This message is late by {Length(by)}: the program was not running, or could not send."
                    : null,
                isAgain ? "You were told of it before." : null,
                role switch
                {
                    CalledAs.Owner =>
                        "No therapist has answered. You cannot read the alert; please reach the therapists of your practice now.",
                    CalledAs.Cover =>
                        "You answer in a colleague's place. Please look at it now: 'journal alerts', as yourself.",
                    _ => "Please look at it now: 'journal alerts'.",
                },
                "This message says neither whom it is about nor what was written.",
            }.OfType<string>()
        );
        return new CallMessage(key, late is null ? Subject : $"{Subject} (late)", text)
        {
            ForChat = string.Join(
                ' ',
                new[]
                {
                    NeedsYouNow,
                    isAgain ? "You were told of it before." : null,
                    late is { } time ? $"This message is late by {Length(time)}." : null,
                    role == CalledAs.Cover ? "You answer in a colleague's place." : null,
                }.OfType<string>()
            ),
        };
    }

    /// <summary>The code that proves a way.</summary>
    public static CallMessage Code(string key, string code) =>
        new(
            key,
            "Therapy Journal: your code",
            $"Your code is {code}. It holds for an hour.\n\n"
                + "Give it where you entered this address, and urgent alerts reach you here. "
                + "If you know of no Therapy Journal, ignore this message."
        );

    /// <summary>Such as 22 hours.</summary>
    public static string Length(Duration time) =>
        time.TotalMinutes < 120 ? $"{(int)time.TotalMinutes} minutes"
        : time.TotalHours < 48 ? $"{(int)time.TotalHours} hours"
        : $"{(int)time.TotalDays} days";
}
