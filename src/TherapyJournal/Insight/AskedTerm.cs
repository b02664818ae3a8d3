using TherapyJournal.Storage;

namespace TherapyJournal.Insight;

/// <summary>A stem, a beginning or a phrase that a question asks for.</summary>
/// <param name="Stem">Of a phrase: none.</param>
/// <param name="IsCapital">Whether it was written with a capital letter.</param>
/// <param name="Where">In which entries it stands.</param>
internal sealed record AskedTerm(string Stem, bool IsCapital, IReadOnlyList<WordCount> Where);
