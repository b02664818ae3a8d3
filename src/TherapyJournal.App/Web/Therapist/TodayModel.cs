using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>What a therapist sees first: one row a patient, the most urgent first.</summary>
/// <param name="Day">Today, such as Tuesday, 3 November.</param>
/// <param name="Rows">Whoever has something for the therapist to look at.</param>
/// <param name="Others">How many more patients there are.</param>
/// <param name="Shut">What does not open, a sentence each: nobody may take the rest for all.</param>
public sealed record TodayModel(string Day, IReadOnlyList<TodayRow> Rows, int Others, IReadOnlyList<string> Shut)
{
    /// <summary>What was sent and could not be taken; null: nothing was.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>Of which moment it is, so that a page that stands open knows when it is old.</summary>
    public string Mark { get; init; } = "";
}

/// <summary>How soon a row wants to be looked at.</summary>
public enum TodayRank
{
    /// <summary>An urgent alert that nobody has acknowledged.</summary>
    Urgent,

    /// <summary>A concern that nobody has acknowledged.</summary>
    Concern,

    /// <summary>An alert that stands and was acknowledged.</summary>
    Acknowledged,

    /// <summary>A session of today or tomorrow.</summary>
    Session,

    /// <summary>Words that a patient reads once they are approved.</summary>
    Words,

    Request,
    New,
    Quiet,
    Goal,
}

/// <summary>One patient, and everything of them that wants to be looked at.</summary>
/// <param name="Patient">Whose row it is.</param>
/// <param name="Name">Their name, or what stands in its place.</param>
/// <param name="Rank">The most urgent of it.</param>
/// <param name="Since">Unix milliseconds; of two rows of a rank the older one comes first.</param>
/// <param name="What">What there is, a few words each, the most urgent first.</param>
public sealed record TodayRow(PatientId Patient, string Name, TodayRank Rank, long Since, IReadOnlyList<string> What)
{
    /// <summary>Whether they have a page: whoever answers in a therapist's place sees the alert alone.</summary>
    public bool HasPage { get; init; } = true;

    /// <summary>For which session the brief is that is led to, such as: for the session at 10:00; null: there is none today or tomorrow.</summary>
    public string? Brief { get; init; }

    /// <summary>Whether the therapist answers for them in somebody's place.</summary>
    public bool InTheirPlace { get; init; }

    public IReadOnlyList<AlertLine> Alerts { get; init; } = [];

    public IReadOnlyList<RequestLine> Requests { get; init; } = [];
}

/// <summary>What a patient asks of their therapist.</summary>
/// <param name="Id">By which it is settled.</param>
/// <param name="Asks">Such as asks you to call.</param>
/// <param name="At">When.</param>
/// <param name="Words">What they wrote; null: nothing.</param>
/// <param name="How">What to do about it; null: that is plain.</param>
public sealed record RequestLine(Guid Id, string Asks, string At, string? Words, string? How);
