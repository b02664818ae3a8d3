using NodaTime;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Journaling;

/// <summary>Writes the next prompt: by a model where the patient agreed to one, else, and after every failure, from the question bank.</summary>
public sealed class WritePrompt(Assistant assistant, Keys keys, TimeProvider clock)
{
    private const int AskedShown = 30;

    /// <summary>A prompt that is not saved yet.</summary>
    public async Task<PromptView> RunAsync(
        PatientId patient,
        PromptContext context,
        PromptWish wish,
        CancellationToken cancel
    )
    {
        var (byModel, failed) =
            context.Standing.Allows(ConsentKind.Model) && assistant.IsConfigured
                ? await ByModelAsync(patient, context, wish, cancel)
                : (null, null);
        return byModel ?? FromBank(patient, context, wish, failed);
    }

    private PromptView FromBank(PatientId patient, PromptContext context, PromptWish wish, string? failed)
    {
        var last = context.LastEntries.FirstOrDefault();
        var now = clock.Now();
        var choice = QuestionBank.English.Choose(
            new QuestionWish
            {
                Goals = [.. context.OpenGoals.Select(g => (g.Id, g.Content.Text))],
                LastEntry = last?.Content.Text,
                LastEntryOn = last?.At.InZone(context.Zone).Date,
                Asked =
                [
                    .. context.AskedLately.Select(p => new AskedQuestion(
                        p.Content.QuestionId ?? "",
                        p.AskedAt,
                        p.Content.AsksWhatHelped,
                        p.Content.State is not (JournalPromptState.Asked or JournalPromptState.Answered),
                        p.Content.Depth
                    )),
                ],
                Mode = wish switch
                {
                    PromptWish.Another => BankMode.Another,
                    PromptWish.Easier => BankMode.Easier,
                    _ => BankMode.Ordinary,
                },
                Seek = context.Standing.ThemesToSeek,
                Avoid = context.Standing.ThemesToAvoid,
                Now = now,
                Today = now.InZone(context.Zone).Date,
                Seed = (ulong)context.AskedLately.Count ^ BitConverter.ToUInt64(patient.Value.ToByteArray(), 8),
            }
        );
        var content = choice switch
        {
            QuestionChoice.Asks asks => new JournalPromptContent(
                asks.Text,
                asks.Why,
                asks.GoalId,
                QuestionBank.WrittenBy
            )
            {
                QuestionId = asks.Question.Id,
                AsksWhatHelped = asks.AsksWhatHelped,
                Depth = asks.Question.Depth,
                ModelFailed = failed,
            },
            QuestionChoice.NothingNew free => new JournalPromptContent(
                free.Text,
                free.Why,
                null,
                QuestionBank.WrittenBy
            )
            {
                ModelFailed = failed,
            },
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
        // The reason may name the theme of the last entry, so the question goes when that entry is taken back.
        return new PromptView(RowId.New(clock), now, content) { BasedOnEntryId = last?.Id };
    }

    private async Task<(PromptView? Prompt, string? Failed)> ByModelAsync(
        PatientId patient,
        PromptContext context,
        PromptWish wish,
        CancellationToken cancel
    )
    {
        var reply = await assistant.AskAsync(
            AssistantStep.AskForEntry,
            Identify(keys, patient),
            Blocks(context),
            Turn(context, wish),
            cancel
        );
        if (reply is not AssistantReply<PromptReply>.Answered answered)
        {
            return (null, AssistantFailures.Say(((AssistantReply<PromptReply>.Failed)reply).Reason));
        }
        var (question, why) = (answered.Value.Question.Trim(), answered.Value.Why.Trim());
        if (GuardReply.WhyNotAsk(question, why, context, mayInferMood: true) is { } stopped)
        {
            return (null, stopped);
        }
        return (
            new PromptView(
                RowId.New(clock),
                clock.Now(),
                new JournalPromptContent(question, why, context.OpenGoals.FirstOrDefault()?.Id, answered.Usage.Model)
                {
                    AsksWhatHelped = MustAskWhatHelped(context),
                    Shown = [.. context.LastEntries.Select(e => e.Id)],
                    Depth = wish == PromptWish.Easier ? 1 : 2,
                    Trace = ModelTraces.From(answered.Usage),
                }
            )
            {
                BasedOnEntryId = context.LastEntries.FirstOrDefault()?.Id,
            },
            null
        );
    }

    /// <summary>What a vendor may know a patient by: a keyed hash.</summary>
    internal static SafetyIdentifier Identify(Keys keys, PatientId patient) =>
        SafetyIdentifier.From(keys.LookupHash("safety-identifier", patient.ToString()));

    private static List<UntrustedBlock> Blocks(PromptContext context) =>
        [
            .. context.OpenGoals.Select(g => UntrustedBlock.Goal(g.Id.ToString(), g.Content.Text)),
            .. context
                .AskedLately.TakeLast(AskedShown)
                .Select(p => UntrustedBlock.AskedLately(p.Content.Text, p.AskedAt.InZone(context.Zone).Date)),
            .. context
                .LastEntries.Reverse()
                .Select(e => UntrustedBlock.EarlierEntry(e.Content.Text, e.At.InZone(context.Zone).Date)),
        ];

    private string Turn(PromptContext context, PromptWish wish) =>
        string.Join(
            ' ',
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"The patient's language is {context.Standing.Language}. Today is {clock.Now().InZone(context.Zone).Date:dddd d MMMM}."
            ),
            MustAskWhatHelped(context) ? "This time ask what helped or went well." : "",
            wish switch
            {
                PromptWish.Another => "The last question was put aside: ask about something else.",
                PromptWish.Easier => "The last question was too much: ask a light one.",
                _ => "",
            }
        );

    // At least one question in three asks what helped or went well.
    private static bool MustAskWhatHelped(PromptContext context) =>
        context.AskedLately.Count >= 2 && context.AskedLately.TakeLast(2).All(p => !p.Content.AsksWhatHelped);
}

/// <summary>Keeps what a model's call used.</summary>
internal static class ModelTraces
{
    public static ModelTrace From(ModelUsage usage) =>
        new(usage.InstructionsHash, usage.TokensIn, usage.TokensCached, usage.TokensOut, usage.Milliseconds);
}
