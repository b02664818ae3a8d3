using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>Gives or withdraws one consent, on record with the version of its text. Withdrawing <c>keeping</c> pauses the patient.</summary>
public sealed class DecideConsent(ChangeStanding change, TimeProvider clock)
{
    /// <summary>Records the decision; the same decision on the same text twice is recorded once.</summary>
    public Task<ChangeStandingOutcome> RunAsync(
        Reader.Therapist therapist,
        PatientId patient,
        ConsentKind kind,
        bool give,
        CancellationToken cancel
    ) =>
        change.RunAsync(
            therapist,
            patient,
            standing =>
                standing.Allows(kind) == give && (!give || IsOnNewestText(standing, kind))
                    ? standing
                    : standing with
                    {
                        Consents = [.. standing.Consents, Decision(kind, give, standing.Language, clock, therapist.Id)],
                        Status =
                            kind == ConsentKind.Keeping && !give && standing.Status == PatientStatus.Active
                                ? PatientStatus.Paused
                                : standing.Status,
                    },
            cancel
        );

    private static bool IsOnNewestText(PatientStandingContent standing, ConsentKind kind) =>
        standing.Consents.LastOrDefault(c => c.Kind == kind)?.TextNumber
        >= ConsentTexts.Current(kind, standing.Language).Version;

    internal static ConsentDecision Decision(
        ConsentKind kind,
        bool give,
        string language,
        TimeProvider clock,
        TherapistId by
    ) =>
        new(
            kind,
            give,
            $"{language}.v{ConsentTexts.Current(kind, language).Version}",
            clock.NowStored(),
            $"therapist:{by}"
        );
}
