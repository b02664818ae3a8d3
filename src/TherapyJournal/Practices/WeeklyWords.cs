namespace TherapyJournal.Practices;

/// <summary>What people write about something that comes once a week: on, off, a day, an hour, or both.</summary>
internal static class WeeklyWords
{
    private const string Refusal = "It is given as one day and an hour, such as sun 18:00; or on, or off.";

    /// <summary>A patient's week, until they say another time: its last evening.</summary>
    public static ReminderPlan OfPatient { get; } = new(ReminderDays.Sunday, 18 * 60);

    /// <summary>A therapist's week, until they say another time: before the first session of the next.</summary>
    public static ReminderPlan OfTherapist { get; } = new(ReminderDays.Monday, 8 * 60);

    /// <summary>Reads such as sun 18:00, Friday, 7pm, on, off.</summary>
    public static Checked<WeeklyChange> Parse(string text)
    {
        var words = text.Trim().ToLowerInvariant();
        WeeklyChange? change = words switch
        {
            "on" => new WeeklyChange(IsOn: true),
            "off" or PatientDetails.None => new WeeklyChange(IsOn: false),
            _ when Read(words) is { } both => new WeeklyChange(true, both.Days, both.Minute),
            _ when Read($"{words} 0:00") is { } day => new WeeklyChange(true, day.Days),
            _ when Read($"sun {words}") is { } hour => new WeeklyChange(true, Minute: hour.Minute),
            _ => null,
        };
        return change is null ? new Checked<WeeklyChange>.Refused(Refusal) : new Checked<WeeklyChange>.Kept(change);
    }

    private static ReminderPlan? Read(string words) =>
        ReminderWords.Parse(words) is Checked<ReminderPlan>.Kept { Value: { IsOn: true } plan }
        && int.PopCount((int)plan.Days) == 1
            ? plan
            : null;
}

/// <summary>A change of what comes once a week.</summary>
/// <param name="IsOn">Whether it comes from now on.</param>
/// <param name="Day">On which day; null: as before.</param>
/// <param name="Minute">At which minute of the day; null: as before.</param>
internal sealed record WeeklyChange(bool IsOn, ReminderDays? Day = null, int? Minute = null)
{
    /// <summary>The plan after it. Switched off, day and hour stay for the next time; null: it was never on, and stays so.</summary>
    public ReminderPlan? Of(ReminderPlan? before, ReminderPlan proposed)
    {
        if (!IsOn)
        {
            return before is { IsOn: true } ? before with { IsOn = false } : before;
        }
        var plan = before ?? proposed;
        return plan with { Days = Day ?? plan.Days, Minute = Minute ?? plan.Minute, IsOn = true };
    }
}
