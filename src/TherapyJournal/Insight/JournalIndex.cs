using NodaTime;
using TherapyJournal.Assistants;
using TherapyJournal.Insight.Meaning;
using TherapyJournal.Insight.Times;
using TherapyJournal.Storage;

namespace TherapyJournal.Insight;

/// <summary>Finds the entries of one patient that a question is about, by its words. It is in memory alone.</summary>
/// <remarks>
/// BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) over stems, and around it what helps with
/// somebody's days: an entry is read with its neighbours of the same day, a day that holds all of the question counts more than
/// one that holds a part of it, whoever is named everywhere narrows and does not weigh, and who asks for a time is shown times
/// first. Each number was chosen by `./dev eval retrieval` on one half of the public LoCoMo conversations and none by a name in them.
/// </remarks>
internal sealed partial class JournalIndex : IDisposable
{
    // A name in more than a tenth of all entries tells them apart as little as any common word.
    private const double Everywhere = 0.1;
    private const double BeginsWithName = 1.0;
    private const double HoldsName = 0.4;
    private const double OneOfSeveralNames = 0.3;

    private const double HoldsTime = 0.3;
    private const int BytesAWord = 10;

    private const string TimeWords =
        "yesterday today tonight tomorrow ago last next recently week weekend month year monday tuesday wednesday thursday friday saturday sunday "
        + "january february march april june july august september october november december morning evening summer autumn winter spring";

    private readonly IReadOnlyList<(Guid Id, LocalDate Day)> entries;
    private readonly WordIndex words;
    private readonly EntryScores scores;
    private readonly string[] firstStems;
    private readonly Dictionary<Guid, int> places;
    private readonly long wordCount;

    /// <param name="entries">In the order of their time.</param>
    public JournalIndex(IReadOnlyList<IndexedEntry> entries)
    {
        // What was written is not held.
        this.entries = [.. entries.Select(e => (e.Id, e.Day))];
        words = new WordIndex([.. entries.Select(e => Words.Parted(e.Text))]);
        var days = new int[entries.Count];
        for (var at = 1; at < entries.Count; at++)
        {
            days[at] = days[at - 1] + (entries[at].Day == entries[at - 1].Day ? 0 : 1);
        }
        var counts = entries.Select(e => (double)WordsIn(e.Text)).ToList();
        wordCount = (long)counts.Sum();
        places = entries.Select((e, at) => (e.Id, at)).ToDictionary(e => e.Id, e => e.at);
        var mean = counts.Count == 0 ? 1 : Math.Max(1, counts.Average());
        scores = new EntryScores(days, [.. counts.Select(count => count / mean)]);
        firstStems =
        [
            .. words.StemOfEach([.. entries.Select(e => FirstWord(e.Text))]).Select(stem => stem.Split('-')[0]),
        ];
    }

    /// <summary>How much memory it takes, in bytes: ten a word were measured (`./dev bench insight`), and its vectors.</summary>
    public long Bytes => (BytesAWord * wordCount) + Meaning.Bytes;

    /// <summary>The vectors of its entries; none where nobody makes any.</summary>
    public MeaningIndex Meaning { get; set; } = MeaningIndex.Empty;

    /// <summary>Where each entry stands in it.</summary>
    public IReadOnlyDictionary<Guid, int> Places => places;

    /// <summary>The day of the first entry; null: there is none.</summary>
    public LocalDate? FirstDay => entries.Count == 0 ? null : entries[0].Day;

    /// <summary>The entries that fit, the best first.</summary>
    /// <param name="question">In anybody's words.</param>
    /// <param name="most">So many at most.</param>
    public IReadOnlyList<FoundEntry> Find(string question, int most)
    {
        var asked = AskedWords.Of(question);
        var fit = Score(asked, Terms(asked));
        return Best(
            fit,
            Enumerable.Range(0, entries.Count).Where(at => fit[at] > 0).OrderByDescending(at => fit[at]),
            most
        );
    }

    /// <summary>The same of the entries that hold a word of it themselves, and every phrase, of the days that are meant. Of those that fit alike the newest comes first.</summary>
    /// <remarks>In the order of their time come first those that hold most of what was asked for.</remarks>
    /// <param name="asked">What is looked for.</param>
    /// <param name="most">So many at most.</param>
    /// <param name="isMeant">Whether a day is meant.</param>
    /// <param name="order">What comes first.</param>
    /// <param name="isQuestion">Whether a word that means nearly the same will do, and one that is in every other entry by itself will not; else any word of it is enough.</param>
    public IReadOnlyList<FoundEntry> FindHolding(
        AskedWords asked,
        int most,
        Func<LocalDate, bool> isMeant,
        AskedOrder order = AskedOrder.BestFirst,
        bool isQuestion = false
    )
    {
        var phrases = asked.Phrases.Select(phrase => words.OfPhrase(Words.Parted(phrase))).ToList();
        List<AskedTerm> terms =
        [
            .. Terms(asked),
            .. asked.Beginnings.Select(b => new AskedTerm(b + "*", IsCapital: false, words.OfBeginning(b))),
            .. phrases.Select(p => new AskedTerm("", IsCapital: false, p)),
        ];
        var holding = isQuestion
            ? terms.Select(t => t.Where).Concat(asked.Words.Select(w => WhereAny(StemsMeantBy(w))))
            : terms.Select(t => t.Where);
        var held = new int[entries.Count];
        foreach (var (at, _) in holding.SelectMany(where => where))
        {
            held[at]++;
        }
        var required = phrases.ConvertAll(p => p.Select(c => c.Text).ToHashSet());
        var fit = Score(asked, terms);
        var meant = Enumerable
            .Range(0, entries.Count)
            .Where(at => held[at] > 0 && (fit[at] > 0 || !isQuestion))
            .Where(at => required.TrueForAll(p => p.Contains(at)) && isMeant(entries[at].Day));
        return Best(
            fit,
            order switch
            {
                AskedOrder.EarliestFirst => meant.OrderByDescending(at => held[at]).ThenBy(at => at),
                AskedOrder.LatestFirst => meant.OrderByDescending(at => held[at]).ThenByDescending(at => at),
                _ => meant.OrderByDescending(at => fit[at]).ThenByDescending(at => at),
            },
            most
        );
    }

    /// <summary>The stems of a text in their order.</summary>
    public IReadOnlyList<string> StemsOf(string text) => words.StemsOf(Words.Parted(text));

    /// <summary>The stem of each of many words; empty where it has none.</summary>
    public IReadOnlyList<string> StemOfEach(IReadOnlyList<string> each) => words.StemOfEach(each);

    private double[] Score(AskedWords asked, List<AskedTerm> terms)
    {
        var names = terms.FindAll(t => t.IsCapital && t.Where.Count > Everywhere * entries.Count);
        // A word that nobody has written tells nothing apart.
        var telling = terms.Except(names).Where(t => t.Where.Count > 0).ToList();
        var fit = scores.Of((telling.Count > 0 ? telling : names).Select(t => t.Where));
        AddNearlyMeant(fit, asked);
        Narrow(fit, names);
        if (asked.AsksWhen)
        {
            foreach (var at in words.StemsOf(TimeWords).SelectMany(words.Of).Select(c => c.Text).Distinct())
            {
                fit[at] *= 1 + HoldsTime;
            }
        }
        return fit;
    }

    private List<FoundEntry> Best(double[] fit, IEnumerable<int> ordered, int most) =>
        [.. ordered.Take(most).Select(at => new FoundEntry(entries[at].Id, fit[at]))];

    public void Dispose() => words.Dispose();

    private void Narrow(double[] fit, List<AskedTerm> names)
    {
        foreach (var name in names)
        {
            var weight = names.Count == 1 ? 1 : OneOfSeveralNames;
            foreach (var (at, _) in name.Where)
            {
                fit[at] *= 1 + (weight * (firstStems[at] == name.Stem ? BeginsWithName : HoldsName));
            }
        }
    }

    private static string FirstWord(string text)
    {
        var end = text.AsSpan().IndexOfAny(' ', '\n', ':');
        return end < 0 ? text : text[..end];
    }

    private static int WordsIn(string text)
    {
        var (count, inWord) = (0, false);
        foreach (var letter in text)
        {
            var belongs = char.IsLetterOrDigit(letter);
            count += belongs && !inWord ? 1 : 0;
            inWord = belongs;
        }
        return count;
    }
}
