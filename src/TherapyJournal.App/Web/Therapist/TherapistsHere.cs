using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.Practices;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>Who did something, by name, where records hold an id.</summary>
internal static class TherapistsHere
{
    /// <summary>Of everyone who works here, or did.</summary>
    public static async Task<TherapistNames> OfAsync(Therapists therapists, CancellationToken cancel) =>
        new(await therapists.NamesInRecordsAsync(cancel));
}
