using TherapyJournal.Accounts;
using TherapyJournal.App.Terminal;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>Lays out the whole caseload.</summary>
internal sealed class CaseloadDesk(ReadPatients patients, TimeProvider clock)
{
    /// <summary>Everybody, by name.</summary>
    public async Task<CaseloadModel> LayAsync(SignedIn person, CancellationToken cancel)
    {
        var list = await patients.CaseloadAsync(person.Therapist!, cancel); // the door lets therapists in alone
        var now = clock.Now();
        var times = new DeskTimes(now, person.TimeZone);
        return new CaseloadModel(
            [
                .. list
                    .Patients.Select(p => new CaseloadLine(
                        p.Id,
                        SafeText.OneLine(p.Profile.Name),
                        State(p.Standing),
                        p.LastEntryAt is not { } last ? "has not written yet"
                            : p.QuietDays(now) is { } days ? $"quiet for {days} days"
                            : $"wrote {times.Day(last)}",
                        p.Entries
                    ))
                    .OrderBy(p => p.Name, StringComparer.CurrentCultureIgnoreCase),
            ],
            list.Damaged
        );
    }

    private static string State(PatientStandingContent standing) =>
        standing.Status switch
        {
            PatientStatus.Paused => "paused",
            PatientStatus.Ended => "ended",
            _ when !standing.Allows(ConsentKind.Keeping) => "has not agreed to the keeping of entries",
            _ => "",
        };
}

/// <summary>The caseload.</summary>
/// <param name="Damaged">How many patients' records do not open.</param>
public sealed record CaseloadModel(IReadOnlyList<CaseloadLine> Patients, int Damaged);

/// <summary>One patient of it.</summary>
/// <param name="State">A word where it is not as usual; empty: it is.</param>
public sealed record CaseloadLine(PatientId Id, string Name, string State, string LastWrote, int Entries);
