using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety.Guard;
using TherapyJournal.Storage;

namespace TherapyJournal.Journaling;

/// <summary>Writes a reflection: by a model where patient and practice agreed to one, else one of the fixed kind sentences.</summary>
internal sealed class WriteReflection(AskModel model, TimeProvider clock)
{
    /// <summary>Whether a model is asked for somebody like that.</summary>
    public bool AsksModel(PatientStandingContent standing) =>
        standing.Allows(ConsentKind.Model) && model.IsConfiguredFor(AssistantStep.ReflectOnEntry);

    /// <summary>A reflection that is not saved yet.</summary>
    public async Task<ReflectionContent> RunAsync(
        PatientId patient,
        ReflectionContext context,
        CancellationToken cancel
    )
    {
        var (byModel, failed) =
            !AsksModel(context.Standing) ? (null, null)
            : !context.MayUseModel ? (null, ModelSilence.KeptBack)
            : context.Policy.ToPatient == AiToPatient.Automatic ? await ByModelAsync(patient, context, cancel)
            : (null, null);
        return byModel ?? FromBank(context, failed?.Sentence);
    }

    /// <summary>A model's reflection, checked; or why there is none.</summary>
    internal async Task<(ReflectionContent? Reflection, ModelSilence? Failed)> ByModelAsync(
        PatientId patient,
        ReflectionContext context,
        CancellationToken cancel
    )
    {
        var reply = await model.RunAsync(AssistantStep.ReflectOnEntry, ReflectionRequest.Of(patient, context), cancel);
        if (reply is not ModelAnswer<ReflectionReply>.Answered answered)
        {
            return (null, ModelSilence.Of(((ModelAnswer<ReflectionReply>.Failed)reply).Reason));
        }
        var text = answered.Value.Text.Trim();
        if (GuardReply.WhyNotSay(text, context) is { } stopped)
        {
            await model.NoteStoppedAsync(answered.Call, answered.Usage, stopped.Rule);
            return (null, new ModelSilence(stopped.Sentence));
        }
        return (
            new ReflectionContent(text, answered.Usage.Model, context.Entry.Content.Number, clock.NowStored())
            {
                Trace = ModelTraces.From(answered.Usage),
            },
            null
        );
    }

    private ReflectionContent FromBank(ReflectionContext context, string? failed)
    {
        var chosen = BankReflections.Choose(
            [.. context.Lately.Select(r => r.BankId).OfType<string>()],
            text => Sameness.Opens(text, [.. context.Lately.Select(r => r.Text)]),
            BitConverter.ToUInt64(context.Entry.Id.ToByteArray(), 8)
        );
        return new ReflectionContent(
            chosen.Text,
            QuestionBank.WrittenBy,
            context.Entry.Content.Number,
            clock.NowStored()
        )
        {
            BankId = chosen.Id,
            ModelFailed = failed,
        };
    }
}
