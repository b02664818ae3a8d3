using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats.Nudges;

/// <summary>Step: tells a therapist's chat that there is something to read, when their plan lets it: one push for all that waits.</summary>
/// <remarks>Which push tells of what is saved before it is sent, so that a process that dies in between sends the same one again.</remarks>
internal sealed class SendNudges(
    JournalStore store,
    PatientRecords records,
    Keys keys,
    NudgeRows nudges,
    NoteTherapistChat note,
    TextInChat texts,
    ChatSenders senders,
    TimeProvider clock
) : IWorkStep
{
    private static readonly Duration FirstPause = Duration.FromSeconds(1);
    private static readonly Duration LongestPause = Duration.FromMinutes(5);

    public string Name => nameof(SendNudges);

    public async Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
    {
        var id = new TherapistId(item.PatientId.Value);
        var therapist = await store.ReadAsync(db => FoundTherapist.OfAsync(db, keys, id, cancel), cancel);
        if (therapist is not { Chat.BlockedAt: null, Content.Nudges: { Pace: not NudgePace.Off } plan })
        {
            return StepResult.Nothing;
        }
        var newest = await nudges.NewestAsync(id, cancel);
        // What was owed to an earlier chat is not told in this one.
        var owed = newest
            .Where(n => n.Content is { SentAt: null, DoneAt: null } && n.Content.At >= therapist.Chat.At)
            .ToList();
        if (owed.Count == 0)
        {
            return StepResult.Nothing;
        }
        if (HeldUntil(plan, therapist.Content.Zone, owed, newest) is { } later)
        {
            return new StepResult.Done(null, NudgePlan.Owed(id, later));
        }
        var push = await ClaimAsync(owed, cancel);
        return push.Count == 0 ? StepResult.Nothing : await SendAsync(item, therapist, push, cancel);
    }

    /// <summary>Until when it waits; null: it may be told now.</summary>
    private Instant? HeldUntil(
        NudgePlan plan,
        DateTimeZone zone,
        List<OpenedNudge> owed,
        IReadOnlyList<OpenedNudge> newest
    )
    {
        var now = clock.Now();
        var since = owed[0].Content.At;
        if (plan.Pace != NudgePace.AtOnce && newest.Max(n => n.Content.SentAt) is { } last)
        {
            // What came a breath too late for the last one waits for the next.
            since = Math.Max(since, last);
        }
        var due = plan.Due(Instant.FromUnixTimeMilliseconds(since), zone);
        return due > now ? due : plan.QuietUntil(now, zone);
    }

    /// <summary>Takes what is owed together for one push; what was taken before and not sent comes first, by itself.</summary>
    private async Task<IReadOnlyList<OpenedNudge>> ClaimAsync(List<OpenedNudge> owed, CancellationToken cancel)
    {
        if (owed.Find(n => n.Row.PushId != Guid.Empty) is { Row.PushId: var begun })
        {
            return [.. owed.Where(n => n.Row.PushId == begun)];
        }
        var isNew = new Dictionary<Guid, bool>();
        foreach (var nudge in owed)
        {
            isNew[nudge.Row.Id] = await nudges.IsNewAsync(nudge, cancel);
        }
        var push = new Guid(RandomNumberGenerator.GetBytes(16));
        await store.TransactAsync(
            async db =>
            {
                foreach (var nudge in owed)
                {
                    // Whoever has looked into the inbox meanwhile needs not be told.
                    var after = isNew[nudge.Row.Id] ? nudge.Content : nudges.Done(nudge);
                    await nudges.SaveAsync(db, nudge, after, cancel, isNew[nudge.Row.Id] ? push : null);
                }
            },
            cancel
        );
        return await nudges.OfPushAsync(owed[0].Row.TherapistId, push, cancel);
    }

    private async Task<StepResult> SendAsync(
        WorkItem item,
        FoundTherapist therapist,
        IReadOnlyList<OpenedNudge> push,
        CancellationToken cancel
    )
    {
        var words = new ChatWords(
            await TextAsync(therapist, push, cancel),
            [
                [new MessageButton(TherapistTexts.Open, $"{new NudgeCode(NudgeCode.Open, push[0].Row.PushId)}")],
            ]
        );
        return await senders.For(therapist.Address).SendAsync(therapist.Address, words, cancel) switch
        {
            SendOutcome.Sent => new StepResult.Done(
                async db =>
                {
                    foreach (var nudge in push)
                    {
                        var sent = nudge.Content with { SentAt = clock.NowStored() };
                        await nudges.SaveAsync(db, nudge, sent, default);
                    }
                },
                // What has come meanwhile, or was taken for an earlier push.
                NudgePlan.Owed(therapist.Id, due: null)
            ),
            SendOutcome.Unsure => Again(item, after: null),
            SendOutcome.NotNow later => Again(item, later.After),
            // These few words are refused for their chat alone: it is closed to us either way, and doctor says so.
            SendOutcome.Blocked or SendOutcome.Refused => new StepResult.Done(db => note.BlockedAsync(db, therapist)),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    // A channel may be away for a day: that parks nothing.
    private StepResult.Done Again(WorkItem item, Duration? after)
    {
        var pause = after ?? Duration.Min(LongestPause, FirstPause * Math.Pow(2, Math.Min(20, item.SubjectNumber - 1)));
        return new StepResult.Done(
            null,
            NudgePlan.Owed(new TherapistId(item.PatientId.Value), clock.Now() + pause) with
            {
                Number = item.SubjectNumber + 1,
            }
        );
    }

    /// <summary>How many there are; where the practice wants it, with what each is about.</summary>
    private async Task<string> TextAsync(
        FoundTherapist therapist,
        IReadOnlyList<OpenedNudge> push,
        CancellationToken cancel
    )
    {
        var said = TherapistTexts.Entries(push.Count);
        if (!await texts.IsWantedAsync(cancel))
        {
            return said;
        }
        var lines = new List<string> { said };
        foreach (var nudge in push)
        {
            if (!await texts.IsAgreedAsync(nudge.Row.PatientId, cancel))
            {
                continue;
            }
            var read = await records.ReadAsync(
                therapist.Reader,
                nudge.Row.PatientId,
                Purpose.NotifyTherapist,
                async (record, db) =>
                    await db.Summaries.FirstOrDefaultAsync(s => s.EntryId == nudge.Row.EntryId, cancel) is { } row
                        ? record.Open(row).Notification
                        : null,
                cancel
            );
            if (read is ReadOutcome<string?>.Open { Value: { } text })
            {
                lines.Add(text);
            }
        }
        return string.Join("\n\n", lines);
    }
}
