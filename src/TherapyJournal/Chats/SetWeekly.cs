using TherapyJournal.Practices;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>/weekly: whether the patient's week comes by itself, on which day and at what hour, with buttons or words.</summary>
/// <remarks>As with reminders, a button carries what it leads to.</remarks>
internal sealed class SetWeekly(ChangeInChat change, TimeProvider clock) : IChatTopic
{
    private const string Day = "week:day:";
    private const string At = "week:at:";
    private const string SwitchesOn = "week:on";
    private const string SwitchesOff = "week:off";
    private const string Hours = "week:hours";

    public Task<ChatEffect?> TakeAsync(ChatTurn turn, CancellationToken cancel) => Task.FromResult(Take(turn));

    private ChatEffect? Take(ChatTurn turn)
    {
        if (turn.Command is { Name: "weekly", Rest: { Length: > 0 } words })
        {
            return Typed(turn, words);
        }
        Func<ReminderPlan, ReminderPlan>? wanted = turn switch
        {
            { Command.Name: "weekly" } => plan => plan,
            { Tapped: SwitchesOn } => plan => plan with { IsOn = true },
            _ when ChatTurn.Number(turn, Day) is { } day && IsOneDay(day) => plan =>
                plan with
                {
                    Days = (ReminderDays)day,
                },
            _ when ChatTurn.Number(turn, At) is >= 0 and < 24 * 60 and var minute => plan =>
                plan with
                {
                    Minute = minute,
                },
            _ => null,
        };
        return wanted is not null ? Wanted(turn, wanted)
            : turn.Tapped == SwitchesOff ? new ChatEffect(SwitchOffAsync)
            : turn.Tapped == Hours ? ChatEffect.Say(WeeklyTexts.WhichHour, HourButtons.Of(At))
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
            await saving.SayAsync(WeeklyTexts.HowItStands(plan, after, saving.Chat, clock.Now()), Buttons(plan));
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

    private static bool IsOneDay(int day) => day is > 0 and <= (int)ReminderDays.Every && int.IsPow2(day);

    private static IReadOnlyList<IReadOnlyList<MessageButton>> Buttons(ReminderPlan plan)
    {
        var days = Enumerable.Range(0, 7).Select(i => Button(plan, (ReminderDays)(1 << i))).ToList();
        return
        [
            days[..4],
            days[4..],
            [
                new(ReminderTexts.AnotherHour, Hours),
                plan.IsOn ? new(ReminderTexts.SwitchOff, SwitchesOff) : new(ReminderTexts.SwitchOn, SwitchesOn),
            ],
        ];
    }

    private static MessageButton Button(ReminderPlan plan, ReminderDays day)
    {
        var name = day.ToString()[..3];
        return new MessageButton(plan.Days == day ? $"✓ {name}" : name, $"{Day}{(int)day}");
    }
}
