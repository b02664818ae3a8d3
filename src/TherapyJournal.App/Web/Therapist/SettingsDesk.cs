using System.Globalization;
using TherapyJournal.Accounts;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Web.Look;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>Lays out what one patient is asked.</summary>
internal sealed class SettingsDesk(ReadPatients patients, PlanQuestion plan)
{
    private const string None = "none";

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
                Settings = Settings(view.Standing),
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

    private static IReadOnlyList<SettingLine> Settings(PatientStandingContent standing) =>
        [
            new(
                "often",
                "How many questions a week, at most",
                "A number, or none for no bound.",
                standing.PromptsPerWeek?.ToString(CultureInfo.InvariantCulture) ?? None,
                []
            ),
            new(
                "depth",
                "How deep the questions may go",
                "",
                standing.Depth.ToString(CultureInfo.InvariantCulture),
                [("1", "light ones only"), ("2", "light to middling"), ("3", "light to deep")]
            ),
            new(
                "method",
                "The method of the therapy",
                "For a model's questions; the question bank knows none.",
                standing.Method ?? None,
                [(None, None), .. Manner.Methods.Select(m => (m, m))]
            ),
            new(
                "seek",
                "Themes to seek",
                "With commas between them.",
                SafeText.OneLine(string.Join(", ", standing.ThemesToSeek)),
                []
            ),
            new(
                "avoid",
                "Themes to leave alone",
                "With commas between them.",
                SafeText.OneLine(string.Join(", ", standing.ThemesToAvoid)),
                []
            ),
        ];

    private static ReadOutcome<SettingsModel>.Refused Refused(DoorRefusal why) => new(why);
}
