using TherapyJournal.Accounts;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Web.Look;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>Lays out who one patient is, how their journaling stands, and what they are asked.</summary>
internal sealed class SettingsDesk(
    ReadPatients patients,
    PlanQuestion plan,
    PracticeSettings practice,
    TimeProvider clock
)
{
    /// <summary>The page, with what was sent and could not be taken.</summary>
    public async Task<ReadOutcome<SettingsModel>> LayAsync(
        SignedIn person,
        PatientId patient,
        Refusal? refusal,
        CancellationToken cancel
    )
    {
        var reader = person.Therapist!; // the door lets therapists in alone
        // First what whoever only answers in a therapist's place may not read: to them there is no page.
        var ahead = await plan.ListAsync(reader, patient, cancel);
        if (ahead is not ReadOutcome<IReadOnlyList<PlannedQuestion>>.Open { Value: var planned })
        {
            return Refused(((ReadOutcome<IReadOnlyList<PlannedQuestion>>.Refused)ahead).Why);
        }
        var who = await patients.OneAsync(reader, patient, cancel);
        if (who is not ReadOutcome<PatientView>.Open { Value: var view, DamagedRows: var damaged })
        {
            return Refused(((ReadOutcome<PatientView>.Refused)who).Why);
        }
        return new ReadOutcome<SettingsModel>.Open(
            new SettingsModel
            {
                Id = patient,
                Name = SafeText.OneLine(view.Profile.Name),
                Journaling = JournalingState.Of(view.Standing, new DeskTimes(clock.Now(), person.TimeZone)),
                ErasedAfterMonths = (await practice.ReadAsync(cancel)).Retention?.Months,
                Details = SettingFields.Details(view.Profile, view.Standing),
                Settings = SettingFields.Conversation(view.Standing),
                Planned =
                [
                    .. planned.Select(p => new PlannedLine(
                        p.Id,
                        SafeText.OneLine(p.Content.Text),
                        p.Content.Trace is null ? null : WrittenBy.Of(p.Content.WrittenBy)
                    )),
                ],
                Refusal = refusal,
            },
            damaged
        );
    }

    private static ReadOutcome<SettingsModel>.Refused Refused(DoorRefusal why) => new(why);
}
