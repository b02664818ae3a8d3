using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats.Nudges;

/// <summary>Answers in a therapist's chat before the message is let go: what could not be said is tried again.</summary>
internal sealed class AnswerTherapist(ChatSenders senders)
{
    /// <summary>Says words.</summary>
    public async Task<StepResult> SayAsync(
        ChatMessage message,
        ChatWords words,
        Func<JournalDb, Task> remove,
        CancellationToken cancel
    ) =>
        Result(
            await senders.For(message.From).SendAsync(message.From, words, cancel),
            remove,
            isTriedWhenUnsure: false
        );

    /// <summary>Puts words in the place of the message whose button was tapped; where that is gone, they are said.</summary>
    public async Task<StepResult> ShowAsync(
        ChatMessage tap,
        ChatWords words,
        Func<JournalDb, Task> remove,
        CancellationToken cancel
    )
    {
        if (tap.Number is not { } number)
        {
            return await SayAsync(tap, words, remove, cancel);
        }
        // The same twice is shown once, so that nothing is lost by trying again.
        return
            await senders.For(tap.From).EditAsync(tap.From, number, words, cancel)
                is var done
                    and not SendOutcome.Refused
            ? Result(done, remove, isTriedWhenUnsure: true)
            : await SayAsync(tap, words, remove, cancel);
    }

    private static StepResult Result(SendOutcome outcome, Func<JournalDb, Task> remove, bool isTriedWhenUnsure) =>
        outcome switch
        {
            SendOutcome.NotNow later => new StepResult.Later(later.Fault, later.After),
            SendOutcome.Unsure when isTriedWhenUnsure => new StepResult.Later(nameof(SendOutcome.Unsure)),
            _ => new StepResult.Done(remove),
        };
}
