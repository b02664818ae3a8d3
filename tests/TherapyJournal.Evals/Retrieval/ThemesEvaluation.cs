using System.Globalization;
using NodaTime;
using TherapyJournal.Insight;
using TherapyJournal.Insight.Recurring;

namespace TherapyJournal.Evals.Retrieval;

/// <summary>`./dev eval themes --journals FILE`: how far what is found to recur agrees with what the writers themselves said that each text is about.</summary>
/// <remarks>
/// The file has the columns text and topics. All of its texts are taken for one journal, an entry a day. Cohen's kappa ("A coefficient of agreement for
/// nominal scales", 1960) is what counts: nearly every pair of a text and a topic is a no on both sides, so that bare agreement would flatter.
/// </remarks>
internal static class ThemesEvaluation
{
    /// <summary>Over all pairs of a text and a topic.</summary>
    private const double LeastKappa = 0.45;

    // What the writers' words are called here. Of any other topic a theme is found if it goes by that very word.
    private static readonly (string[] Fields, string[] Topics)[] Known =
    [
        (["field:family", "field:parenting"], ["family"]),
        (["field:work"], ["work"]),
        (["field:eating"], ["food"]),
        (["field:body"], ["exercise", "health"]),
        (["field:sleep"], ["sleep"]),
        (["field:relationships"], ["friends"]),
        (["field:partnership"], ["love"]),
        (["field:study"], ["school"]),
    ];

    public static int Run(string[] arguments)
    {
        if (arguments is not ["--journals", var path])
        {
            Console.Error.WriteLine("eval themes --journals FILE");
            return 2;
        }
        if (!File.Exists(path))
        {
            Console.Error.WriteLine($"There is no file {path}.");
            return 1;
        }
        using var file = File.OpenText(path);
        return Run(file, Console.Out);
    }

    internal static int Run(TextReader file, TextWriter page)
    {
        var texts = Csv.Read(file)
            .Select(row =>
                (Text: row.GetValueOrDefault("text", ""), Topics: TopicsIn(row.GetValueOrDefault("topics", "")))
            )
            .Where(row => row.Text.Length > 0)
            .ToList();
        var topics = texts.SelectMany(t => t.Topics).ToHashSet(StringComparer.Ordinal);
        var found = Find([.. texts.Select(t => t.Text)]);
        page.WriteLine($"{texts.Count} texts as entries of one journal, {found.Count} themes found");
        page.WriteLine(
            $"{"theme", -31}{"topics", -17}{"said", 6}{"found", 7}{"precision", 11}{"recall", 8}{"kappa", 8}"
        );
        var all = new Agreement(0, 0, 0, 0);
        foreach (var (keys, meant) in Compared(topics))
        {
            var holding = found.Where(t => keys.Contains(t.Key)).SelectMany(t => t.Days).Select(Number).ToHashSet();
            var of = Agreement.Of(texts.Select((t, at) => (t.Topics.Any(meant.Contains), holding.Contains(at))));
            page.WriteLine(Line(string.Join(' ', keys), string.Join(' ', meant), of));
            all = all.And(of);
        }
        page.WriteLine(Line("overall", "", all));
        page.WriteLine(
            $"Nobody labelled: {string.Join("; ", found.Where(t => !Compared(topics).Any(c => c.Keys.Contains(t.Key))).Select(t => $"{t.Key} ({t.Name}) {t.Entries}"))}"
        );
        if (all.Said == 0)
        {
            Console.Error.WriteLine("No text has a topic.");
            return 1;
        }
        if (all.Kappa < LeastKappa)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Kappa is below {LeastKappa:F2}."));
            return 1;
        }
        return 0;
    }

    private static IReadOnlyList<RecurringTheme> Find(IReadOnlyList<string> texts)
    {
        using var index = new JournalIndex([
            .. texts.Select((text, at) => new IndexedEntry(RetrievalEvaluation.EntryId(at), DayOf(at), text)),
        ]);
        return FindThemes
            .In(
                [
                    .. texts.Select(
                        (text, at) =>
                            new ThemeEntry(
                                RetrievalEvaluation.EntryId(at),
                                DayOf(at).AtMidnight().InUtc().ToInstant(),
                                DayOf(at),
                                text
                            )
                    ),
                ],
                index,
                goals: []
            )
            .ByRules()
            .Themes;
    }

    private static IEnumerable<(string[] Keys, string[] Topics)> Compared(IReadOnlySet<string> topics) =>
        Known
            .Select(k => (Keys: k.Fields, Topics: k.Topics.Where(topics.Contains).ToArray()))
            .Where(k => k.Topics.Length > 0)
            .Concat(
                topics
                    .Where(t => !Known.Any(k => k.Topics.Contains(t)))
                    .Order(StringComparer.Ordinal)
                    .Select(t => (Keys: new[] { $"word:{t}" }, Topics: new[] { t }))
            );

    private static LocalDate DayOf(int at) => new LocalDate(2000, 1, 1).PlusDays(at);

    private static int Number(LocalDate day) => Period.DaysBetween(DayOf(0), day);

    private static HashSet<string> TopicsIn(string topics) =>
        topics
            .ToLowerInvariant()
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet(StringComparer.Ordinal);

    private static string Line(string name, string topics, Agreement of) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{name, -31}{topics, -17}{of.Said, 6}{of.Found, 7}{of.Precision, 11:F3}{of.Recall, 8:F3}{of.Kappa, 8:F3}"
        );

    private sealed record Agreement(int Both, int SaidAlone, int FoundAlone, int Neither)
    {
        public int Said => Both + SaidAlone;

        public int Found => Both + FoundAlone;

        public double Precision => Found == 0 ? 0 : (double)Both / Found;

        public double Recall => Said == 0 ? 0 : (double)Both / Said;

        public double Kappa
        {
            get
            {
                // The same in whole numbers, so that chance alone is nought exactly.
                var (both, said, found, neither) = ((long)Both, (long)SaidAlone, (long)FoundAlone, (long)Neither);
                var of = ((both + said) * (said + neither)) + ((both + found) * (found + neither));
                return of == 0 ? 0 : 2.0 * ((both * neither) - (said * found)) / of;
            }
        }

        public static Agreement Of(IEnumerable<(bool Said, bool Found)> pairs)
        {
            var counts = pairs.CountBy(p => p).ToDictionary();
            return new Agreement(
                counts.GetValueOrDefault((true, true)),
                counts.GetValueOrDefault((true, false)),
                counts.GetValueOrDefault((false, true)),
                counts.GetValueOrDefault((false, false))
            );
        }

        public Agreement And(Agreement other) =>
            new(Both + other.Both, SaidAlone + other.SaidAlone, FoundAlone + other.FoundAlone, Neither + other.Neither);
    }
}
