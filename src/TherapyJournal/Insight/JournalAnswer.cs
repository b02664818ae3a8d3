using NodaTime;

namespace TherapyJournal.Insight;

/// <summary>What a question came to.</summary>
/// <param name="Kind">What kind of answer it is.</param>
/// <param name="Looked">What was looked at.</param>
/// <param name="Sentences">Of a model, each verified; none where the kind is another.</param>
/// <param name="Against">What was written that speaks against them, of a model too, each verified.</param>
/// <param name="Passages">The entries' own words that fit best; beside an answer of a model, none.</param>
/// <param name="WrittenBy">The model; null: none wrote any of it.</param>
public sealed record JournalAnswer(
    AnswerKind Kind,
    LookedAt Looked,
    IReadOnlyList<AnsweredSentence> Sentences,
    IReadOnlyList<AnsweredSentence> Against,
    IReadOnlyList<AnswerPassage> Passages,
    string? WrittenBy
)
{
    /// <summary>Sentences that say how a time in the question was understood; empty: none was named.</summary>
    public IReadOnlyList<string> Understood { get; init; } = [];

    /// <summary>The entries that are cited, whole, in the order of their time.</summary>
    public IReadOnlyList<CitedEntry> Cited { get; init; } = [];

    /// <summary>Whether any entry that was looked at holds a word of the question.</summary>
    public bool HoldsWords { get; init; } = true;

    /// <summary>Whether passages were also found by their meaning, and may hold no word of the question.</summary>
    public bool ByMeaning { get; init; }

    /// <summary>How many sentences of a model were left out because they could not be verified.</summary>
    public int Dropped { get; init; }

    /// <summary>Why a model that is set up did not answer, in a sentence; null: it did, or there is none.</summary>
    public string? ModelFailed { get; init; }
}

/// <summary>What kind of answer it is.</summary>
public enum AnswerKind
{
    /// <summary>Sentences of a model, each with its quotation.</summary>
    Answered,

    /// <summary>Passages that hold what was asked for; nobody has read whether they answer it.</summary>
    Passages,

    /// <summary>The entries do not say; passages stand beside it only as what comes nearest.</summary>
    NotSaid,
}

/// <summary>What was looked at for an answer.</summary>
/// <param name="From">The day of the first entry of it, by the patient's own calendar; null: there is none.</param>
/// <param name="Until">The day of the last.</param>
/// <param name="Entries">How many entries; of these, those that fit were read.</param>
public sealed record LookedAt(LocalDate? From, LocalDate? Until, int Entries);

/// <summary>A sentence and what it rests on.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Citations">At least one.</param>
public sealed record AnsweredSentence(string Text, IReadOnlyList<Citation> Citations);

/// <summary>Where a sentence comes from. The program has found the quotation there.</summary>
/// <param name="EntryId">The entry; null: a rating, or the history of a goal.</param>
/// <param name="Day">The entry's day; null: it stands in the quotation.</param>
/// <param name="Quotation">Whole sentences of the entry, or a line of a series.</param>
public sealed record Citation(Guid? EntryId, LocalDate? Day, string Quotation);

/// <summary>An entry that is cited.</summary>
/// <param name="Id">Which.</param>
/// <param name="At">The time that it bears.</param>
/// <param name="Text">As the patient wrote it.</param>
public sealed record CitedEntry(Guid Id, Instant At, string Text);

/// <summary>A piece of an entry, in its own words.</summary>
/// <param name="EntryId">The entry.</param>
/// <param name="At">The time that it bears.</param>
/// <param name="Text">Whole sentences, with the words that were asked for lit.</param>
public sealed record AnswerPassage(Guid EntryId, Instant At, IReadOnlyList<LitText> Text);
