using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Journaling;

/// <summary>Writes a reflection: by a model where the patient agreed to one, else one of the fixed kind sentences.</summary>
internal sealed class WriteReflection(Assistant assistant, Keys keys, TimeProvider clock)
{
    /// <summary>A reflection that is not saved yet.</summary>
    public async Task<ReflectionContent> RunAsync(
        PatientId patient,
        ReflectionContext context,
        CancellationToken cancel
    )
    {
        var (byModel, failed) =
            context.Standing.Allows(ConsentKind.Model) && assistant.IsConfigured
                ? await ByModelAsync(patient, context, cancel)
                : (null, null);
        return byModel ?? FromBank(context, failed);
    }

    private ReflectionContent FromBank(ReflectionContext context, string? failed)
    {
        var chosen = BankReflections.Choose(
            [.. context.Lately.Select(r => r.BankId).OfType<string>()],
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

    private async Task<(ReflectionContent? Reflection, string? Failed)> ByModelAsync(
        PatientId patient,
        ReflectionContext context,
        CancellationToken cancel
    )
    {
        var reply = await assistant.AskAsync(
            AssistantStep.ReflectOnEntry,
            WritePrompt.Identify(keys, patient),
            [
                .. context.Lately.Select(r =>
                    UntrustedBlock.RecentOpening(Sentences.Split(r.Text).FirstOrDefault(r.Text))
                ),
                UntrustedBlock.Entry(context.Entry.Content.Text, context.EntryDay),
            ],
            $"The patient's language is {context.Standing.Language}.",
            cancel
        );
        if (reply is not AssistantReply<ReflectionReply>.Answered answered)
        {
            return (null, AssistantFailures.Say(((AssistantReply<ReflectionReply>.Failed)reply).Reason));
        }
        var text = answered.Value.Text.Trim();
        if (GuardReply.WhyNotSay(text, context, mayInferMood: true) is { } stopped)
        {
            return (null, stopped);
        }
        return (
            new ReflectionContent(text, answered.Usage.Model, context.Entry.Content.Number, clock.NowStored())
            {
                Trace = ModelTraces.From(answered.Usage),
            },
            null
        );
    }
}
