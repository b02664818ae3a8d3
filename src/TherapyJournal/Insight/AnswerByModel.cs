using NodaTime;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Records;

namespace TherapyJournal.Insight;

/// <summary>Has a model answer, in one round or, where it wants to see more first, in two; and lets stand what can be verified.</summary>
internal sealed class AnswerByModel(AskModel model)
{
    private static readonly ModelSilence NoRoom = new(
        "The instructions of this step leave no room for entries, so no model was asked; shorten the practice's own."
    );

    private static readonly ModelSilence NothingVerified = new(
        "No sentence of the model's answer could be verified, so none is shown."
    );

    /// <param name="patient">Whose journal.</param>
    /// <param name="ground">What the answer may rest on.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="today">By the patient's own calendar.</param>
    /// <param name="lookUp">Reads what the model wants to see, through the door.</param>
    /// <param name="show">Hears each sentence that stands as soon as it is there; null: nobody.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<AnsweredByModel> AnswerAsync(
        PatientId patient,
        AskGround ground,
        JournalQuestion question,
        LocalDate today,
        Func<IReadOnlyList<LookUpReply>, Task<IReadOnlyList<AnswerSource>>> lookUp,
        Action<AnsweredSentence>? show,
        CancellationToken cancel
    )
    {
        var asking = new AskRequest(model, patient, ground, question, today);
        if (asking.Fill(ground.Sources, mayLookUp: true, AskRequest.MostTokensFirst) is not { } first)
        {
            return new AnsweredByModel.Silent(NoRoom);
        }
        var shown = new HashSet<string>(StringComparer.Ordinal);
        var reply = await AskAsync(first);
        if (
            reply is ModelAnswer<AnswerReply>.Answered { Value: { LookUps.Count: > 0, Sentences: null or [] } wish }
            && await lookUp(wish.LookUps) is { Count: > 0 } found
            && asking.Fill(
                [.. found, .. ground.Sources.Where(s => found.All(f => f.Label != s.Label))],
                mayLookUp: false,
                AskRequest.MostTokens - first.Tokens
            )
                is { } second
        )
        {
            first = second;
            reply = await AskAsync(second);
        }
        if (reply is not ModelAnswer<AnswerReply>.Answered { Value: var value, Usage: var usage, Call: var call })
        {
            return new AnsweredByModel.Silent(ModelSilence.Of(((ModelAnswer<AnswerReply>.Failed)reply).Reason));
        }
        var sifted = Sift(value, first.Sources);
        if (sifted.Sentences.Count == 0 && sifted.Dropped > 0)
        {
            await model.NoteStoppedAsync(call, usage, UnusedReason.NotVerified);
            return new AnsweredByModel.Silent(NothingVerified);
        }
        Show(sifted);
        return new AnsweredByModel.Answered(sifted, first.Sources, usage.Model);

        Task<ModelAnswer<AnswerReply>> AskAsync(FilledRequest filled) =>
            model.RunAsync(
                AssistantStep.AskJournal,
                filled.Request,
                cancel,
                show is null ? null : soFar => Show(Sift(soFar, filled.Sources))
            );

        SiftedAnswer Sift(AnswerReply said, IReadOnlyList<AnswerSource> sources) =>
            SiftedAnswer.Of(said, sources, ground.Policy.InferMood);

        // A retry begins anew: what stood before stands, and is shown once.
        void Show(SiftedAnswer soFar)
        {
            foreach (var sentence in soFar.Sentences.Where(s => shown.Add(s.Text)))
            {
                show?.Invoke(sentence);
            }
        }
    }
}

/// <summary>What came of having a model answer.</summary>
internal abstract record AnsweredByModel
{
    private AnsweredByModel() { }

    /// <summary>It answered, or found that the entries do not say.</summary>
    /// <param name="Answer">What of it stands.</param>
    /// <param name="Sources">What it was shown.</param>
    /// <param name="WrittenBy">The model.</param>
    public sealed record Answered(SiftedAnswer Answer, IReadOnlyList<AnswerSource> Sources, string WrittenBy)
        : AnsweredByModel;

    /// <summary>There is no answer of it.</summary>
    public sealed record Silent(ModelSilence Why) : AnsweredByModel;
}
