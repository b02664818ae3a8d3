using NodaTime;
using TherapyJournal.Practices;

namespace TherapyJournal.Insight;

/// <summary>One page for a therapist who walks into a session: sentences made by rules, each with what it rests on.</summary>
/// <param name="Patient">Whose.</param>
/// <param name="Since">Why it begins on that day.</param>
/// <param name="From">The first day, by the patient's own calendar.</param>
/// <param name="Today">The last.</param>
/// <param name="Parts">Always the same, in the same order.</param>
/// <param name="Private">How many entries there are for the patient alone, in all days: those of some would tell when they were written. Nothing of them is in it.</param>
public sealed record Brief(
    PatientView Patient,
    BriefBegin Since,
    LocalDate From,
    LocalDate Today,
    IReadOnlyList<BriefPart> Parts,
    int Private
);

/// <summary>Since when somebody wants to know.</summary>
public abstract record BriefSince
{
    private BriefSince() { }

    /// <summary>The last session that was held, that day included; where none was, <see cref="ReadBrief.UsualDays"/>.</summary>
    public sealed record LastSession : BriefSince;

    /// <summary>A day, included.</summary>
    public sealed record Day(LocalDate First) : BriefSince;
}

/// <summary>Why a brief begins on its first day.</summary>
public enum BriefBegin
{
    /// <summary>A session was held on it.</summary>
    LastSession,

    /// <summary>No session is known to have been held.</summary>
    UsualDays,

    /// <summary>Somebody asked for that day.</summary>
    Day,
}

/// <summary>What a part is about.</summary>
public enum BriefPartKind
{
    Changed,
    Hard,
    Helped,
    Goals,
    Risk,
    Open,
}

/// <summary>A part of it.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Sentences">So many as have room on the page.</param>
/// <param name="More">How many had none.</param>
/// <param name="None">What is said where there is no sentence.</param>
public sealed record BriefPart(BriefPartKind Kind, IReadOnlyList<BriefSentence> Sentences, int More, string None);

/// <summary>A sentence and what it rests on.</summary>
/// <param name="Text">What the program counted or compared; null: the quotation speaks for itself.</param>
/// <param name="Grounds">At least one.</param>
public sealed record BriefSentence(string? Text, IReadOnlyList<BriefGround> Grounds);

/// <summary>What kind of record a sentence rests on.</summary>
public enum BriefGroundKind
{
    Entry,
    Rating,
    Goal,
    Alert,
    Request,
}

/// <summary>A record on which a sentence rests.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Day">Its day, by the patient's own calendar.</param>
/// <param name="EntryId">The entry; null: it is another record.</param>
/// <param name="Quotation">Of an entry a whole sentence of it, exactly as it stands there; of another record what it says; null: there was no room for it.</param>
public sealed record BriefGround(BriefGroundKind Kind, LocalDate Day, Guid? EntryId, string? Quotation);
