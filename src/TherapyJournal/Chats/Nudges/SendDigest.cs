using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats.Nudges;

/// <summary>Step: tells a therapist's chat of their week in numbers, with a button for what was told and never opened.</summary>
/// <remarks>Whether it speaks or not, it plans the next week in the end. Numbers alone, whatever the practice lets into a chat: who is behind them stands in the inbox.</remarks>
internal sealed class SendDigest(
    JournalStore store,
    Keys keys,
    CountWeek count,
    LeftToOpen rest,
    NoteTherapistChat note,
    ChatSenders senders,
    TimeProvider clock
) : IWorkStep
{
    private static readonly Duration Pause = Duration.FromHours(1);

    public string Name => nameof(SendDigest);

    public async Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
    {
        var id = new TherapistId(item.PatientId.Value);
        var here = await store.ReadAsync(db => ReadTherapists.HereAsync(db, keys, cancel), cancel);
        if (
            here.FirstOrDefault(t => t.Id == id).Content is not { Digest: { IsOn: true } plan } content
            || plan.Number != item.SubjectNumber
        )
        {
            return StepResult.Nothing;
        }
        var now = clock.Now();
        var today = now.InZone(content.Zone).Date;
        WorkEvent[] next = DigestCalendar.Next(id, content, now) is { } later ? [later] : [];
        if (
            content.Contact.Chat is not { BlockedAt: null } chat
            || OnceAWeek.DayOf(plan, today) is null
            || !OnceAWeek.IsFarEnough(content.DigestOn, today)
        )
        {
            return new StepResult.Done(null, next);
        }
        if (content.Nudges.QuietUntil(now, content.Zone) is { } end)
        {
            return new StepResult.Done(null, DigestCalendar.At(id, plan, end));
        }
        var therapist = new FoundTherapist(id, content, chat);
        var words = await WordsAsync(therapist, cancel);
        // Noted before it is sent, and what may have arrived is not sent again: rather none than two, since it tells nothing that does not stand in the inbox.
        if (!await store.TransactAsync(db => note.DigestAsync(db, therapist, OnceAWeek.Written(today)), cancel))
        {
            return new StepResult.Done(null, next);
        }
        return await senders.For(therapist.Address).SendAsync(therapist.Address, words, cancel) switch
        {
            SendOutcome.Sent or SendOutcome.Unsure => new StepResult.Done(null, next),
            // A channel may be away for a day: that parks nothing, and after two it is too late.
            SendOutcome.NotNow not => await AgainAsync(therapist, plan, now + (not.After ?? Pause), cancel),
            SendOutcome.Blocked or SendOutcome.Refused => new StepResult.Done(
                db => note.BlockedAsync(db, therapist),
                next
            ),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    // A channel may be away for a day: that parks nothing, and after two it is too late. Not told is noted by itself, since
    // whoever writes there meanwhile changes the same row.
    private async Task<StepResult> AgainAsync(
        FoundTherapist therapist,
        ReminderPlan plan,
        Instant at,
        CancellationToken cancel
    )
    {
        await store.TransactAsync(db => note.NoDigestAsync(db, therapist), cancel);
        return new StepResult.Done(null, DigestCalendar.At(therapist.Id, plan, at));
    }

    private async Task<ChatWords> WordsAsync(FoundTherapist therapist, CancellationToken cancel)
    {
        var week = await count.RunAsync(new Reader.Assistant(Name), therapist.Id, cancel);
        var left = await rest.OfWeekAsync(therapist.Id, message: null, cancel);
        return left.Count == 0
            ? new ChatWords(week.Said)
            : new ChatWords(week.Said, LeftToOpen.Button(isWeek: true, left));
    }
}
