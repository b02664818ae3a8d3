using NodaTime;
using TherapyJournal.Assistants;
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
    // Many short texts: how often a word is repeated and how long the text is says less than in articles.
    private const double Saturation = 0.9;
    private const double LengthMatters = 0.3;

    // What an entry takes over of those before and after it on the same day, the nearest first.
    private static readonly double[] OfEarlier = [0.5, 0.2, 0.1];
    private static readonly double[] OfLater = [0.25, 0.15, 0.1];

    private const double DayMatters = 0.4;

    // A name in more than a tenth of all entries tells them apart as little as any common word.
    private const double Everywhere = 0.1;
    private const double BeginsWithName = 1.0;
    private const double HoldsName = 0.4;
    private const double OneOfSeveralNames = 0.3;

    private const double HoldsTime = 0.3;

    private const string TimeWords =
        "yesterday today tonight tomorrow ago last next recently week weekend month year monday tuesday wednesday thursday friday saturday sunday "
        + "january february march april june july august september october november december morning evening summer autumn winter spring";

    private readonly IReadOnlyList<IndexedEntry> entries;
    private readonly WordIndex words;
    private readonly int[] days;
    private readonly double[] lengths;
    private readonly string[] firstStems;

    /// <param name="entries">In the order of their time.</param>
    public JournalIndex(IReadOnlyList<IndexedEntry> entries)
    {
        this.entries = entries;
        words = new WordIndex([.. entries.Select(e => e.Text)]);
        days = new int[entries.Count];
        for (var at = 1; at < entries.Count; at++)
        {
            days[at] = days[at - 1] + (entries[at].Day == entries[at - 1].Day ? 0 : 1);
        }
        var counts = entries.Select(e => (double)WordsIn(e.Text)).ToList();
        Size = (long)counts.Sum();
        var mean = counts.Count == 0 ? 1 : Math.Max(1, counts.Average());
        lengths = [.. counts.Select(count => count / mean)];
        firstStems = [.. entries.Select(e => words.StemsOf(FirstWord(e.Text)).FirstOrDefault(""))];
    }

    /// <summary>How many words it holds, by which its memory is reckoned.</summary>
    public long Size { get; }

    /// <summary>The entries that fit, the best first.</summary>
    /// <param name="question">In anybody's words.</param>
    /// <param name="most">So many at most.</param>
    public IReadOnlyList<FoundEntry> Find(string question, int most) => Find(question, most, _ => true);

    /// <summary>The same of the entries that hold a word of it themselves, of the days that are meant.</summary>
    public IReadOnlyList<FoundEntry> FindHolding(string question, int most, Func<LocalDate, bool> isMeant)
    {
        var holding = StemsOf(question).SelectMany(words.Of).Select(c => c.Text).ToHashSet();
        return Find(question, most, at => holding.Contains(at) && isMeant(entries[at].Day));
    }

    /// <summary>The stems of what a question asks for.</summary>
    public IReadOnlySet<string> StemsOf(string question) =>
        AskedWords.Of(question).Words.SelectMany(w => words.StemsOf(w.Text)).ToHashSet();

    /// <summary>Whether a word of a text is one of these stems.</summary>
    public bool IsOneOf(IReadOnlySet<string> stems, string word) => words.StemsOf(word).Any(stems.Contains);

    private IReadOnlyList<FoundEntry> Find(string question, int most, Func<int, bool> isMeant)
    {
        var asked = AskedWords.Of(question);
        var stems = asked
            .Words.SelectMany(w => words.StemsOf(w.Text).Select(stem => (Stem: stem, w.IsCapital)))
            .DistinctBy(s => s.Stem)
            .ToList();
        var names = stems
            .Where(s => s.IsCapital && words.Of(s.Stem).Count > Everywhere * entries.Count)
            .Select(s => s.Stem)
            .ToList();
        var telling = stems.Select(s => s.Stem).Except(names).ToList();
        var scores = Score(telling.Count > 0 ? telling : names);
        Narrow(scores, names);
        if (asked.AsksWhen)
        {
            foreach (var at in words.StemsOf(TimeWords).SelectMany(words.Of).Select(c => c.Text).Distinct())
            {
                scores[at] *= 1 + HoldsTime;
            }
        }
        return
        [
            .. Enumerable
                .Range(0, entries.Count)
                .Where(at => scores[at] > 0 && isMeant(at))
                .OrderByDescending(at => scores[at])
                .ThenBy(at => at)
                .Take(most)
                .Select(at => new FoundEntry(entries[at].Id, scores[at])),
        ];
    }

    public void Dispose() => words.Dispose();

    private double[] Score(IReadOnlyList<string> stems)
    {
        var own = new double[entries.Count];
        var ofDay = new double[entries.Count == 0 ? 0 : days[^1] + 1];
        foreach (var stem in stems)
        {
            AddWord(words.Of(stem), own, ofDay);
        }
        var scores = WithNeighbours(own);
        for (var at = 0; at < scores.Length; at++)
        {
            scores[at] += scores[at] > 0 ? DayMatters * ofDay[days[at]] : 0;
        }
        return scores;
    }

    // A day counts a word once, as its best entry has it.
    private void AddWord(IReadOnlyList<WordCount> counts, double[] own, double[] ofDay)
    {
        var rarity = RarityOf(counts.Count);
        var (day, best) = (-1, 0.0);
        foreach (var (at, times) in counts)
        {
            var length = 1 - LengthMatters + (LengthMatters * lengths[at]);
            var worth = rarity * times * (Saturation + 1) / (times + (Saturation * length));
            own[at] += worth;
            if (days[at] != day)
            {
                (day, best) = (days[at], 0);
            }
            ofDay[day] += Math.Max(0, worth - best);
            best = Math.Max(best, worth);
        }
    }

    private double[] WithNeighbours(double[] own)
    {
        var scores = (double[])own.Clone();
        for (var at = 0; at < own.Length; at++)
        {
            for (var far = 1; far <= OfEarlier.Length; far++)
            {
                scores[at] += OfEarlier[far - 1] * OnSameDay(own, at, at - far);
                scores[at] += OfLater[far - 1] * OnSameDay(own, at, at + far);
            }
        }
        return scores;
    }

    private double OnSameDay(double[] own, int at, int other) =>
        other >= 0 && other < own.Length && days[at] == days[other] ? own[other] : 0;

    private void Narrow(double[] scores, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            var weight = names.Count == 1 ? 1 : OneOfSeveralNames;
            foreach (var (at, _) in words.Of(name))
            {
                scores[at] *= 1 + (weight * (firstStems[at] == name ? BeginsWithName : HoldsName));
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
