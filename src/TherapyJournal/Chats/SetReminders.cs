using TherapyJournal.Practices;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Reminders as the patient wants them: /reminders with buttons or words, /pause, and whoever just says stop: that ends whatever comes by itself.</summary>
/// <remarks>A button carries what it leads to, not what it changes: tapped twice, it leads to the same.</remarks>
internal sealed class SetReminders(ChangeInChat change, TimeProvider clock) : IChatTopic
{
    private const string Days = "rem:days:";
    private const string At = "rem:at:";
    private const string On = "rem:on";
    private const string SwitchesOff = "rem:off";
    private const string Hours = "rem:hours";

    private static readonly ReminderPlan Proposed = new(
        ReminderDays.Monday | ReminderDays.Wednesday | ReminderDays.Friday,
        18 * 60
    );

    public Task<ChatEffect?> TakeAsync(ChatTurn turn, CancellationToken cancel) => Task.FromResult(Take(turn));

    private ChatEffect? Take(ChatTurn turn)
    {
        if (turn.Tapped == SwitchesOff)
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
        Func<ReminderPlan, ReminderPlan>? wanted = turn switch
        {
            { Command.Name: "reminders" } => plan => plan,
            { Tapped: On } => plan => plan with { IsOn = true },
            _ when ChatTurn.Number(turn, Days) is > 0 and <= (int)ReminderDays.Every and var days => plan =>
                plan with
                {
                    Days = (ReminderDays)days,
                },
            _ when ChatTurn.Number(turn, At) is >= 0 and < 24 * 60 and var minute => plan =>
                plan with
                {
                    Minute = minute,
                },
            _ => null,
        };
        return wanted is not null ? Wanted(turn, wanted)
            : turn.Tapped == Hours ? ChatEffect.Say(ReminderTexts.WhichHour, HourButtons.Of(At))
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
            await saving.SayAsync(ReminderTexts.HowItStands(plan, standing, clock.Now()), Buttons(plan));
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

    private static IReadOnlyList<IReadOnlyList<MessageButton>> Buttons(ReminderPlan plan)
    {
        var days = Enumerable.Range(0, 7).Select(i => Day(plan, (ReminderDays)(1 << i))).ToList();
        return
        [
            days[..4],
            days[4..],
            [
                new(ReminderTexts.AnotherHour, Hours),
                plan.IsOn ? new(ReminderTexts.SwitchOff, SwitchesOff) : new(ReminderTexts.SwitchOn, On),
            ],
        ];
    }

    // The last day that is taken out switches reminders off.
    private static MessageButton Day(ReminderPlan plan, ReminderDays day)
    {
        var (name, after) = (day.ToString()[..3], plan.Days ^ day);
        return new MessageButton(
            plan.Days.HasFlag(day) ? $"✓ {name}" : name,
            after == ReminderDays.None ? SwitchesOff : $"{Days}{(int)after}"
        );
    }
}
