using TherapyJournal.Practices;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>/weekly: whether the patient's week comes by itself, on which day and at what hour, with buttons or words.</summary>
internal sealed class SetWeekly(ChangeInChat change, TimeProvider clock) : IChatTopic
{
    private static readonly PlanButtons Buttons = new("week", oneDay: true);

    public Task<ChatEffect?> TakeAsync(ChatTurn turn, CancellationToken cancel) => Task.FromResult(Take(turn));

    private ChatEffect? Take(ChatTurn turn)
    {
        if (turn.Command is { Name: "weekly", Rest: { Length: > 0 } words })
        {
            return Typed(turn, words);
        }
        return turn.Command is { Name: "weekly" } ? Wanted(turn, plan => plan)
            : Buttons.Wanted(turn) is { } wanted ? Wanted(turn, wanted)
            : Buttons.SwitchesOff(turn) ? new ChatEffect(SwitchOffAsync)
            : Buttons.Hours(turn) is { } hours ? ChatEffect.Say(WeeklyTexts.WhichHour, hours)
            : null;
    }

    private ChatEffect Typed(ChatTurn turn, string words) =>
        WeeklyWords.Parse(words) switch
        {
            Checked<WeeklyChange>.Kept { Value: { IsOn: true } read } => Wanted(
                turn,
                plan => read.Of(plan, plan) ?? plan
            ),
            Checked<WeeklyChange>.Kept => new ChatEffect(SwitchOffAsync),
            Checked<WeeklyChange>.Refused refused => ChatEffect.Say(refused.Sentence),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    private ChatEffect Wanted(ChatTurn turn, Func<ReminderPlan, ReminderPlan> wanted) =>
        new(saving => turn.MayKeep ? ShowAsync(saving, wanted) : WhyNotKept.SayAsync(saving));

    private async Task ShowAsync(ChatSaving saving, Func<ReminderPlan, ReminderPlan> wanted)
    {
        var after = await change.RunAsync(saving, s => s with { Weekly = wanted(s.Weekly ?? WeeklyWords.OfPatient) });
        if (after is { Weekly: { } plan })
        {
            await saving.SayAsync(WeeklyTexts.HowItStands(plan, after, saving.Chat, clock.Now()), Buttons.Of(plan));
        }
        else
        {
            await saving.SayAsync(ReminderTexts.CannotChange);
        }
    }

    // Whatever else stands in the way, nobody gets it who does not want it.
    private async Task SwitchOffAsync(ChatSaving saving)
    {
        var after = await change.RunAsync(
            saving,
            s => s.Weekly is { IsOn: true } plan ? s with { Weekly = plan with { IsOn = false } } : s
        );
        await saving.SayAsync(after is null ? ReminderTexts.CannotChange : WeeklyTexts.Off);
    }
}
