using TherapyJournal.Practices;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Reminders as the patient wants them: /reminders with buttons or words, /pause, and whoever just says stop: that ends whatever comes by itself.</summary>
internal sealed class SetReminders(ChangeInChat change, TimeProvider clock) : IChatTopic
{
    private static readonly PlanButtons Buttons = new("rem", oneDay: false);

    private static readonly ReminderPlan Proposed = new(
        ReminderDays.Monday | ReminderDays.Wednesday | ReminderDays.Friday,
        18 * 60
    );

    public Task<ChatEffect?> TakeAsync(ChatTurn turn, CancellationToken cancel) => Task.FromResult(Take(turn));

    private ChatEffect? Take(ChatTurn turn)
    {
        if (Buttons.SwitchesOff(turn))
        {
            return new ChatEffect(PauseAsync);
        }
        if (turn.Command is { Name: "pause" } || IsStop(turn))
        {
            return new ChatEffect(StopAsync);
        }
        if (turn.Command is { Name: "reminders", Rest: { Length: > 0 } words })
        {
            return Typed(turn, words);
        }
        return turn.Command is { Name: "reminders" } ? Wanted(turn, plan => plan)
            : Buttons.Wanted(turn) is { } wanted ? Wanted(turn, wanted)
            : Buttons.Hours(turn) is { } hours ? ChatEffect.Say(ReminderTexts.WhichHour, hours)
            : null;
    }

    private ChatEffect Typed(ChatTurn turn, string words) =>
        ReminderWords.Parse(words) switch
        {
            Checked<ReminderPlan>.Kept { Value: { IsOn: true } read } => Wanted(
                turn,
                plan => plan with { Days = read.Days, Minute = read.Minute, IsOn = true }
            ),
            Checked<ReminderPlan>.Kept => new ChatEffect(PauseAsync),
            Checked<ReminderPlan>.Refused refused => ChatEffect.Say(refused.Sentence),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    private ChatEffect Wanted(ChatTurn turn, Func<ReminderPlan, ReminderPlan> wanted) =>
        new(saving =>
            turn.MayKeep
                ? ShowAsync(saving, s => s with { Reminders = wanted(s.Reminders ?? Proposed) })
                : WhyNotKept.SayAsync(saving)
        );

    private async Task ShowAsync(ChatSaving saving, Func<PatientStandingContent, PatientStandingContent> wanted)
    {
        if (await change.RunAsync(saving, wanted) is { Reminders: { } plan } standing)
        {
            await saving.SayAsync(ReminderTexts.HowItStands(plan, standing, clock.Now()), Buttons.Of(plan));
        }
        else
        {
            await saving.SayAsync(ReminderTexts.CannotChange);
        }
    }

    // Whatever else stands in the way, nobody is reminded who does not want it.
    private async Task PauseAsync(ChatSaving saving)
    {
        var after = await change.RunAsync(saving, s => s with { Reminders = Off(s.Reminders) });
        await SayAsync(saving, after is null ? ReminderTexts.CannotChange : ReminderTexts.Paused);
    }

    // Whoever just says stop means whatever comes by itself.
    private async Task StopAsync(ChatSaving saving)
    {
        var hadWeekly = saving.Standing.Weekly is { IsOn: true };
        var after = await change.RunAsync(saving, s => s with { Reminders = Off(s.Reminders), Weekly = Off(s.Weekly) });
        await SayAsync(
            saving,
            after is null ? ReminderTexts.CannotChange
                : hadWeekly ? WeeklyTexts.NothingByItself
                : ReminderTexts.Paused
        );
    }

    private static ReminderPlan? Off(ReminderPlan? plan) => plan is { IsOn: true } ? plan with { IsOn = false } : plan;

    private static Task SayAsync(ChatSaving saving, string text) =>
        saving.Crisis is null ? saving.SayAsync(text) : Task.CompletedTask;

    private static bool IsStop(ChatTurn turn) =>
        ShortWords.Of(turn) is "stop" or "pause" or "please stop" or "stop please" or "stop reminders";
}
