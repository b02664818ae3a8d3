using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>One patient as their therapist reads them.</summary>
public sealed record PatientModel
{
    public required PatientId Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Whether they journal here now; null: as usual.</summary>
    public JournalingState? Standing { get; init; }

    /// <summary>The next appointment; null: none is noted.</summary>
    public string? NextSession { get; init; }

    /// <summary>When they wrote last, such as last wrote yesterday 23:10.</summary>
    public required string LastWrote { get; init; }

    /// <summary>By whose clock the times are, where it is not the reader's; null: it is.</summary>
    public string? Clock { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<MoodPoint> Moods { get; init; }

    /// <summary>Open ones first.</summary>
    public required IReadOnlyList<GoalLine> Goals { get; init; }

    /// <summary>Not lifted; urgent ones first.</summary>
    public required IReadOnlyList<AlertLine> Alerts { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<AlertLine> Lifted { get; init; }

    /// <summary>What waits for a decision, and whose entry is not on this page.</summary>
    public required IReadOnlyList<ProposalLine> Waiting { get; init; }

    /// <summary>The goals that the patient proposes, and nobody has settled.</summary>
    public IReadOnlyList<RequestLine> Proposed { get; init; } = [];

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<EntryLine> Entries { get; init; }

    public required int Shared { get; init; }

    /// <summary>How many entries are for the patient alone.</summary>
    public required int Private { get; init; }

    /// <summary>The last entry of the page before; null: this is the first page.</summary>
    public Guid? Before { get; init; }

    /// <summary>The last entry of this page, where older ones follow; null: none do.</summary>
    public Guid? OlderThan { get; init; }

    /// <summary>How many records of theirs do not open.</summary>
    public int Damaged { get; init; }

    /// <summary>What was sent and could not be taken; null: nothing was.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>Where their page is.</summary>
    public string Path => $"{PatientPages.Path}/{Id}";
}

/// <summary>How somebody felt, 0 to 10, and when.</summary>
public sealed record MoodPoint(string At, int Rating);

/// <summary>A goal, and what happened to it.</summary>
/// <param name="Version">By which a change sees that somebody else was faster.</param>
/// <param name="SuggestedBy">Who suggested it as it reads now; null: nobody, people put it so.</param>
/// <param name="History">Oldest first.</param>
public sealed record GoalLine(
    Guid Id,
    int Version,
    string Text,
    bool IsOpen,
    string? SuggestedBy,
    IReadOnlyList<string> History
);

/// <summary>What an assistant or the bank proposes, and a therapist decides on.</summary>
/// <param name="Kind">In the path of its forms.</param>
/// <param name="What">What it is, such as suggested goal.</param>
/// <param name="Why">The reason that the patient would read; null: none.</param>
/// <param name="Evidence">The patient's own sentences that it rests on.</param>
/// <param name="Entry">The entry after which it was written; null: none that can be seen.</param>
public sealed record ProposalLine(
    Guid Id,
    string Kind,
    string What,
    string Text,
    string? Why,
    IReadOnlyList<string> Evidence,
    string By,
    Guid? Entry
)
{
    internal const string Goals = "suggestions";
    internal const string Words = "words";
}

/// <summary>An entry beside its summary.</summary>
/// <param name="About">What is to be known of how it came; null: nothing.</param>
/// <param name="Pieces">Its words, in order, cut where a quotation begins or ends.</param>
/// <param name="Summary">Null: it is not ready yet.</param>
public sealed record EntryLine(
    Guid Id,
    string At,
    bool IsNew,
    string? About,
    IReadOnlyList<EntryPiece> Pieces,
    SummaryLine? Summary,
    IReadOnlyList<ProposalLine> Proposals
);

/// <summary>What the therapist reads of an entry.</summary>
public sealed record SummaryLine(
    IReadOnlyList<SentenceLine> Raised,
    IReadOnlyList<SentenceLine> Sentences,
    IReadOnlyList<string> Insights,
    string By
)
{
    /// <summary>How grave the alert is that its entry raised; null: none.</summary>
    public string? Level { get; init; }

    /// <summary>When it was accepted; null: it is a draft.</summary>
    public string? Accepted { get; init; }

    /// <summary>Its id, where it can be: the entry reads as it did when it was summarised.</summary>
    public Guid? MayBeAccepted { get; init; }

    /// <summary>What its reader has to know of it.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>A sentence of a summary, with what it rests on.</summary>
/// <param name="Number">Its place in the summary, from 0.</param>
/// <param name="Anchor">Where its quotation begins in the entry; null: the entry reads otherwise by now.</param>
public sealed record SentenceLine(int Number, string Text, string Quotation, string? Anchor);
