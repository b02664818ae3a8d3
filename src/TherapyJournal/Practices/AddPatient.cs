using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>Takes a patient into a therapist's caseload, with a key of their own.</summary>
public sealed class AddPatient(JournalStore store, PatientRecords records, Keys keys, TimeProvider clock)
{
    /// <summary>Adds the patient; consent <c>keeping</c>, attested by the therapist, unless others are named.</summary>
    public Task<AddPatientOutcome> RunAsync(NewPatient details, TherapistId therapist, CancellationToken cancel) =>
        RunAsync(details, therapist, (_, _) => { }, cancel);

    /// <summary>The same, with more that belongs to the patient added in the same transaction.</summary>
    internal async Task<AddPatientOutcome> RunAsync(
        NewPatient details,
        TherapistId therapist,
        Action<JournalDb, PatientSealer> also,
        CancellationToken cancel
    )
    {
        var (profile, standing, refusal) = Check(details, therapist);
        if (refusal is not null)
        {
            return new AddPatientOutcome.Unusable(refusal);
        }
        var patient = new PatientId(RowId.New(clock));
        await store.TransactAsync(
            db =>
            {
                also(db, Add(db, patient, profile, standing, therapist));
                return Task.CompletedTask;
            },
            cancel
        );
        return new AddPatientOutcome.Added(patient, profile.Name);
    }

    /// <summary>Adds what <see cref="Check"/> let pass, inside the caller's transaction; what is returned seals more of this patient in it.</summary>
    internal PatientSealer Add(
        JournalDb db,
        PatientId patient,
        PatientContent profile,
        PatientStandingContent standing,
        TherapistId therapist
    )
    {
        var sealer = records.NewPatient(db, patient);
        var row = new Patient { Id = sealer.Patient.Value, NameHash = FindPatient.NameHash(keys, profile.Name) };
        sealer.Seal(row, profile);
        var standingRow = new PatientStanding { Id = RowId.New(clock) };
        sealer.Seal(standingRow, standing);
        var caseload = new Caseload { Id = RowId.New(clock), TherapistId = therapist };
        sealer.Seal(caseload, new CaseloadContent(clock.NowStored(), therapist.ToString()));
        db.Add(row);
        db.Add(standingRow);
        db.Add(caseload);
        return sealer;
    }

    /// <summary>What would be kept of these details, or why they cannot be kept.</summary>
    internal (PatientContent Profile, PatientStandingContent Standing, string? Refusal) Check(
        NewPatient details,
        TherapistId therapist
    )
    {
        string? refusal = null;
        var profile = new PatientContent(Keep(PatientDetails.Name(details.Name)) ?? "")
        {
            Born = details.Born is { } born ? Keep(PatientDetails.Born(born, clock)) : null,
            Contact = details.Contact is { } contact ? Keep(PatientDetails.Contact(contact)) : null,
        };
        var language = details.Language is { } spoken ? Keep(PatientDetails.Language(spoken)) ?? "en" : "en";
        var standing = new PatientStandingContent
        {
            Country = details.Country is { } country ? Keep(PatientDetails.Country(country)) : null,
            TimeZone = details.TimeZone is { } zone ? Keep(PatientDetails.TimeZone(zone)) ?? "UTC" : "UTC",
            Language = language,
            Consents =
            [
                .. details
                    .Consents.Distinct()
                    .Select(kind => DecideConsent.Decision(kind, true, language, clock, $"therapist:{therapist}")),
            ],
        };
        return (profile, standing, refusal);

        string? Keep(Checked<string> value)
        {
            if (value is Checked<string>.Kept kept)
            {
                return kept.Value;
            }
            refusal ??= ((Checked<string>.Refused)value).Sentence;
            return null;
        }
    }
}

/// <summary>What is known of a new patient; only the name is needed.</summary>
public sealed record NewPatient(string Name)
{
    public string? Born { get; init; }
    public string? Contact { get; init; }
    public string? Country { get; init; }
    public string? TimeZone { get; init; }
    public string? Language { get; init; }
    public IReadOnlyList<ConsentKind> Consents { get; init; } = [ConsentKind.Keeping];
}

/// <summary>What adding a patient came to.</summary>
public abstract record AddPatientOutcome
{
    private AddPatientOutcome() { }

    public sealed record Added(PatientId Id, string Name) : AddPatientOutcome;

    public sealed record Unusable(string Sentence) : AddPatientOutcome;
}
