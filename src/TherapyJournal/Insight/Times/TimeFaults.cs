namespace TherapyJournal.Insight.Times;

/// <summary>Why the words of a time name no days.</summary>
internal enum TimeFault
{
    NoSuchDay,
    DayOrMonth,
    EndsFirst,
    Apart,
    NoBirthday,
    NoSession,
    NoGoal,
    NoEntry,
    NoBeginning,
}

/// <summary>What a reader is told of a time that could not be used.</summary>
internal static class TimeFaults
{
    public static string Sentence(TimeFault? fault, string said) =>
        fault switch
        {
            TimeFault.NoSuchDay => $"\"{said}\": there is no such day, so it was not used.",
            TimeFault.DayOrMonth => $"\"{said}\" may be two days, so it was not used; 2026-11-23 is clear.",
            TimeFault.EndsFirst => $"\"{said}\" ends before it begins, so it was not used.",
            TimeFault.Apart => $"\"{said}\" are no one period, so all days were looked at.",
            TimeFault.NoBirthday => $"\"{said}\": the journal does not know that birthday, so it was not used.",
            TimeFault.NoSession => $"\"{said}\": no such session is noted, so it was not used.",
            TimeFault.NoGoal => $"\"{said}\": no goal was ever set or changed, so it was not used.",
            TimeFault.NoEntry => $"\"{said}\": there is no entry yet, so it was not used.",
            TimeFault.NoBeginning => $"\"{said}\": no beginning is noted, so it was not used.",
            _ => throw new InvalidOperationException("A fault without a sentence."),
        };
}
