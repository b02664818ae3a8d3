using TherapyJournal.Practices;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats.Nudges;

/// <summary>Handles what comes from a therapist's chat: taps and a few commands. Nothing that is written there is kept.</summary>
internal sealed class TalkWithTherapist(
    AcceptTherapist codes,
    AcceptInvite invites,
    LinkTherapist link,
    ChangeTherapist change,
    OpenNudge nudges,
    OpenCall calls,
    AnswerTherapist answer,
    NoteTherapistChat note,
    CountMessages count
)
{
    /// <summary>What a message comes to; it is let go once it was answered.</summary>
    /// <param name="message">What came.</param>
    /// <param name="therapist">Whose chat it is.</param>
    /// <param name="incoming">The message's row.</param>
    /// <param name="remove">Lets it go.</param>
    /// <param name="cancel">Stops the wait.</param>
    public async Task<StepResult> AnswerAsync(
        ChatMessage message,
        FoundTherapist therapist,
        Guid incoming,
        Func<JournalDb, Task> remove,
        CancellationToken cancel
    )
    {
        switch (message.Kind)
        {
            case ChatMessageKind.Blocked:
                return new StepResult.Done(async db =>
                {
                    await remove(db);
                    await note.BlockedAsync(db, therapist);
                });
            case ChatMessageKind.Edited or ChatMessageKind.Group:
                return new StepResult.Done(remove);
        }
        // Heard from, so that the chat is open.
        var lately = count.With(therapist.Chat.Heard, message);
        Func<JournalDb, Task> Heard(HeardLately? so) =>
            async db =>
            {
                await remove(db);
                await note.HeardAsync(db, therapist, so);
            };
        var heard = Heard(lately);
        if (message.Kind == ChatMessageKind.Unblocked)
        {
            return new StepResult.Done(heard);
        }
        if (message.Kind == ChatMessageKind.Tap)
        {
            var tap = new TherapistTap(message, therapist, incoming, heard);
            var code = NudgeCode.Parse(message.Text);
            if (code is { Verb: NudgeCode.OpenCall or NudgeCode.AnswerCall or NudgeCode.HideCall })
            {
                // Whoever is called may answer at any time.
                return await calls.TapAsync(tap, code, cancel);
            }
            if (!count.IsBeyond(lately))
            {
                return code is null ? new StepResult.Done(heard) : await nudges.TapAsync(tap, code, cancel);
            }
        }
        if (count.IsBeyond(lately))
        {
            return FirstAidFor(message) is { } aid ? await answer.SayAsync(message, new ChatWords(aid), heard, cancel)
                : lately is { IsTold: false } first
                    ? await answer.SayAsync(
                        message,
                        new ChatWords(FloodTexts.Therapist),
                        Heard(first with { IsTold = true }),
                        cancel
                    )
                : new StepResult.Done(heard);
        }
        var words = await WordsAsync(message, therapist, cancel);
        return await answer.SayAsync(message, new ChatWords(words), heard, cancel);
    }

    private async Task<string> WordsAsync(ChatMessage message, FoundTherapist therapist, CancellationToken cancel)
    {
        switch (message.Kind == ChatMessageKind.Words ? ChatCommand.Parse(message.Text) : null)
        {
            case { Name: "start", Rest: { Length: > 0 } text }:
                return await StartAsync(message, text, cancel);
            case { Name: "start" }:
                return TherapistTexts.Welcome;
            case { Name: "help" }:
                return TherapistTexts.Help;
            case { Name: "stop" }:
                await link.UnlinkAsync($"{therapist.Id}", cancel);
                return TherapistTexts.Stopped;
            case { Name: "quiet", Rest: var hours }:
                return await QuietAsync(therapist, hours, cancel);
            case { Name: "digest" or "weekly", Rest: var when }:
                return await DigestAsync(therapist, when, cancel);
            default:
                return FirstAidFor(message) ?? TherapistTexts.OnlyNotices;
        }
    }

    // Whoever holds the phone: danger is heard all the same.
    private static string? FirstAidFor(ChatMessage message) => message.Words is { } typed ? FirstAid.For(typed) : null;

    private async Task<string> StartAsync(ChatMessage message, string text, CancellationToken cancel)
    {
        var invite = await invites.ReadAsync(message.From, text, cancel);
        if (invite is InviteOutcome.Right)
        {
            return TherapistTexts.TherapistsChat;
        }
        await invites.NoteAsync(invite, cancel);
        return await codes.RunAsync(message.From, text, cancel) switch
        {
            AcceptTherapistOutcome.Linked => TherapistTexts.Welcome,
            AcceptTherapistOutcome.Anothers => TherapistTexts.AnothersChat,
            _ => ChatTexts.ToAStranger(message),
        };
    }

    private async Task<string> DigestAsync(FoundTherapist therapist, string when, CancellationToken cancel)
    {
        var plan = therapist.Content.Digest;
        if (when.Length > 0)
        {
            if (
                await change.SetDigestAsync($"{therapist.Id}", when, cancel)
                is not ChangeTherapistOutcome.Changed { Therapist.Digest: var after }
            )
            {
                return TherapistTexts.DigestHow;
            }
            plan = after;
        }
        return plan is { IsOn: true }
            ? TherapistTexts.DigestComes(ReminderWords.Said(plan), therapist.Content.TimeZone)
            : TherapistTexts.NoDigest;
    }

    private async Task<string> QuietAsync(FoundTherapist therapist, string hours, CancellationToken cancel)
    {
        var plan = therapist.Content.Nudges;
        if (hours.Length > 0)
        {
            if (
                await change.SetQuietHoursAsync($"{therapist.Id}", hours, cancel)
                is not ChangeTherapistOutcome.Changed { Therapist.Nudges: var after }
            )
            {
                return TherapistTexts.QuietHow;
            }
            plan = after;
        }
        return plan.Quiet is { } quiet
            ? TherapistTexts.QuietFrom(quiet.From, quiet.Until, therapist.Content.TimeZone)
            : TherapistTexts.NoQuietHours;
    }
}

/// <summary>A button that a therapist tapped.</summary>
/// <param name="Message">The tap.</param>
/// <param name="Therapist">Who.</param>
/// <param name="Incoming">The tap's row, by which it is known when it is handled again.</param>
/// <param name="Remove">Lets it go.</param>
internal sealed record TherapistTap(
    ChatMessage Message,
    FoundTherapist Therapist,
    Guid Incoming,
    Func<JournalDb, Task> Remove
);
