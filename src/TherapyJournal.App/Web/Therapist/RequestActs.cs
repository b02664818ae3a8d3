using Microsoft.AspNetCore.Http;
using TherapyJournal.Records;
using TherapyJournal.Review;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>What a therapist does about something that a patient asks for, from whichever page it stands on.</summary>
internal sealed class RequestActs(SettleRequest settle, TakeUpProposedGoal takeUp)
{
    /// <summary>It is done, or needs nothing.</summary>
    public async Task<ActOutcome> SettleAsync(Reader.Therapist therapist, Guid request, CancellationToken cancel) =>
        await settle.RunAsync(therapist, request, cancel) switch
        {
            SettleRequestOutcome.Settled => new ActOutcome.Done(),
            SettleRequestOutcome.AlreadySettled => Again(request, "It was settled before. Nothing changed."),
            SettleRequestOutcome.NoSuchRequest => new ActOutcome.NoSuch(),
            SettleRequestOutcome.Refused refused => Again(request, Refusal.Of(refused.Why)),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    /// <summary>The goal that they propose is added, and settled with it.</summary>
    public async Task<ActOutcome> AddGoalAsync(
        Reader.Therapist therapist,
        PatientId patient,
        Guid request,
        IFormCollection form,
        CancellationToken cancel
    )
    {
        var text = form["text"].ToString();
        return await takeUp.RunAsync(therapist, patient, request, text, cancel) switch
        {
            TakeUpProposedGoalOutcome.TakenUp => new ActOutcome.Done(),
            TakeUpProposedGoalOutcome.AlreadySettled => Again(
                request,
                "It was settled before, perhaps by a press a moment ago: look among the goals. Nothing was added by this one.",
                text
            ),
            TakeUpProposedGoalOutcome.NoSuchRequest => new ActOutcome.NoSuch(),
            TakeUpProposedGoalOutcome.Unusable unusable => Again(
                request,
                $"{unusable.Sentence} No goal was added.",
                text
            ),
            TakeUpProposedGoalOutcome.Refused refused => Again(request, Refusal.Of(refused.Why), text),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private static ActOutcome.Again Again(Guid request, string sentence, string? typed = null) =>
        new(new Refusal(request, sentence, typed));
}
