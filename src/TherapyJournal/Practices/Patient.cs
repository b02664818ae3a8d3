using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>The person who journals.</summary>
public sealed class Patient : PatientRow<PatientContent>
{
    [StoredReadable(
        "a keyed hash of the name, so that a patient can be found by exact name without opening the others"
    )]
    public byte[] NameHash { get; set; } = [];

    [StoredReadable("when an erasure that was asked for is carried out; until then the patient is hidden")]
    public long? EraseDue { get; set; }

    public override string Label => "patient";

    public override string Bound => $"{Convert.ToHexString(NameHash)}|{EraseDue}";

    public override JsonTypeInfo<PatientContent> Shape => PracticesJson.Default.PatientContent;
}

/// <summary>Who a patient is.</summary>
public sealed record PatientContent(string Name)
{
    /// <summary>Date of birth, ISO 8601 (yyyy-MM-dd).</summary>
    public string? Born { get; init; }

    /// <summary>How the practice reaches them, in its own words.</summary>
    public string? Contact { get; init; }

    /// <summary>Who they were in the prototype of 2023; null: they did not come from there.</summary>
    public PrototypeOrigin? Prototype { get; init; }

    /// <summary>What was said of what stays, when the erasure that waits was asked for; null: none waits, or nothing stays.</summary>
    public AnnouncedKeeping? Told { get; init; }
}

/// <summary>Where a patient stood in the prototype's file.</summary>
/// <param name="Number">Their <c>patient_id</c>.</param>
/// <param name="CreatedAt">When they were recorded there, as it stood in the file: local time without a zone; null: not said.</param>
/// <param name="EntriesTaken">Whether the file's entries were taken over: that is done once, or one that was taken back would return.</param>
public sealed record PrototypeOrigin(long Number, string? CreatedAt, bool EntriesTaken);

/// <summary>How things stand with a patient: what the program itself must know to serve them. It holds no words.</summary>
public sealed class PatientStanding : PatientRow<PatientStandingContent>
{
    internal const string Name = "patient-standing";

    public override string Label => Name;

    public override JsonTypeInfo<PatientStandingContent> Shape => PracticesJson.Default.PatientStandingContent;
}

/// <summary>Whether somebody journals here now.</summary>
public enum PatientStatus
{
    Active,
    Paused,
    Ended,
}

/// <summary>Status, place, language and consents of a patient.</summary>
public sealed record PatientStandingContent
{
    public PatientStatus Status { get; init; } = PatientStatus.Active;

    /// <summary>When the treatment ended, Unix milliseconds; null: it has not, or that was not noted yet.</summary>
    public long? EndedAt { get; init; }

    /// <summary>Since when they pause, Unix milliseconds; null: they do not, or that was not noted yet.</summary>
    public long? PausedAt { get; init; }

    /// <summary>IANA time zone.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>ISO 639-1.</summary>
    public string Language { get; init; } = "en";

    /// <summary>ISO 3166-1 alpha-2; null: unknown, and no number is guessed.</summary>
    public string? Country { get; init; }

    /// <summary>How deep the questions may go: 1 light to 3 deep.</summary>
    public int Depth { get; init; } = 3;

    /// <summary>How many questions a week are asked unasked for; null: no bound.</summary>
    public int? PromptsPerWeek { get; init; }

    /// <summary>The method of the therapy, for a model's questions; null: none.</summary>
    public string? Method { get; init; }

    /// <summary>How a model's words sound; null: as its instructions say.</summary>
    public string? Tone { get; init; }

    /// <summary>Whether an entry is answered with a reflection.</summary>
    public bool Reflections { get; init; } = true;

    public IReadOnlyList<string> ThemesToSeek { get; init; } = [];

    public IReadOnlyList<string> ThemesToAvoid { get; init; } = [];

    /// <summary>When they are reminded in their chat; null: nobody ever asked for it.</summary>
    public ReminderPlan? Reminders { get; init; }

    /// <summary>When their week is offered to them in their chat; null: nobody ever asked for it.</summary>
    public ReminderPlan? Weekly { get; init; }

    /// <summary>Where their clock goes; UTC where the name is unknown to this program.</summary>
    [JsonIgnore]
    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb.GetZoneOrNull(TimeZone) ?? DateTimeZone.Utc;

    /// <summary>Every decision about consent ever made, oldest first.</summary>
    public IReadOnlyList<ConsentDecision> Consents { get; init; } = [];

    /// <summary>Whether the last decision on this kind was to give it.</summary>
    public bool Allows(ConsentKind kind) => Consents.LastOrDefault(c => c.Kind == kind) is { Given: true };

    /// <summary>Whether anything may be kept of what is said in their chat, so that something may come there by itself too.</summary>
    [JsonIgnore]
    public bool AllowsChat =>
        Status == PatientStatus.Active && Allows(ConsentKind.Keeping) && Allows(ConsentKind.Telegram);

    /// <summary>Whether they agreed that a model reads entries for danger: said since the second text of the consent, and not covered by the first.</summary>
    public bool AllowsModelScreen =>
        Consents.LastOrDefault(c => c.Kind == ConsentKind.Model) is { Given: true, TextNumber: >= 2 };

    /// <summary>Whether they agreed that a model answers their therapist's questions about what they wrote: said since the third text of the consent.</summary>
    [JsonIgnore]
    public bool AllowsModelAnswers =>
        Consents.LastOrDefault(c => c.Kind == ConsentKind.Model) is { Given: true, TextNumber: >= 3 };

    /// <summary>Whether a model's words may reach this patient, however long ago they were written: both must hold when they are said.</summary>
    public bool AllowsModelWords(AiToPatient policy) => Allows(ConsentKind.Model) && policy != AiToPatient.Never;
}

/// <summary>One decision on one consent: which text, when, and who attested it.</summary>
/// <param name="Kind">Which consent.</param>
/// <param name="Given">Given or withdrawn.</param>
/// <param name="TextVersion">The version of the consent text that was shown, such as en.v1.</param>
/// <param name="At">Unix milliseconds.</param>
/// <param name="By">The therapist who attested it, or the patient.</param>
public sealed record ConsentDecision(ConsentKind Kind, bool Given, string TextVersion, long At, string By)
{
    /// <summary>The number in <see cref="TextVersion"/>; 0 where it has none that can be read.</summary>
    [JsonIgnore]
    public int TextNumber =>
        int.TryParse(
            TextVersion.AsSpan(TextVersion.LastIndexOf('v') + 1),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : 0;
}

/// <summary>Says that a therapist has this patient in their caseload.</summary>
public sealed class Caseload : PatientRow<CaseloadContent>
{
    public TherapistId TherapistId { get; set; }

    public override string Label => "caseload";

    public override string Bound => TherapistId.ToString();

    public override JsonTypeInfo<CaseloadContent> Shape => PracticesJson.Default.CaseloadContent;
}

/// <summary>Since when, and who decided it.</summary>
public sealed record CaseloadContent(long Since, string By);

/// <summary>An appointment of a patient with their therapist.</summary>
public sealed class TherapySession : PatientRow<TherapySessionContent>
{
    public override string Label => "therapy-session";

    public override JsonTypeInfo<TherapySessionContent> Shape => PracticesJson.Default.TherapySessionContent;
}

/// <summary>When an appointment is: a local time in the patient's zone, ISO 8601 (yyyy-MM-dd or yyyy-MM-ddTHH:mm).</summary>
public sealed record TherapySessionContent(string When)
{
    /// <summary>Which therapists' chats were told that the brief for it is ready. A session that is moved is told of anew.</summary>
    public IReadOnlyList<Guid> ToldTo
    {
        // A row from before anybody was told has none.
        get => field ?? [];
        init;
    }
}
