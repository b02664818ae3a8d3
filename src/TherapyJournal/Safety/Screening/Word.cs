namespace TherapyJournal.Safety.Screening;

/// <summary>One word as the rules see it, and where it came from in the text as it was written.</summary>
/// <param name="Text">Folded to plain lower-case letters, spelling mended, contraction opened.</param>
/// <param name="Start">Where it begins in the original text.</param>
/// <param name="Length">How many characters of the original text it covers.</param>
/// <param name="Sentence">Phrases never reach across sentences.</param>
/// <param name="Clause">Negation never reaches across clauses.</param>
/// <param name="Paragraph">Nobody of one paragraph is the subject of the next, even where its sentence goes on.</param>
/// <param name="Quote">The number of the quotation that it stands in; 0 outside of one.</param>
internal readonly record struct Word(
    string Text,
    int Start,
    int Length,
    int Sentence,
    int Clause,
    int Paragraph,
    int Quote = 0
)
{
    /// <summary>Whether both stand in one sentence of one paragraph.</summary>
    public bool StandsWith(Word other) => Sentence == other.Sentence && Paragraph == other.Paragraph;
}
