using TherapyJournal.Records;

namespace TherapyJournal.Practices;

/// <summary>A patient changes what they may change themselves: what comes by itself, by whose clock, and in which language.</summary>
public sealed class ChangeOwnWishes(ChangeStanding standing)
{
    /// <summary>Reminders, such as mon,wed,fri 18:00, or off. Switched off, days and hour stay for the next time.</summary>
    public Task<ChangeOwnWishOutcome> RemindersAsync(Reader.Patient patient, string words, CancellationToken cancel) =>
        ReminderWords.Parse(words) switch
        {
            Checked<ReminderPlan>.Kept { Value: var read } => PlanAsync(
                patient,
                read.IsOn,
                s => s with { Reminders = read.IsOn ? On(s.Reminders, read) : ReminderWords.Set(s.Reminders, read) },
                cancel
            ),
            Checked<ReminderPlan>.Refused refused => Unusable(refused.Sentence),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    /// <summary>The week, such as sun 18:00, on or off.</summary>
    public Task<ChangeOwnWishOutcome> WeeklyAsync(Reader.Patient patient, string words, CancellationToken cancel) =>
        WeeklyWords.Parse(words) switch
        {
            Checked<WeeklyChange>.Kept { Value: var read } => PlanAsync(
                patient,
                read.IsOn,
                s => s with { Weekly = read.Of(s.Weekly, WeeklyWords.OfPatient) },
                cancel
            ),
            Checked<WeeklyChange>.Refused refused => Unusable(refused.Sentence),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    /// <summary>Nothing comes by itself any more.</summary>
    public Task<ChangeOwnWishOutcome> NothingByItselfAsync(Reader.Patient patient, CancellationToken cancel) =>
        PlanAsync(
            patient,
            switchesOn: false,
            s => s with { Reminders = Off(s.Reminders), Weekly = Off(s.Weekly) },
            cancel
        );

    /// <summary>The clock by which times are shown and reminders come: an IANA name, or a large city.</summary>
    public Task<ChangeOwnWishOutcome> TimeZoneAsync(Reader.Patient patient, string words, CancellationToken cancel) =>
        FindTimeZone.Of(words) switch
        {
            FindTimeZoneOutcome.Found found => ChangeAsync(
                patient,
                s => s.TimeZone == found.Id ? s : s with { TimeZone = found.Id },
                cancel
            ),
            FindTimeZoneOutcome.Unknown unknown => Task.FromResult<ChangeOwnWishOutcome>(
                new ChangeOwnWishOutcome.UnknownPlace(unknown.Nearest)
            ),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    /// <summary>The language, where everything exists in it that must.</summary>
    public Task<ChangeOwnWishOutcome> LanguageAsync(Reader.Patient patient, string code, CancellationToken cancel) =>
        PatientDetails.Language(code) switch
        {
            Checked<string>.Kept { Value: var language } => ChangeAsync(
                patient,
                s => s.Language == language ? s : s with { Language = language },
                cancel
            ),
            Checked<string>.Refused refused => Unusable(refused.Sentence),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    // Whatever else stands in the way, nobody is reminded who does not want it.
    private async Task<ChangeOwnWishOutcome> PlanAsync(
        Reader.Patient patient,
        bool switchesOn,
        Func<PatientStandingContent, PatientStandingContent> change,
        CancellationToken cancel
    )
    {
        var mayNot = false;
        var outcome = await ChangeAsync(patient, s => (mayNot = switchesOn && !s.AllowsChat) ? s : change(s), cancel);
        return mayNot && outcome is ChangeOwnWishOutcome.Changed ? new ChangeOwnWishOutcome.NotNow() : outcome;
    }

    private async Task<ChangeOwnWishOutcome> ChangeAsync(
        Reader.Patient patient,
        Func<PatientStandingContent, PatientStandingContent> change,
        CancellationToken cancel
    ) =>
        await standing.ByPatientAsync(patient, change, cancel) switch
        {
            ChangeStandingOutcome.Changed changed => new ChangeOwnWishOutcome.Changed(changed.Standing),
            ChangeStandingOutcome.Refused refused => new ChangeOwnWishOutcome.Refused(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    private static ReminderPlan On(ReminderPlan? before, ReminderPlan read) =>
        before is null ? read : before with { Days = read.Days, Minute = read.Minute, IsOn = true };

    private static ReminderPlan? Off(ReminderPlan? plan) => plan is { IsOn: true } ? plan with { IsOn = false } : plan;

    private static Task<ChangeOwnWishOutcome> Unusable(string sentence) =>
        Task.FromResult<ChangeOwnWishOutcome>(new ChangeOwnWishOutcome.Unusable(sentence));
}

/// <summary>What changing a wish of one's own came to.</summary>
public abstract record ChangeOwnWishOutcome
{
    private ChangeOwnWishOutcome() { }

    public sealed record Changed(PatientStandingContent Standing) : ChangeOwnWishOutcome;

    public sealed record Unusable(string Sentence) : ChangeOwnWishOutcome;

    /// <param name="Nearest">At most three time zones that may be meant, the nearest first.</param>
    public sealed record UnknownPlace(IReadOnlyList<string> Nearest) : ChangeOwnWishOutcome;

    /// <summary>Nothing can come: the journaling is paused or has ended, or a consent is missing that it needs.</summary>
    public sealed record NotNow : ChangeOwnWishOutcome;

    public sealed record Refused(DoorRefusal Why) : ChangeOwnWishOutcome;
}
