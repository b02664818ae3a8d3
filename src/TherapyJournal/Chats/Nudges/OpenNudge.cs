using NodaTime;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Goals;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats.Nudges;

/// <summary>Shows the short text of an entry in a therapist's chat, once, in the place of the push; acknowledges it and accepts its goal by what the terminal does for that.</summary>
internal sealed class OpenNudge(
    NudgeRows nudges,
    LeftToOpen rest,
    TextInChat texts,
    ReadInbox inbox,
    ReviewSuggestedGoal goals,
    AnswerTherapist answer,
    TimeProvider clock
)
{
    /// <summary>So long it stands in the chat if nobody does anything with it.</summary>
    public static readonly Duration Stands = Duration.FromMinutes(10);

    /// <summary>Does what stands behind a button.</summary>
    public async Task<StepResult> TapAsync(TherapistTap tap, NudgeCode code, CancellationToken cancel)
    {
        if (code.Verb is NudgeCode.Open or NudgeCode.OpenWeek)
        {
            return await OpenAsync(tap, code, cancel);
        }
        if (await nudges.FindAsync(tap.Therapist.Id, code.Code, cancel) is not { } nudge)
        {
            return await ShowAsync(tap, new ChatWords(TherapistTexts.Gone), cancel);
        }
        return (code.Verb, nudge.Content.IsShown) switch
        {
            (NudgeCode.Seen, true) => await AcknowledgeAsync(tap, nudge, cancel),
            (NudgeCode.Goal, true) => await AcceptAsync(tap, nudge, cancel),
            (NudgeCode.Hide, true) => await EndAsync(tap, nudge, TherapistTexts.Hidden, cancel),
            // Tapped twice, or handled again after a death: what it did stands, and so does what is shown by now.
            (NudgeCode.Seen, false) => await AfterAsync(tap, nudge, TherapistTexts.Acknowledged, cancel),
            (NudgeCode.Hide, false) => await AfterAsync(tap, nudge, TherapistTexts.Hidden, cancel),
            _ => new StepResult.Done(tap.Remove),
        };
    }

    private async Task<StepResult> OpenAsync(TherapistTap tap, NudgeCode code, CancellationToken cancel)
    {
        var isWeek = code.Verb == NudgeCode.OpenWeek;
        var all = isWeek
            ? await rest.OfWeekAsync(tap.Therapist.Id, tap.Message.Number, cancel)
            : await nudges.OfPushAsync(tap.Therapist.Id, code.Code, cancel);
        if (all.FirstOrDefault(n => n.IsShownIn(tap.Message.Number)) is { } shown)
        {
            return shown.Content.ShownBy == tap.Incoming
                ? await RenderAsync(tap, shown, note: null, cancel)
                : new StepResult.Done(tap.Remove);
        }
        if (all.FirstOrDefault(n => n.Content.IsLeft) is { } next)
        {
            return await RenderAsync(tap, next, note: null, cancel);
        }
        // Taken back, erased, or never this therapist's.
        var text = all.Count == 0 && !isWeek ? TherapistTexts.Gone : TherapistTexts.ShownAlready;
        return await ShowAsync(tap, new ChatWords(text), cancel);
    }

    // As the terminal does it: what is looked at in the inbox is seen, and stands in the access record.
    private async Task<StepResult> AcknowledgeAsync(TherapistTap tap, OpenedNudge nudge, CancellationToken cancel)
    {
        await inbox.OfEntryAsync(tap.Therapist.Reader, nudge.Row.PatientId, nudge.Row.EntryId, cancel);
        return await EndAsync(tap, nudge, TherapistTexts.Acknowledged, cancel);
    }

    private async Task<StepResult> AcceptAsync(TherapistTap tap, OpenedNudge nudge, CancellationToken cancel)
    {
        if (nudge.Content.ShownGoal is not { } goal)
        {
            return new StepResult.Done(tap.Remove);
        }
        var accepted =
            await goals.AcceptAsync(tap.Therapist.Reader, goal, words: null, why: null, cancel)
            is ReviewOutcome.Accepted
                or ReviewOutcome.AlreadyDecided { State: SuggestedGoalState.Accepted };
        return await RenderAsync(
            tap,
            nudge,
            accepted ? TherapistTexts.GoalAccepted : TherapistTexts.GoalNotAccepted,
            cancel
        );
    }

    private async Task<StepResult> EndAsync(
        TherapistTap tap,
        OpenedNudge nudge,
        string text,
        CancellationToken cancel
    ) =>
        await nudges.SaveAsync(nudge, nudges.Done(nudge), cancel)
            ? await AfterAsync(tap, nudge, text, cancel)
            : new StepResult.Later("Moved");

    /// <summary>What stands in the place of the short text afterwards.</summary>
    private async Task<StepResult> AfterAsync(
        TherapistTap tap,
        OpenedNudge nudge,
        string text,
        CancellationToken cancel
    )
    {
        var all = await rest.BesideAsync(tap.Therapist.Id, nudge, tap.Message.Number, cancel);
        return all.Any(n => n.IsShownIn(tap.Message.Number))
            ? new StepResult.Done(tap.Remove)
            : await ShowAsync(tap, LeftToOpen.After(text, nudge.Content.OfWeek, all), cancel);
    }

    private async Task<StepResult> RenderAsync(
        TherapistTap tap,
        OpenedNudge nudge,
        string? note,
        CancellationToken cancel
    )
    {
        if (await texts.IsRefusedAsync(nudge.Row.PatientId, cancel))
        {
            return await EndAsync(tap, nudge, TherapistTexts.NotHere, cancel);
        }
        var read = await inbox.OfEntryAsync(
            tap.Therapist.Reader,
            nudge.Row.PatientId,
            nudge.Row.EntryId,
            cancel,
            isSeen: false
        );
        if (read.Items.FirstOrDefault() is not { } item)
        {
            return await EndAsync(tap, nudge, TherapistTexts.Gone, cancel);
        }
        var goal = item.Suggestion is { Content.State: SuggestedGoalState.Waiting } waiting ? waiting : null;
        var shown = nudge.Content with
        {
            ShownAt = nudge.Content.ShownAt ?? clock.NowStored(),
            ShownBy = nudge.Content.ShownBy ?? tap.Incoming,
            ShownIn = tap.Message.Number,
            ShownGoal = goal?.Id,
        };
        // Kept before it is shown: whatever dies in between, only this tap shows it again.
        if (
            shown != nudge.Content
            && !await nudges.SaveAsync(nudge, shown, cancel, nudge.Content.ShownAt is null ? [Shown(tap, nudge)] : [])
        )
        {
            return new StepResult.Later("Moved");
        }
        var withName = await texts.IsWantedAsync(cancel);
        return await ShowAsync(tap, Words(nudge, item, goal, withName, note), cancel);
    }

    // With the message's number: what is taken back meanwhile leaves no row that tells it.
    private WorkEvent Shown(TherapistTap tap, OpenedNudge nudge)
    {
        var (id, shownIn) = (tap.Therapist.Id.Value, (int)Math.Clamp(tap.Message.Number ?? 1, 1, int.MaxValue));
        return new(WorkEventKind.NudgeShown, new PatientId(id), nudge.Row.Id, shownIn, clock.Now() + Stands);
    }

    private static ChatWords Words(OpenedNudge nudge, InboxItem item, SuggestionView? goal, bool withName, string? note)
    {
        var text = string.Join(
            "\n\n",
            new[]
            {
                $"{WhoItIs.Of(item.PatientName, withName)}\n{item.Summary.Notification}",
                goal is null ? null : $"Suggested goal: {goal.Content.Text}",
                item.Alert is { Content.State: not Safety.RiskAlertState.Lifted } ? TherapistTexts.AlertStands : null,
                note,
                item.Summary.WrittenBy == QuestionBank.WrittenBy ? ChatTexts.WithoutAi : ChatTexts.ByTheAssistant,
            }.OfType<string>()
        );
        MessageButton Button(string label, string verb) => new(label, $"{new NudgeCode(verb, nudge.Row.Id)}");
        return new ChatWords(
            text,
            [
                goal is null
                    ? [Button(TherapistTexts.Acknowledge, NudgeCode.Seen)]
                    :
                    [
                        Button(TherapistTexts.Acknowledge, NudgeCode.Seen),
                        Button(TherapistTexts.AcceptGoal, NudgeCode.Goal),
                    ],
                [Button(TherapistTexts.Hide, NudgeCode.Hide)],
            ]
        );
    }

    private Task<StepResult> ShowAsync(TherapistTap tap, ChatWords words, CancellationToken cancel) =>
        answer.ShowAsync(tap.Message, words, tap.Remove, cancel);
}
