using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats.Nudges;

/// <summary>Step: takes a short text out of a therapist's chat that nobody has acknowledged or hidden for a while. In the inbox it stays as new as it was.</summary>
internal sealed class HideNudge(JournalStore store, Keys keys, NudgeRows nudges, LeftToOpen rest, ChatSenders senders)
    : IWorkStep
{
    public string Name => nameof(HideNudge);

    public async Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
    {
        var id = new TherapistId(item.PatientId.Value);
        var therapist = await store.ReadAsync(db => FoundTherapist.OfAsync(db, keys, id, cancel), cancel);
        if (therapist is null)
        {
            return StepResult.Nothing;
        }
        var found = await nudges.FindAsync(id, item.SubjectId, cancel);
        if (found is null && item.SubjectNumber > 1)
        {
            // Taken back, made private or erased since: what was shown of it goes all the same.
            return await EditAsync(therapist, item.SubjectNumber, new ChatWords(TherapistTexts.Hidden), null, cancel);
        }
        if (found is not { Content: { IsShown: true, ShownIn: { } number } } nudge)
        {
            return StepResult.Nothing;
        }
        var all = await rest.BesideAsync(id, nudge, number, cancel);
        var words = LeftToOpen.After(TherapistTexts.Hidden, nudge.Content.OfWeek, all);
        return await EditAsync(
            therapist,
            number,
            words,
            db => nudges.SaveAsync(db, nudge, nudges.Done(nudge), default),
            cancel
        );
    }

    private async Task<StepResult> EditAsync(
        FoundTherapist therapist,
        long message,
        ChatWords words,
        Func<JournalDb, Task>? save,
        CancellationToken cancel
    ) =>
        await senders.For(therapist.Address).EditAsync(therapist.Address, message, words, cancel) switch
        {
            SendOutcome.NotNow later => new StepResult.Later(later.Fault, later.After),
            SendOutcome.Unsure => new StepResult.Later(nameof(SendOutcome.Unsure)),
            // Taken out, or out of our reach: the message is gone, or the chat is closed to us.
            _ => new StepResult.Done(save),
        };
}
