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
    ) => change.RunAsync(therapist, patient, s => Decided(s, kind, give, therapist.AsAuthor), cancel);

    /// <summary>The patient decides themselves, on the text that they were shown.</summary>
    /// <param name="patient">Who decides.</param>
    /// <param name="kind">Which consent.</param>
    /// <param name="give">Whether it is given.</param>
    /// <param name="textVersion">The number of the text that they read; where a newer one holds by now nothing is given.</param>
    /// <param name="cancel">Stops before anything is saved.</param>
    public Task<ChangeStandingOutcome> ByPatientAsync(
        Reader.Patient patient,
        ConsentKind kind,
        bool give,
        int textVersion,
        CancellationToken cancel
    ) =>
        change.ByPatientAsync(
            patient,
            s =>
                give && ConsentTexts.Current(kind, s.Language).Version != textVersion
                    ? s
                    : Decided(s, kind, give, patient.AsAuthor),
            cancel
        );

    private PatientStandingContent Decided(PatientStandingContent standing, ConsentKind kind, bool give, string by) =>
        standing.Allows(kind) == give && (!give || IsOnNewestText(standing, kind))
            ? standing
            : Paused(standing, kind, give) with
            {
                Consents = [.. standing.Consents, Decision(kind, give, standing.Language, clock, by)],
            };

    // Without the keeping of entries there is nothing to ask for.
    private PatientStandingContent Paused(PatientStandingContent standing, ConsentKind kind, bool give) =>
        kind == ConsentKind.Keeping && !give && standing.Status == PatientStatus.Active
            ? standing with
            {
                Status = PatientStatus.Paused,
                PausedAt = clock.NowStored(),
            }
            : standing;

    private static bool IsOnNewestText(PatientStandingContent standing, ConsentKind kind) =>
        standing.Consents.LastOrDefault(c => c.Kind == kind)?.TextNumber
        >= ConsentTexts.Current(kind, standing.Language).Version;

    internal static ConsentDecision Decision(
        ConsentKind kind,
        bool give,
        string language,
        TimeProvider clock,
        string by
    ) => new(kind, give, $"{language}.v{ConsentTexts.Current(kind, language).Version}", clock.NowStored(), by);
}
