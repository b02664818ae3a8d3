using TherapyJournal.Practices;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>The buttons beneath a plan of the calendar: its days, the hour, on and off.</summary>
/// <remarks>A button carries what it leads to, not what it changes: tapped twice, it leads to the same.</remarks>
/// <param name="plan">How what is tapped says which plan it is about.</param>
/// <param name="oneDay">Whether the plan has a single day, or as many as are chosen.</param>
internal sealed class PlanButtons(string plan, bool oneDay)
{
    private readonly string days = $"{plan}:days:";
    private readonly string at = $"{plan}:at:";
    private readonly string on = $"{plan}:on";
    private readonly string off = $"{plan}:off";
    private readonly string hours = $"{plan}:hours";

    /// <summary>Whether it is to be switched off.</summary>
    public bool SwitchesOff(ChatTurn turn) => turn.Tapped == off;

    /// <summary>The hours to choose from, where somebody wants another one; null: nobody asked.</summary>
    public IReadOnlyList<IReadOnlyList<MessageButton>>? Hours(ChatTurn turn) =>
        turn.Tapped == hours ? HourButtons.Of(at) : null;

    /// <summary>What was tapped makes of the plan; null: it is not about this plan, or switches it off.</summary>
    public Func<ReminderPlan, ReminderPlan>? Wanted(ChatTurn turn)
    {
        if (turn.Tapped == on)
        {
            return before => before with { IsOn = true };
        }
        if (ChatTurn.Number(turn, days) is { } chosen && IsChoice(chosen))
        {
            return before => before with { Days = (ReminderDays)chosen };
        }
        return ChatTurn.Number(turn, at) is >= 0 and < 24 * 60 and var minute
            ? before => before with { Minute = minute }
            : null;
    }

    /// <summary>As the plan stands.</summary>
    public IReadOnlyList<IReadOnlyList<MessageButton>> Of(ReminderPlan standing)
    {
        var week = Enumerable.Range(0, 7).Select(i => Day(standing, (ReminderDays)(1 << i))).ToList();
        return
        [
            week[..4],
            week[4..],
            [
                new(ReminderTexts.AnotherHour, hours),
                standing.IsOn ? new(ReminderTexts.SwitchOff, off) : new(ReminderTexts.SwitchOn, on),
            ],
        ];
    }

    // The last day that is taken out switches it off.
    private MessageButton Day(ReminderPlan standing, ReminderDays day)
    {
        var (name, after) = (day.ToString()[..3], oneDay ? day : standing.Days ^ day);
        return new MessageButton(
            standing.Days.HasFlag(day) ? $"✓ {name}" : name,
            after == ReminderDays.None ? off : $"{days}{(int)after}"
        );
    }

    private bool IsChoice(int chosen) =>
        chosen is > 0 and <= (int)ReminderDays.Every && (!oneDay || int.IsPow2(chosen));
}
