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
    /// <param name="narrow">Looks only at the days that the model has understood; null: the journal is not there any more.</param>
    /// <param name="show">Hears each sentence that stands as soon as it is there; null: nobody.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<AnsweredByModel> AnswerAsync(
        PatientId patient,
        AskGround ground,
        JournalQuestion question,
        LocalDate today,
        Func<AskGround, IReadOnlyList<LookUpReply>, Task<IReadOnlyList<AnswerSource>>> lookUp,
        Func<NamedPeriod, Task<AskGround?>> narrow,
        Action<AnsweredSentence>? show,
        CancellationToken cancel
    )
    {
        var asked = new AskRequest(model, patient, ground, question, today);
        if (asked.Fill(ground.Sources, mayLookUp: true, AskRequest.MostTokensFirst) is not { } sent)
        {
            return new AnsweredByModel.Silent(NoRoom, ground);
        }
        var shown = new HashSet<string>(StringComparer.Ordinal);
        var reply = await AskAsync(sent);
        if (reply is ModelAnswer<AnswerReply>.Answered { Value: { Sentences: null or [] } wish })
        {
            var isNarrowed = false;
            if (
                NamedPeriod.Of(wish.Period, question, ground, sent.Sources, today) is { } period
                && await narrow(period) is { } narrowed
            )
            {
                (ground, isNarrowed) = (narrowed, true);
            }
            var found = await FindAsync(wish.LookUps ?? [], isNarrowed);
            if (found.Count > 0 || (isNarrowed && ground.Sources.Count > 0))
            {
                var more = new AskRequest(model, patient, ground, question, today).Fill(
                    [.. found, .. ground.Sources.Where(s => found.All(f => f.Label != s.Label))],
                    mayLookUp: false,
                    AskRequest.MostTokens - sent.Tokens
                );
                if (more is not null)
                {
                    sent = more;
                    reply = await AskAsync(more);
                }
                else if (isNarrowed)
                {
                    return new AnsweredByModel.Silent(NoRoom, ground);
                }
            }
        }
        if (reply is not ModelAnswer<AnswerReply>.Answered { Value: var value, Usage: var usage, Call: var call })
        {
            return new AnsweredByModel.Silent(ModelSilence.Of(((ModelAnswer<AnswerReply>.Failed)reply).Reason), ground);
        }
        var sifted = Sift(value, sent.Sources);
        if (sifted.Sentences.Count == 0 && sifted.Dropped > 0)
        {
            await model.NoteStoppedAsync(call, usage, UnusedReason.NotVerified);
            return new AnsweredByModel.Silent(NothingVerified, ground);
        }
        Show(sifted);
        return new AnsweredByModel.Answered(sifted, sent.Sources, usage.Model, ground);

        Task<ModelAnswer<AnswerReply>> AskAsync(FilledRequest filled) =>
            model.RunAsync(
                AssistantStep.AskJournal,
                filled.Request,
                cancel,
                show is null ? null : soFar => Show(Sift(soFar, filled.Sources))
            );

        // By another ground's labels no entry is found any more.
        async Task<IReadOnlyList<AnswerSource>> FindAsync(IReadOnlyList<LookUpReply> lookUps, bool isNarrowed)
        {
            var wanted = isNarrowed ? [.. lookUps.Where(l => l.Kind.Trim() != LookUps.Entry)] : lookUps;
            return wanted.Count > 0 ? await lookUp(ground, wanted) : [];
        }

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
    /// <param name="Ground">What it rests on: the days that the model understood, where it named some.</param>
    public sealed record Answered(
        SiftedAnswer Answer,
        IReadOnlyList<AnswerSource> Sources,
        string WrittenBy,
        AskGround Ground
    ) : AnsweredByModel;

    /// <summary>There is no answer of it.</summary>
    public sealed record Silent(ModelSilence Why, AskGround Ground) : AnsweredByModel;
}
