using System.Text;
using TherapyJournal.Chats.Nudges;
using TherapyJournal.Records;
using TherapyJournal.Safety;

namespace TherapyJournal.Chats;

/// <summary>What is said in fixed words at any time, whatever was agreed to: help, what is kept, and the safety plan.</summary>
internal sealed class ShowFixedWords(ReadSafetyPlan plan, ReadFixedWords words, AcceptTherapist therapists) : IChatTopic
{
    public async Task<ChatEffect?> TakeAsync(ChatTurn turn, CancellationToken cancel) =>
        turn.Command?.Name switch
        {
            "start" when await therapists.IsCodeAsync(turn.Command.Rest, cancel) => ChatEffect.Say(
                TherapistTexts.PatientsChat
            ),
            "start" => new ChatEffect(saving => Consents.AskNextAsync(saving)),
            "help" => ChatEffect.Say(ChatTexts.Help),
            "privacy" => ChatEffect.Say(ChatTexts.Privacy),
            "plan" => ChatEffect.Say(await PlanAsync(turn, cancel)),
            _ => null,
        };

    private async Task<string> PlanAsync(ChatTurn turn, CancellationToken cancel)
    {
        var read = await plan.RunAsync(new Reader.Patient(turn.Patient), turn.Patient, cancel);
        if (
            turn.Chat.ConfirmedAt is null
            || read is not ReadOutcome<SafetyPlanView>.Open { Value: { } view }
            || view.Plan.Current is not { IsEmpty: false } current
        )
        {
            return await words.WhomToCallAsync(turn.Patient, cancel);
        }
        var text = new StringBuilder(ChatTexts.YourPlan);
        foreach (var step in view.Words)
        {
            var lines = current.Of(step.Step);
            if (lines.Count > 0)
            {
                text.Append("\n\n").Append(step.Title);
                foreach (var line in lines)
                {
                    text.Append("\n• ").Append(line);
                }
            }
        }
        return text.Append("\n\n").Append(view.WhomToCall).ToString();
    }
}
