using TherapyJournal.Assistants.Calls;
using TherapyJournal.Journaling;

namespace TherapyJournal.Review;

/// <summary>What models did with a record: what was sent to them, which words of theirs a therapist decided on, when the patient was told.</summary>
internal sealed record ExportedAi(
    IReadOnlyList<ExportedCall> Calls,
    IReadOnlyList<ExportedWordsAhead> WordsAhead,
    string? DisclosedAt
)
{
    public static ExportedAi Of(
        IEnumerable<(ModelCall Row, ModelCallContent Content)> calls,
        IEnumerable<(WordsAhead Row, WordsAheadContent Content)> ahead,
        IEnumerable<(Disclosure Row, DisclosureContent Content)> disclosures
    ) =>
        new(
            [.. calls.Select(c => ExportedCall.Of(c.Row, c.Content))],
            [.. ahead.Select(w => ExportedWordsAhead.Of(w.Row, w.Content))],
            disclosures.Select(d => ExportReading.Iso(d.Content.At)).LastOrDefault()
        );
}

/// <summary>One time that words left the machine.</summary>
internal sealed record ExportedCall(
    string At,
    string Step,
    string Host,
    string Model,
    IReadOnlyList<SentWords> Sent,
    ModelCallState State,
    string? Reason
)
{
    public static ExportedCall Of(ModelCall row, ModelCallContent call) =>
        new(ExportReading.Iso(row.At), call.Step, call.Host, call.Model, call.Sent, call.State, call.Reason);
}

/// <summary>A question or an answer that was written before it was said.</summary>
internal sealed record ExportedWordsAhead(
    string At,
    WordsAheadKind Kind,
    string Text,
    string? Why,
    WordsAheadState State,
    string WrittenBy,
    string? DecidedBy,
    Guid? Entry
)
{
    public static ExportedWordsAhead Of(WordsAhead row, WordsAheadContent words) =>
        new(
            ExportReading.Iso(words.At),
            words.Kind,
            words.Text,
            words.Why,
            words.State,
            words.WrittenBy,
            words.DecidedBy,
            row.EntryId
        );
}
