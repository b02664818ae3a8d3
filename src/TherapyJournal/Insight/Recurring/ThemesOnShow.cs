using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Calls;

namespace TherapyJournal.Insight.Recurring;

/// <summary>What a model is shown of what recurs: themes with sentences that hold them, and a few entries that hold none of them.</summary>
/// <param name="Themes">By their labels.</param>
/// <param name="Sources">The entries of which it is shown something, by their labels.</param>
internal sealed record ThemesOnShow(
    IReadOnlyDictionary<string, FoundTheme> Themes,
    IReadOnlyDictionary<string, ThemeEntry> Sources
)
{
    /// <summary>The most tokens that are sent for one question, however long the journal is; counted generously, as <see cref="TokenBudget"/> does.</summary>
    public const int MostTokens = AskRequest.MostTokens;

    private const int MostThemes = 16;
    private const int MostOthers = 8;
    private const int LongestExcerpt = 300;

    /// <summary>As much as the tokens hold: the themes in most entries first, then the newest entries that hold none of them.</summary>
    /// <param name="found">What the rules have found.</param>
    /// <param name="tokens">How many tokens some blocks come to.</param>
    /// <returns>Null: not one theme fits.</returns>
    public static (ThemesOnShow Shown, IReadOnlyList<UntrustedBlock> Blocks)? Fill(
        FoundThemes found,
        Func<IReadOnlyList<UntrustedBlock>, int> tokens
    )
    {
        var filled = new Filling(found);
        foreach (var theme in found.All.Take(MostThemes))
        {
            var more = filled.With(theme);
            if (tokens(more.Blocks()) > MostTokens)
            {
                break;
            }
            filled = more;
        }
        if (filled.Themes.Count == 0)
        {
            return null;
        }
        foreach (var entry in filled.Others().Take(MostOthers))
        {
            var more = filled.With(entry);
            if (tokens(more.Blocks()) > MostTokens)
            {
                break;
            }
            filled = more;
        }
        return (filled.Shown(), filled.Blocks());
    }

    private sealed class Filling(FoundThemes found)
    {
        public IReadOnlyList<FoundTheme> Themes { get; private init; } = [];

        // Each entry that something is shown of, with that.
        private IReadOnlyList<(ThemeEntry Entry, IReadOnlyList<string> Sentences)> Excerpts { get; init; } = [];

        public Filling With(FoundTheme theme) =>
            new(found)
            {
                Themes = [.. Themes, theme],
                Excerpts = found
                    .QuotationsOf(theme)
                    .Where(q => q.Text.Length <= LongestExcerpt)
                    .Aggregate(Excerpts, (shown, q) => Add(shown, found.Entries.First(e => e.Id == q.Entry), q.Text)),
            };

        public Filling With(ThemeEntry entry) =>
            new(found) { Themes = Themes, Excerpts = Add(Excerpts, entry, Beginning(entry.Text)) };

        /// <summary>The newest first.</summary>
        public IEnumerable<ThemeEntry> Others()
        {
            var holding = Themes.SelectMany(t => t.Places).Select(p => p.Entry).ToHashSet();
            return found
                .Entries.Index()
                .Where(e => !holding.Contains(e.Index) && Beginning(e.Item.Text).Length > 0)
                .Select(e => e.Item)
                .Reverse();
        }

        public ThemesOnShow Shown() =>
            new(
                Themes.Index().ToDictionary(t => $"t{t.Index + 1}", t => t.Item, StringComparer.Ordinal),
                Excerpts.Index().ToDictionary(e => $"e{e.Index + 1}", e => e.Item.Entry, StringComparer.Ordinal)
            );

        public IReadOnlyList<UntrustedBlock> Blocks() =>
            [
                .. Themes.Select(
                    (theme, at) => UntrustedBlock.Theme($"t{at + 1}", Said(theme), Held(theme), In(theme))
                ),
                .. Excerpts
                    .Index()
                    .OrderBy(e => e.Item.Entry.At)
                    .Select(e =>
                        UntrustedBlock.FoundEntry(
                            $"e{e.Index + 1}",
                            string.Join('\n', e.Item.Sentences),
                            e.Item.Entry.Day,
                            e.Item.Entry.Id
                        )
                    ),
            ];

        private string Said(FoundTheme theme)
        {
            var words = string.Join(", ", found.WordsOf([theme]).Select(w => w.Text));
            return theme.FieldName is { } field ? $"{words} ({field})" : words;
        }

        private static int Held(FoundTheme theme) => theme.Members[0].Entries;

        private IEnumerable<string> In(FoundTheme theme)
        {
            var holding = theme.Places.Select(p => found.Entries[p.Entry].Id).ToHashSet();
            return Excerpts.Index().Where(e => holding.Contains(e.Item.Entry.Id)).Select(e => $"e{e.Index + 1}");
        }

        private static List<(ThemeEntry Entry, IReadOnlyList<string> Sentences)> Add(
            IReadOnlyList<(ThemeEntry Entry, IReadOnlyList<string> Sentences)> shown,
            ThemeEntry entry,
            string text
        )
        {
            var more = shown.ToList();
            var at = more.FindIndex(e => e.Entry.Id == entry.Id);
            if (at < 0)
            {
                more.Add((entry, [text]));
            }
            else
            {
                more[at] = (entry, [.. more[at].Sentences.Append(text).Distinct()]);
            }
            return more;
        }

        private static string Beginning(string text)
        {
            var end = Sentences
                .Ranges(text)
                .Select(r => r.End.Value)
                .TakeWhile(e => e <= LongestExcerpt)
                .LastOrDefault();
            return text[..end].Trim();
        }
    }
}
