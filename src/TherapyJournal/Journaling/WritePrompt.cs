using NodaTime;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Journaling;

/// <summary>Writes the next prompt: what a therapist has ready, else by a model where patient and practice agreed to one, else, and after every failure, from the question bank.</summary>
public sealed class WritePrompt(AskModel model, TimeProvider clock)
{
    private static readonly ModelSilence Overtaken = new(
        "What the model's question rested on changed while it was written, so the question bank's was taken."
    );

    /// <summary>Whether a model is asked for somebody like that.</summary>
    internal bool AsksModel(PatientStandingContent standing) =>
        standing.Allows(ConsentKind.Model) && model.IsConfiguredFor(AssistantStep.AskForEntry);

    /// <summary>A prompt that is not saved yet.</summary>
    /// <param name="patient">Whose.</param>
    /// <param name="context">What it rests on.</param>
    /// <param name="wish">What the patient wanted.</param>
    /// <param name="wasModelAsked">Whether a model was asked a moment ago, for a question that does not fit any more: nobody is to wait for it twice.</param>
    /// <param name="cancel">Stops it.</param>
    internal async Task<WrittenPrompt> RunAsync(
        PatientId patient,
        PromptContext context,
        PromptWish wish,
        bool wasModelAsked,
        CancellationToken cancel
    )
    {
        // What was too much for somebody is not answered with what somebody else prepared.
        if (context.Ready is { } ready && wish != PromptWish.Easier)
        {
            return new WrittenPrompt(Prepared(ready), wasModelAsked);
        }
        if (!AsksModel(context.Standing))
        {
            return Bank(failed: null);
        }
        if (!context.MayUseModel)
        {
            return Bank(ModelSilence.KeptBack);
        }
        if (context.Policy.ToPatient != AiToPatient.Automatic)
        {
            return Bank(failed: null);
        }
        if (wasModelAsked)
        {
            return Bank(Overtaken);
        }
        var (byModel, failed) = await ByModelAsync(patient, context, wish, cancel);
        return byModel is null ? Bank(failed) with { WasModelAsked = true } : new WrittenPrompt(byModel, true);

        WrittenPrompt Bank(ModelSilence? failed) =>
            new(BankPrompt.Of(patient, context, wish, failed?.Sentence, clock), wasModelAsked);
    }

    /// <summary>A model's prompt, checked; or why there is none.</summary>
    internal async Task<(PromptView? Prompt, ModelSilence? Failed)> ByModelAsync(
        PatientId patient,
        PromptContext context,
        PromptWish wish,
        CancellationToken cancel
    )
    {
        var request = PromptRequest.Of(patient, context, wish, clock.Now());
        var reply = await model.RunAsync(AssistantStep.AskForEntry, request, cancel);
        if (reply is not ModelAnswer<PromptReply>.Answered answered)
        {
            return (null, ModelSilence.Of(((ModelAnswer<PromptReply>.Failed)reply).Reason));
        }
        var (question, why) = (answered.Value.Question.Trim(), answered.Value.Why.Trim());
        if (GuardReply.WhyNotAsk(question, why, context, clock.Now()) is { } stopped)
        {
            await model.NoteStoppedAsync(answered.Call, answered.Usage, stopped.Rule);
            return (null, new ModelSilence(stopped.Sentence));
        }
        if (context.MustAskWhatHelped && !HelpQuestion.Is(question))
        {
            await model.NoteStoppedAsync(answered.Call, answered.Usage, UnusedReason.NotWhatHelped);
            return (null, new ModelSilence("The model did not ask what helped, so the question bank did."));
        }
        if (wish == PromptWish.Another && IsAboutThemeOf(context.Unanswered, question))
        {
            await model.NoteStoppedAsync(answered.Call, answered.Usage, UnusedReason.RefusedTheme);
            return (
                null,
                new ModelSilence(
                    "The model asked about the theme that was put aside, so the question bank's was taken."
                )
            );
        }
        return (
            new PromptView(
                RowId.New(clock),
                clock.Now(),
                new JournalPromptContent(question, why, GoalOf(answered.Value, context), answered.Usage.Model)
                {
                    AsksWhatHelped = HelpQuestion.Is(question),
                    Shown = [.. context.LastEntries.Select(e => e.Id)],
                    SoFar = [.. context.SoFar.Select(l => l.EntryId)],
                    Depth = wish == PromptWish.Easier ? 1 : Math.Min(2, context.Standing.Depth),
                    Trace = ModelTraces.From(answered.Usage),
                }
            )
            {
                BasedOnEntryId = context.LastEntries.FirstOrDefault()?.Id,
            },
            null
        );
    }

    private PromptView Prepared(ReadyQuestion ready) =>
        new(
            RowId.New(clock),
            clock.Now(),
            new JournalPromptContent(
                ready.Content.Text,
                ready.Content.Why ?? "Your therapist would like to hear about this.",
                ready.Content.GoalId,
                ready.Content.Trace is null ? JournalPromptContent.ByTherapist : ready.Content.WrittenBy
            )
            {
                AsksWhatHelped = ready.Content.AsksWhatHelped,
                Shown = ready.Content.Shown,
                SoFar = ready.Content.SoFar,
                Depth = 2,
                ApprovedBy = ready.Content.DecidedBy,
                PreparedId = ready.Id,
                Trace = ready.Content.Trace,
            }
        )
        {
            BasedOnEntryId = ready.EntryId,
        };

    private static bool IsAboutThemeOf(PromptView? putAside, string question) =>
        putAside is not null
        && Themes.English.In(putAside.Content.Text).Keys.Intersect(Themes.English.In(question).Keys).Any();

    private static Guid? GoalOf(PromptReply reply, PromptContext context) =>
        context
            .OpenGoals.FirstOrDefault(g =>
                string.Equals(g.Id.ToString(), reply.GoalId, StringComparison.OrdinalIgnoreCase)
            )
            ?.Id;
}

/// <summary>A prompt that is not saved yet.</summary>
/// <param name="Prompt">The question and why it is asked.</param>
/// <param name="WasModelAsked">Whether a model was asked for it, now or a moment ago.</param>
internal sealed record WrittenPrompt(PromptView Prompt, bool WasModelAsked);
