using TherapyJournal.App.Terminal;
using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.App.Web.Therapist;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Web.Practice;

/// <summary>Lays out who works here, and in whose care how many are. Of a patient it knows the number alone.</summary>
internal sealed class TherapistDesk(
    Therapists therapists,
    HandOverCaseload caseload,
    PracticeSettings settings,
    TimeProvider clock
)
{
    private const string Nowhere = "called nowhere yet";

    /// <summary>A therapist who works here; null: nobody has this id.</summary>
    public async Task<TherapistListing?> FindAsync(Guid therapist, CancellationToken cancel) =>
        (await therapists.ListAsync(cancel)).FirstOrDefault(t => t.Id.Value == therapist);

    /// <summary>Everybody.</summary>
    public async Task<TherapistsModel> AllAsync(CancellationToken cancel)
    {
        var here = await therapists.ListAsync(cancel);
        var patients = await caseload.CountAsync(cancel);
        var practice = await settings.ReadAsync(cancel);
        return new TherapistsModel(
            [
                .. here.Select(t => new TherapistLine(
                        t.Id.Value,
                        SafeText.OneLine(t.Name),
                        patients.GetValueOrDefault(t.Id),
                        Called(t)
                    ))
                    .OrderBy(t => t.Name, StringComparer.CurrentCultureIgnoreCase),
            ],
            [
                .. practice.Owners.Select(o => new OwnerLine(
                    SafeText.OneLine(o.Name),
                    o.Contact.Proven is { Email: var email } ? $"called at {SafeText.OneLine(email)}" : Nowhere
                )),
            ]
        );
    }

    /// <summary>One; null: nobody here has this id. Whose holiday is over, of that it says nothing.</summary>
    public async Task<TherapistModel?> OneAsync(Guid therapist, string zone, CancellationToken cancel)
    {
        var now = clock.Now();
        var here = (await therapists.ListAsync(cancel)).Select(t => t.FromNowOn(now)).ToList();
        if (here.FirstOrDefault(t => t.Id.Value == therapist) is not { } one)
        {
            return null;
        }
        var names = await TherapistsHere.OfAsync(therapists, cancel);
        var inCare = await caseload.ListAsync(one.Id, cancel);
        var numbers = IdPrefix.Shortest(inCare.Select(p => p.Patient.Value));
        return new TherapistModel
        {
            Id = therapist,
            Name = SafeText.OneLine(one.Name),
            Called = Called(one),
            Chat = one.Chat switch
            {
                null => "no chat is linked",
                { BlockedAt: not null } => "a chat is linked, but the bot is blocked there",
                _ => "a chat is linked",
            },
            TimeZone = one.TimeZone,
            Patients =
            [
                .. inCare.Select(p => new CareLine(
                    p.Patient.Value,
                    numbers[p.Patient.Value],
                    p.EraseDue is { } due ? $"will be erased on {ZonedTime.Of(due, zone)}" : ""
                )),
            ],
            InCare = (await caseload.CountAsync(cancel)).GetValueOrDefault(one.Id),
            InTheirPlace =
            [
                .. TherapistSettings.InTheirPlace(one.Covers, one.Nights, names).Select(c => SafeText.OneLine(c.Text)),
            ],
            InPlaceOf = [.. here.SelectMany(other => CoversBy(one, other, names))],
            Others =
            [
                .. here.Where(t => t.Id.Value != therapist)
                    .Select(t => new Colleague(t.Id.Value, SafeText.OneLine(t.Name))),
            ],
        };
    }

    private static IEnumerable<string> CoversBy(TherapistListing one, TherapistListing other, TherapistNames names) =>
        TherapistSettings
            .InTheirPlace(
                other.Covers.Where(c => c.By == one.Id.Value),
                other.Nights?.By == one.Id.Value ? other.Nights : null,
                names
            )
            .Select(c => SafeText.OneLine($"In the place of {other.Name}: {c.Text}"));

    private static string Called(TherapistListing therapist) =>
        therapist.Email is { } email ? $"called at {SafeText.OneLine(email)}" : Nowhere;
}
