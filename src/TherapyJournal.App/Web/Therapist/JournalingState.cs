using NodaTime;
using TherapyJournal.Practices;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>Whether somebody journals here now, as a therapist reads it.</summary>
/// <param name="Status">As it stands.</param>
/// <param name="Said">The same in a few words, with since when.</param>
/// <param name="Means">What that means for patient and therapist.</param>
public sealed record JournalingState(PatientStatus Status, string Said, string Means)
{
    internal static JournalingState Of(PatientStandingContent standing, DeskTimes times)
    {
        return standing.Status switch
        {
            PatientStatus.Paused => new(
                standing.Status,
                $"Paused{Since(standing.PausedAt)}.",
                "No question is asked and nothing is taken in. What is here stays, and danger is still screened and told."
            ),
            PatientStatus.Ended => new(
                standing.Status,
                $"Ended{Since(standing.EndedAt)}.",
                "Nothing is taken in any more. Everything stays until it is exported or erased."
            ),
            _ when !standing.Allows(ConsentKind.Keeping) => new(
                standing.Status,
                "Active, without consent.",
                "Nothing is asked and nothing is taken in before the patient consents to the keeping of entries."
            ),
            _ => new(standing.Status, "Active.", "Questions are asked and entries are taken in."),
        };

        string Since(long? at) => at is { } since ? $" since {times.Full(since)}" : "";
    }

    /// <summary>Whether there is more to say than that all is as usual.</summary>
    internal static bool IsAsUsual(PatientStandingContent standing) =>
        standing.Status == PatientStatus.Active && standing.Allows(ConsentKind.Keeping);
}
