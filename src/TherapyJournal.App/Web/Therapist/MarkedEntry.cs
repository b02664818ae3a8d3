using System.Globalization;
using TherapyJournal.App.Terminal;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>Cuts the words of an entry where quotations begin and end, so that each can be found and lit up.</summary>
internal static class MarkedEntry
{
    /// <summary>The pieces, in order; together they are the whole text.</summary>
    /// <param name="entry">Whose anchors they bear.</param>
    /// <param name="text">The words.</param>
    /// <param name="places">Of each sentence of the summary, where its quotation stands; null: nowhere.</param>
    public static IReadOnlyList<EntryPiece> Of(Guid entry, string text, IReadOnlyList<(int Start, int Length)?> places)
    {
        var cuts = places
            .OfType<(int Start, int Length)>()
            .SelectMany(p => new[] { p.Start, p.Start + p.Length })
            .Prepend(0)
            .Append(text.Length)
            .Distinct()
            .Order()
            .ToList();
        return
        [
            .. cuts.Zip(cuts.Skip(1))
                .Select(cut =>
                {
                    var (start, end) = cut;
                    IReadOnlyList<int> of =
                    [
                        .. places
                            .Index()
                            .Where(p => p.Item is { } at && at.Start <= start && end <= at.Start + at.Length)
                            .Select(p => p.Index),
                    ];
                    return new EntryPiece(
                        SafeText.Clean(text[start..end]),
                        of,
                        of.Count > 0 ? Anchor(entry, start) : null
                    );
                }),
        ];
    }

    /// <summary>Where a quotation begins.</summary>
    public static string Anchor(Guid entry, int start) =>
        string.Create(CultureInfo.InvariantCulture, $"words-{entry}-{start}");
}

/// <summary>A piece of an entry.</summary>
/// <param name="Text">The words.</param>
/// <param name="Of">The sentences of the summary that rest on it.</param>
/// <param name="Anchor">By which it is found; null: nothing rests on it.</param>
public sealed record EntryPiece(string Text, IReadOnlyList<int> Of, string? Anchor);
