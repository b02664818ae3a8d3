using TherapyJournal.App.Terminal;
using TherapyJournal.App.Web.Look;
using TherapyJournal.Insight;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>An answer as the desk shows it: each sentence leads to the words in the entry on which it rests.</summary>
/// <param name="Sentences">Those of a model, first the answer, then what speaks against it.</param>
/// <param name="Entries">The entries that are cited, with what is quoted marked.</param>
/// <param name="Passages">The entries' own words that fit best.</param>
/// <param name="By">Who wrote the sentences; null: nobody.</param>
/// <param name="Looked">What was looked at, in a sentence.</param>
public sealed record AnswerSheet(
    IReadOnlyList<AnsweredLine> Sentences,
    IReadOnlyList<CitedLine> Entries,
    IReadOnlyList<PassageLine> Passages,
    string? By,
    string Looked
)
{
    /// <summary>That the entries do not say; null: they may.</summary>
    public string? NotSaid { get; init; }

    /// <summary>What the passages are; null: there are none.</summary>
    public string? Best { get; init; }

    /// <summary>Why a model that is set up did not answer; null: it did, or there is none.</summary>
    public string? ModelFailed { get; init; }

    internal static AnswerSheet Of(JournalAnswer answer, DeskTimes times)
    {
        var all = answer.Sentences.Concat(answer.Against).ToList();
        var quoted = all.SelectMany((s, number) => s.Citations.Select(c => (Number: number, Citation: c))).ToList();
        return new AnswerSheet(
            [
                .. all.Select(
                    (s, number) =>
                        new AnsweredLine(
                            SafeText.Clean(s.Text),
                            number,
                            IsAgainst: number >= answer.Sentences.Count,
                            [.. s.Citations.Select(c => CitationOf(c, answer.Cited))]
                        )
                ),
            ],
            [.. answer.Cited.Select(e => EntryOf(e, quoted, times))],
            [
                .. answer.Passages.Select(p => new PassageLine(
                    p.EntryId,
                    times.Full(p.At),
                    [.. p.Text.Select(piece => piece with { Text = SafeText.Clean(piece.Text) })]
                )),
            ],
            answer.WrittenBy is { } model && all.Count > 0 ? WrittenBy.Of(model) : null,
            AnswerWords.Looked(answer)
        )
        {
            NotSaid = AnswerWords.NotSaid(answer),
            Best = AnswerWords.Passages(answer),
            ModelFailed = answer.ModelFailed,
        };
    }

    private static CitationLine CitationOf(Citation citation, IReadOnlyList<CitedEntry> entries) =>
        new(
            citation.Day is { } day ? AnswerWords.Day(day) : null,
            SafeText.OneLine(citation.Quotation),
            entries.FirstOrDefault(e => e.Id == citation.EntryId) is { } entry
            && PlaceIn(entry, citation.Quotation) is (var start, _)
                ? MarkedEntry.Anchor(entry.Id, start)
                : null
        );

    private static CitedLine EntryOf(
        CitedEntry entry,
        IReadOnlyList<(int Number, Citation Citation)> quoted,
        DeskTimes times
    )
    {
        var places = new (int Start, int Length)?[quoted.Count];
        for (var at = 0; at < quoted.Count; at++)
        {
            places[at] = quoted[at].Citation.EntryId == entry.Id ? PlaceIn(entry, quoted[at].Citation.Quotation) : null;
        }
        return new CitedLine(
            entry.Id,
            times.Full(entry.At),
            [
                .. MarkedEntry
                    .Of(entry.Id, entry.Text, places)
                    .Select(piece => piece with { Of = [.. piece.Of.Select(at => quoted[at].Number).Distinct()] }),
            ]
        );
    }

    // The quotation is as it stands there, see Citation.
    private static (int Start, int Length)? PlaceIn(CitedEntry entry, string quotation) =>
        entry.Text.IndexOf(quotation, StringComparison.Ordinal) is >= 0 and var start
            ? (start, quotation.Length)
            : null;
}

/// <summary>A sentence of a model.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Number">By which its quotations know it.</param>
/// <param name="IsAgainst">Whether it speaks against the answer.</param>
/// <param name="Citations">What it rests on.</param>
public sealed record AnsweredLine(string Text, int Number, bool IsAgainst, IReadOnlyList<CitationLine> Citations);

/// <summary>What a sentence rests on.</summary>
/// <param name="Day">The day of the entry; null: it stands in the words.</param>
/// <param name="Words">The quotation.</param>
/// <param name="Anchor">Where it stands on the page; null: nowhere.</param>
public sealed record CitationLine(string? Day, string Words, string? Anchor);

/// <summary>An entry that is cited.</summary>
public sealed record CitedLine(Guid Id, string At, IReadOnlyList<EntryPiece> Pieces);

/// <summary>A piece of an entry, with what was asked for lit.</summary>
public sealed record PassageLine(Guid Entry, string At, IReadOnlyList<LitText> Pieces);
