using NodaTime.Text;
using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>What the page of a patient's appointments shows.</summary>
/// <param name="Patient">Whose.</param>
/// <param name="Name">What they are called.</param>
/// <param name="Zone">By whose clock they are (IANA).</param>
/// <param name="ToCome">From today on, the next first.</param>
/// <param name="Past">The newest first.</param>
/// <param name="Typed">What stands in the fields of a new one.</param>
public sealed record SessionsModel(
    PatientId Patient,
    string Name,
    string Zone,
    IReadOnlyList<SessionLine> ToCome,
    IReadOnlyList<SessionLine> Past,
    TypedAppointment Typed
)
{
    /// <summary>So many rows do not open.</summary>
    public int Damaged { get; init; }

    /// <summary>The patient's own page.</summary>
    public string Desk => $"{PatientPages.Path}/{Patient}";

    /// <summary>Where this page is.</summary>
    public string Path => $"{Desk}/{SessionNotesPages.Name}";
}

/// <summary>An appointment in a list.</summary>
/// <param name="Id">By which its page is found.</param>
/// <param name="When">As people read it.</param>
/// <param name="Beginning">How the reader's notes on it begin; empty: there are none.</param>
/// <param name="IsToCome">Today or later.</param>
public sealed record SessionLine(Guid Id, string When, string Beginning, bool IsToCome);

/// <summary>A day and a time as somebody typed them.</summary>
public sealed record TypedAppointment(string Day, string Time)
{
    /// <summary>Why they could not be taken; null: they were, or nothing was typed yet.</summary>
    public string? Problem { get; init; }

    /// <summary>One that is kept.</summary>
    internal static TypedAppointment Of(string when) =>
        when.Split('T') is [var day, var time] ? new(day, time) : new(when, "");

    /// <summary>As the use case takes them.</summary>
    internal string Together => $"{Day} {Time}".Trim();

    /// <summary>The kind of field that shows again what was typed: a browser's own field for days would be empty where it is no day.</summary>
    public string DayField => Day.Length == 0 || LocalDatePattern.Iso.Parse(Day).Success ? "date" : "text";

    /// <inheritdoc cref="DayField"/>
    public string TimeField =>
        Time.Length == 0 || LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(Time).Success ? "time" : "text";
}

/// <summary>What the page of one appointment shows.</summary>
/// <param name="Patient">Whose.</param>
/// <param name="Name">What they are called.</param>
/// <param name="Id">Which appointment.</param>
/// <param name="When">As people read it.</param>
/// <param name="Number">The version of the notes that was read; 0: there are none.</param>
/// <param name="Kept">As they stand; null: none were ever written.</param>
/// <param name="Earlier">How they read before, the newest first.</param>
public sealed record SessionNotesModel(
    PatientId Patient,
    string Name,
    Guid Id,
    string When,
    int Number,
    NotesVersion? Kept,
    IReadOnlyList<NotesVersion> Earlier
)
{
    /// <summary>What stands in the field.</summary>
    public required string Typed { get; init; }

    /// <summary>What stands in the fields by which it is moved.</summary>
    public required TypedAppointment Moved { get; init; }

    /// <summary>By whose clock it is (IANA).</summary>
    public required string Zone { get; init; }

    /// <summary>Whether it was sent and not kept, so that what is kept is another.</summary>
    public bool IsAgain { get; init; }

    public string? Problem { get; init; }

    /// <summary>So many earlier versions do not open.</summary>
    public int Damaged { get; init; }

    /// <summary>Where all appointments stand.</summary>
    public string All => $"{PatientPages.Path}/{Patient}/{SessionNotesPages.Name}";

    /// <summary>Where this page is.</summary>
    public string Path => $"{All}/{Id}";
}

/// <summary>Notes as they read from a time on.</summary>
/// <param name="Text">The words.</param>
/// <param name="Since">As somebody at a desk says it.</param>
/// <param name="On">With its day, for a sheet of paper.</param>
public sealed record NotesVersion(string Text, string Since, string On);
