using TherapyJournal.Chats;
using TherapyJournal.Chats.Nudges;
using TherapyJournal.Insight.Meaning;
using TherapyJournal.Journaling;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Work;

namespace TherapyJournal;

/// <summary>What follows what, on one page. Use cases don't call one another; they say what happened.</summary>
internal static class Workflow
{
    /// <summary>The plan by which the queue adds work.</summary>
    public static WorkPlan Plan { get; } =
        new(
            new Dictionary<WorkEventKind, IReadOnlyList<NextStep>>
            {
                // The patient waits for the reflection, so it comes first.
                [WorkEventKind.EntryRecorded] = [new(nameof(ReflectOnEntry)), new(nameof(SummarizeEntry))],

                // A model may be silent for half a minute: nobody who wrote waits for what it writes about an earlier entry.
                [WorkEventKind.EntryForModelRecorded] =
                [
                    new(nameof(ReflectOnEntry), InOwnLane: true),
                    new(nameof(SummarizeEntry)),
                    new(nameof(ScreenEntryWithModel), InOwnLane: true),
                ],
                [WorkEventKind.EntryEdited] =
                [
                    new(nameof(SummarizeEntry)),
                    new(nameof(ScreenEntryWithModel), InOwnLane: true),
                ],
                [WorkEventKind.EntryShared] =
                [
                    new(nameof(SummarizeEntry)),
                    new(nameof(ScreenEntryWithModel), InOwnLane: true),
                ],

                // In a lane of its own: an entry came or changed, somebody agreed or took that back, or another model was named.
                [WorkEventKind.VectorsMissing] = [new(nameof(EmbedEntries))],

                // From the calendar: the moderation raised a concern while the model itself was silent.
                [WorkEventKind.ScreenFellBack] = [new(nameof(ScreenEntryWithModel), InOwnLane: true)],

                [WorkEventKind.EntrySummarized] = [new(nameof(NotifyTherapist))],

                // Its writer was shown an entry that is gone or private now, so that it is written anew without.
                [WorkEventKind.SummaryWithdrawn] = [new(nameof(SummarizeEntry))],

                // Only where the practice approves a model's words before a patient reads them.
                [WorkEventKind.WordsMayBeDrafted] = [new(nameof(DraftForReview))],

                // From the calendar: a model that was silent is asked once more, beside whatever is written meanwhile.
                [WorkEventKind.SummaryFellBack] = [new(nameof(SummarizeEntry), InOwnLane: true)],

                // In a lane of its own and before everybody else's work: an alert never waits.
                [WorkEventKind.RiskRaised] = [new(nameof(AlertTherapist), InOwnLane: true, BeforeOthers: true)],

                // From the calendar, for as long as nobody acknowledges it: again, the cover, the owner, everybody.
                [WorkEventKind.AlertUnanswered] = [new(nameof(EscalateAlert), InOwnLane: true)],

                // Of one chat in order, chats beside each other, and past silent models: nobody knows yet whether it tells of danger.
                [WorkEventKind.MessageReceived] = [new(nameof(HandleMessage), BeforeOthers: true)],

                // Beside the chat, since a model may be asked.
                [WorkEventKind.PromptWished] = [new(nameof(SendPrompt), InOwnLane: true)],

                // Beside the chat: fetching and writing down may take minutes. What was heard comes into the chat's own order.
                [WorkEventKind.VoiceTakenIn] = [new(nameof(FetchVoice), InOwnLane: true)],
                [WorkEventKind.VoiceFetched] = [new(nameof(TranscribeVoice), InOwnLane: true)],
                [WorkEventKind.VoiceHeard] = [new(nameof(KeepSpoken), BeforeOthers: true)],

                // From the calendar: whoever has written nothing more for a while has ended their entry.
                [WorkEventKind.EntryBegun] = [new(nameof(CloseQuietEntry))],

                // Out of the chat's own lane of answers, so that they come in order and nobody's pace holds up what comes in.
                [WorkEventKind.MessageOwed] = [new(nameof(SendMessage))],
                // Beside the chat: at once, and from the calendar while a model thinks.
                [WorkEventKind.ReflectionAwaited] = [new(nameof(ShowWriting), InOwnLane: true)],
                [WorkEventKind.ReflectionWritten] = [new(nameof(SendReflection))],

                // From the calendar, on each planned day; whether anything is said is decided then.
                [WorkEventKind.ReminderPlanned] = [new(nameof(RemindPatient))],

                // From the calendar, once a week; whether it is offered is decided then.
                [WorkEventKind.WeeklyReviewPlanned] = [new(nameof(OfferWeek))],

                // In the therapist's lane: at once, or from the calendar by their own plan.
                [WorkEventKind.NudgeOwed] = [new(nameof(SendNudges))],

                // From the calendar: what was opened in a therapist's chat does not stand there for ever.
                [WorkEventKind.NudgeShown] = [new(nameof(HideNudge))],

                // In the therapist's lane, from the calendar, once a week.
                [WorkEventKind.DigestPlanned] = [new(nameof(SendDigest))],

                // Past every queue.
                [WorkEventKind.CrisisAnswerOwed] = [new(nameof(SendMessage), InOwnLane: true, BeforeOthers: true)],

                // In the therapist's lane, from the calendar, before each session that is noted.
                [WorkEventKind.BriefPlanned] = [new(nameof(TellOfBriefs))],

                // From the calendar, 72 hours after it was asked for.
                [WorkEventKind.ErasureAsked] = [new("ErasePatient", InOwnLane: true)],

                // From the calendar, on the day until which it is kept; a bare alert is looked at each day.
                [WorkEventKind.RecordKept] = [new("DestroyKept", InOwnLane: true)],

                // From the calendar, each day while the practice erases by itself whose treatment has ended.
                [WorkEventKind.RetentionLooked] = [new("EraseAfterEnd", InOwnLane: true)],
            }
        );
}
