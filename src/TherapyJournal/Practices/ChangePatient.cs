using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>Changes one thing that is known of a patient: zone, country, language, name, therapist, how deep, themes; pauses, resumes, ends.</summary>
public sealed class ChangePatient(
    JournalStore store,
    PatientRecords records,
    Keys keys,
    ChangeStanding standing,
    Therapists therapists,
    TimeProvider clock
)
{
    /// <summary>The keys that <see cref="SetAsync"/> knows.</summary>
    public static IReadOnlyList<string> Known { get; } =
    ["name", "born", "contact", "timezone", "country", "language", "depth", "seek", "avoid", "therapist"];

    /// <summary>Sets one value; an empty one clears what may be empty.</summary>
    public Task<ChangePatientOutcome> SetAsync(
        Reader.Therapist therapist,
        PatientId patient,
        string key,
        string value,
        CancellationToken cancel
    ) =>
        key.ToLowerInvariant() switch
        {
            "name" => ProfileAsync(
                therapist,
                patient,
                PatientDetails.Name(value),
                (p, v) => p with { Name = v },
                cancel
            ),
            "born" => ProfileAsync(
                therapist,
                patient,
                PatientDetails.Born(value, clock),
                (p, v) => p with { Born = v },
                cancel
            ),
            "contact" => ProfileAsync(
                therapist,
                patient,
                PatientDetails.Contact(value),
                (p, v) => p with { Contact = v },
                cancel
            ),
            "timezone" => StandAsync(
                therapist,
                patient,
                PatientDetails.TimeZone(value),
                (s, v) => s with { TimeZone = v },
                cancel
            ),
            "country" when value.Trim().Length == 0 => StandAsync(
                therapist,
                patient,
                new Checked.Kept(""),
                (s, _) => s with { Country = null },
                cancel
            ),
            "country" => StandAsync(
                therapist,
                patient,
                PatientDetails.Country(value),
                (s, v) => s with { Country = v },
                cancel
            ),
            "language" => StandAsync(
                therapist,
                patient,
                PatientDetails.Language(value),
                (s, v) => s with { Language = v },
                cancel
            ),
            "depth" => StandAsync(
                therapist,
                patient,
                PatientDetails.Depth(value),
                (s, v) => s with { Depth = int.Parse(v, CultureInfo.InvariantCulture) },
                cancel
            ),
            "seek" => StandAsync(
                therapist,
                patient,
                new Checked.Kept(value),
                (s, v) => s with { ThemesToSeek = Themes(v) },
                cancel
            ),
            "avoid" => StandAsync(
                therapist,
                patient,
                new Checked.Kept(value),
                (s, v) => s with { ThemesToAvoid = Themes(v) },
                cancel
            ),
            "therapist" => MoveAsync(therapist, patient, value, cancel),
            _ => Task.FromResult<ChangePatientOutcome>(
                new ChangePatientOutcome.Unusable(
                    $"There is no setting '{key}'. There are: {string.Join(", ", Known)}."
                )
            ),
        };

    /// <summary>Pauses, resumes or ends the journaling.</summary>
    public Task<ChangePatientOutcome> SetStatusAsync(
        Reader.Therapist therapist,
        PatientId patient,
        PatientStatus status,
        CancellationToken cancel
    ) => StandAsync(therapist, patient, s => s.Status == status ? s : s with { Status = status }, cancel);

    /// <summary>Notes an appointment in the patient's zone: yyyy-MM-dd or yyyy-MM-ddTHH:mm.</summary>
    public async Task<ChangePatientOutcome> AddSessionAsync(
        Reader.Therapist therapist,
        PatientId patient,
        string when,
        CancellationToken cancel
    )
    {
        var text = when.Trim().Replace(' ', 'T');
        var isDay = LocalDatePattern.Iso.Parse(text).Success;
        if (!isDay && !LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Success)
        {
            return new ChangePatientOutcome.Unusable("A date is written as 2026-11-24 or 2026-11-24T14:00.");
        }
        var read = await records.ReadAsync(therapist, patient, Purpose.ChangePatient, ReadPatients.FromAsync, cancel);
        if (read is not ReadOutcome<PatientView>.Open { Value: var view })
        {
            return new ChangePatientOutcome.Refused(((ReadOutcome<PatientView>.Refused)read).Why);
        }
        if (view.Sessions.Contains(text, StringComparer.Ordinal))
        {
            return new ChangePatientOutcome.Changed(view.Standing);
        }
        await store.TransactAsync(
            async db =>
            {
                if (await records.SealerAsync(db, patient, cancel) is { } sealer)
                {
                    var row = new TherapySession { Id = RowId.New(clock) };
                    sealer.Seal(row, new TherapySessionContent(text));
                    db.TherapySessions.Add(row);
                }
            },
            cancel
        );
        return new ChangePatientOutcome.Changed(view.Standing);
    }

    private async Task<ChangePatientOutcome> StandAsync(
        Reader.Therapist therapist,
        PatientId patient,
        Checked value,
        Func<PatientStandingContent, string, PatientStandingContent> set,
        CancellationToken cancel
    )
    {
        if (value is not Checked.Kept kept)
        {
            return new ChangePatientOutcome.Unusable(((Checked.Refused)value).Sentence);
        }
        return await StandAsync(therapist, patient, s => set(s, kept.Value), cancel);
    }

    private async Task<ChangePatientOutcome> StandAsync(
        Reader.Therapist therapist,
        PatientId patient,
        Func<PatientStandingContent, PatientStandingContent> set,
        CancellationToken cancel
    ) =>
        await standing.RunAsync(therapist, patient, set, cancel) switch
        {
            ChangeStandingOutcome.Changed changed => new ChangePatientOutcome.Changed(changed.Standing),
            ChangeStandingOutcome.Refused refused => new ChangePatientOutcome.Refused(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    private async Task<ChangePatientOutcome> ProfileAsync(
        Reader.Therapist therapist,
        PatientId patient,
        Checked value,
        Func<PatientContent, string, PatientContent> set,
        CancellationToken cancel
    )
    {
        if (value is not Checked.Kept kept)
        {
            return new ChangePatientOutcome.Unusable(((Checked.Refused)value).Sentence);
        }
        var read = await records.ReadAsync(therapist, patient, Purpose.ChangePatient, ReadPatients.FromAsync, cancel);
        if (read is not ReadOutcome<PatientView>.Open { Value: var view })
        {
            return new ChangePatientOutcome.Refused(((ReadOutcome<PatientView>.Refused)read).Why);
        }
        var after = set(view.Profile, kept.Value);
        await store.TransactAsync(
            async db =>
            {
                var row = await db.Patients.FirstAsync(p => p.PatientId == patient, cancel);
                if (await records.SealerAsync(db, patient, cancel) is { } sealer)
                {
                    row.NameHash = FindPatient.NameHash(keys, after.Name);
                    sealer.Seal(row, after);
                }
            },
            cancel
        );
        return new ChangePatientOutcome.Changed(view.Standing);
    }

    /// <summary>Hands the patient over to another therapist, who alone reads from then on.</summary>
    private async Task<ChangePatientOutcome> MoveAsync(
        Reader.Therapist therapist,
        PatientId patient,
        string to,
        CancellationToken cancel
    )
    {
        if (await therapists.FindActingAsync(to, cancel) is not ActingTherapistOutcome.Found { Therapist: var other })
        {
            return new ChangePatientOutcome.Unusable($"There is no therapist '{to}' here.");
        }
        var read = await records.ReadAsync(therapist, patient, Purpose.ChangePatient, ReadPatients.FromAsync, cancel);
        if (read is not ReadOutcome<PatientView>.Open { Value: var view })
        {
            return new ChangePatientOutcome.Refused(((ReadOutcome<PatientView>.Refused)read).Why);
        }
        await store.TransactAsync(
            async db =>
            {
                var rows = await db.Caseloads.Where(c => c.PatientId == patient).ToListAsync(cancel);
                if (await records.SealerAsync(db, patient, cancel) is not { } sealer)
                {
                    return;
                }
                db.Caseloads.RemoveRange(rows.Where(r => r.TherapistId != other.Id));
                if (rows.TrueForAll(r => r.TherapistId != other.Id))
                {
                    var row = new Caseload { Id = RowId.New(clock), TherapistId = other.Id };
                    sealer.Seal(row, new CaseloadContent(clock.NowStored(), therapist.Id.ToString()));
                    db.Caseloads.Add(row);
                }
            },
            cancel
        );
        return new ChangePatientOutcome.Changed(view.Standing);
    }

    private static string[] Themes(string list) =>
        [
            .. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(t => t.ToLowerInvariant()),
        ];
}

/// <summary>What changing a patient came to.</summary>
public abstract record ChangePatientOutcome
{
    private ChangePatientOutcome() { }

    public sealed record Changed(PatientStandingContent Standing) : ChangePatientOutcome;

    public sealed record Unusable(string Sentence) : ChangePatientOutcome;

    public sealed record Refused(DoorRefusal Why) : ChangePatientOutcome;
}
