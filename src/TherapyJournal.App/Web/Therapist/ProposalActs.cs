using Microsoft.AspNetCore.Http;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>Decides on suggested goals and on words that wait for approval.</summary>
internal sealed class ProposalActs(ReviewSuggestedGoal goals, ReviewWords words)
{
    /// <summary>As suggested, or in the words of the form.</summary>
    public async Task<ActOutcome> AcceptGoalAsync(
        Reader.Therapist who,
        Guid id,
        IFormCollection form,
        CancellationToken cancel
    )
    {
        var typed = Typed(form, "words");
        return Of(id, typed, await goals.AcceptAsync(who, id, typed, Given(form, "why"), cancel));
    }

    public async Task<ActOutcome> RejectGoalAsync(
        Reader.Therapist who,
        Guid id,
        IFormCollection form,
        CancellationToken cancel
    ) => Of(id, null, await goals.RejectAsync(who, id, Given(form, "why"), cancel));

    /// <summary>As written, or in the words of the form.</summary>
    public async Task<ActOutcome> ApproveWordsAsync(
        Reader.Therapist who,
        Guid id,
        IFormCollection form,
        CancellationToken cancel
    )
    {
        var typed = Typed(form, "words");
        return Of(id, typed, await words.ApproveAsync(who, id, typed, cancel));
    }

    public async Task<ActOutcome> RejectWordsAsync(
        Reader.Therapist who,
        Guid id,
        IFormCollection form,
        CancellationToken cancel
    ) => Of(id, null, await words.RejectAsync(who, id, Given(form, "why"), cancel));

    private static ActOutcome Of(Guid id, string? typed, ReviewOutcome outcome) =>
        outcome switch
        {
            ReviewOutcome.Accepted or ReviewOutcome.Rejected => new ActOutcome.Done(),
            ReviewOutcome.NoSuchSuggestion => new ActOutcome.NoSuch(),
            ReviewOutcome.AlreadyDecided decided => Again(
                id,
                decided.State == SuggestedGoalState.Rejected
                    ? "This suggestion was rejected already. Nothing was changed."
                    : "This suggestion was accepted already. Nothing was changed.",
                typed
            ),
            ReviewOutcome.StaleVersion => Again(
                id,
                "Somebody decided at the same moment. Nothing was overwritten. Look at it again.",
                typed
            ),
            ReviewOutcome.Unusable unusable => Again(id, unusable.Sentence, typed),
            ReviewOutcome.Refused refused => Again(id, Refusal.Of(refused.Why), typed),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    private static ActOutcome Of(Guid id, string? typed, ReviewWordsOutcome outcome) =>
        outcome switch
        {
            ReviewWordsOutcome.Decided => new ActOutcome.Done(),
            ReviewWordsOutcome.NoSuchWords => new ActOutcome.NoSuch(),
            ReviewWordsOutcome.AlreadyDecided => Again(
                id,
                "Somebody decided on these words already. Nothing was changed.",
                typed
            ),
            ReviewWordsOutcome.HeldByAlert => Again(
                id,
                "An urgent alert stands, and until it is lifted the patient reads fixed words only. The words wait.",
                typed
            ),
            ReviewWordsOutcome.NotAllowedNow notNow => Again(
                id,
                $"{WhyNot(notNow.Why)} The words wait, also in other words; rejecting puts them aside.",
                typed
            ),
            ReviewWordsOutcome.Unusable unusable => Again(id, unusable.Sentence, typed),
            ReviewWordsOutcome.Refused refused => Again(id, Refusal.Of(refused.Why), typed),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    private static string WhyNot(WhyNoModelWords why) =>
        why switch
        {
            WhyNoModelWords.NoConsent => "The patient does not agree to a model, so no words of one reach them.",
            WhyNoModelWords.PracticeSaysNever => "This practice lets no model's words reach a patient.",
            WhyNoModelWords.NotKnown =>
                "The settings of the practice or the patient's do not open, so no model's words reach them until they do.",
            _ => throw new InvalidOperationException("A reason without a case."),
        };

    private static ActOutcome.Again Again(Guid id, string sentence, string? typed) =>
        new(new Refusal(id, sentence, typed));

    // A form without the field accepts as it is; an emptied one is no acceptance.
    private static string? Typed(IFormCollection form, string field) =>
        form.TryGetValue(field, out var typed) ? typed.ToString() : null;

    private static string? Given(IFormCollection form, string field) =>
        form[field].ToString().Trim() is { Length: > 0 } given ? given : null;
}
