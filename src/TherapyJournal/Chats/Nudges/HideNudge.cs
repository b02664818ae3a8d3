using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats.Nudges;

/// <summary>Step: takes a short text out of a therapist's chat that nobody has acknowledged or hidden for a while. In the inbox it stays as new as it was.</summary>
internal sealed class HideNudge(JournalStore store, Keys keys, NudgeRows nudges, ChatSenders senders) : IWorkStep
{
    public string Name => nameof(HideNudge);

    public async Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
    {
        var id = new TherapistId(item.PatientId.Value);
        var therapist = await store.ReadAsync(db => FoundTherapist.OfAsync(db, keys, id, cancel), cancel);
        if (
            therapist is null
            || await nudges.FindAsync(id, item.SubjectId, cancel)
                is not { Content: { IsShown: true, ShownIn: { } number } } nudge
        )
        {
            return StepResult.Nothing;
        }
        var all = await nudges.OfPushAsync(id, nudge.Row.PushId, cancel);
        var words = OpenNudge.After(TherapistTexts.Hidden, nudge.Row.PushId, all);
        return await senders.For(therapist.Address).EditAsync(therapist.Address, number, words, cancel) switch
        {
            SendOutcome.NotNow later => new StepResult.Later(later.Fault, later.After),
            SendOutcome.Unsure => new StepResult.Later(nameof(SendOutcome.Unsure)),
            // Taken out, or out of our reach: the message is gone, or the chat is closed to us.
            _ => new StepResult.Done(db => nudges.SaveAsync(db, nudge, nudges.Done(nudge), default)),
        };
    }
}
