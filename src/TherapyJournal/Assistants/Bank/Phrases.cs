namespace TherapyJournal.Assistants.Bank;

/// <summary>Counts how often groups of words and phrases occur in a text, in one pass over its words.</summary>
internal sealed class Phrases
{
    private readonly Dictionary<string, List<(string[] Words, int Group)>> byFirstWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byStem = new(StringComparer.Ordinal);
    private readonly int groups;
    private readonly int shortestStem = int.MaxValue;
    private readonly int longestStem;

    public Phrases(IReadOnlyList<IReadOnlyList<string>> groups)
    {
        this.groups = groups.Count;
        for (var group = 0; group < groups.Count; group++)
        {
            foreach (var phrase in groups[group])
            {
                var words = phrase.Split(' ');
                if (words is [[.. var stem, '*']])
                {
                    Add(byStem, stem, group);
                    shortestStem = Math.Min(shortestStem, stem.Length);
                    longestStem = Math.Max(longestStem, stem.Length);
                }
                else
                {
                    Add(byFirstWord, words[0], (words, group));
                }
            }
        }
    }

    /// <summary>How often each group occurs among the words, in the order of the groups.</summary>
    public int[] Count(IReadOnlyList<string> words)
    {
        var counts = new int[groups];
        for (var at = 0; at < words.Count; at++)
        {
            CountStems(words[at], counts);
            foreach (var (phrase, group) in byFirstWord.GetValueOrDefault(words[at]) ?? [])
            {
                counts[group] += StandsAt(words, at, phrase) ? 1 : 0;
            }
        }

        return counts;
    }

    /// <summary>Whether any phrase begins with this word.</summary>
    public bool BeginWith(string word) => byFirstWord.ContainsKey(word) || StemsOf(word).Any();

    /// <summary>Of the phrases that stand at a place, the longest of each group: how many words it has.</summary>
    public IReadOnlyDictionary<int, int> At(IReadOnlyList<string> words, int at)
    {
        var found = StemsOf(words[at]).SelectMany(stem => byStem[stem]).Distinct().ToDictionary(g => g, _ => 1);
        foreach (var (phrase, group) in byFirstWord.GetValueOrDefault(words[at]) ?? [])
        {
            if (StandsAt(words, at, phrase))
            {
                found[group] = Math.Max(found.GetValueOrDefault(group), phrase.Length);
            }
        }

        return found;
    }

    private IEnumerable<string> StemsOf(string word) =>
        Enumerable
            .Range(shortestStem, Math.Max(0, Math.Min(longestStem, word.Length) - shortestStem + 1))
            .Select(length => word[..length])
            .Where(byStem.ContainsKey);

    private static void Add<T>(Dictionary<string, List<T>> index, string key, T value)
    {
        if (!index.TryGetValue(key, out var values))
        {
            index[key] = values = [];
        }

        values.Add(value);
    }

    private void CountStems(string word, int[] counts)
    {
        var stems = byStem.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = shortestStem; length <= Math.Min(longestStem, word.Length); length++)
        {
            if (stems.TryGetValue(word.AsSpan(0, length), out var found))
            {
                found.ForEach(group => counts[group]++);
            }
        }
    }

    private static bool StandsAt(IReadOnlyList<string> words, int at, string[] phrase)
    {
        if (at + phrase.Length > words.Count)
        {
            return false;
        }

        for (var i = 1; i < phrase.Length; i++)
        {
            var (wanted, word) = (phrase[i], words[at + i]);
            if (wanted is [.. var stem, '*'] ? !word.StartsWith(stem, StringComparison.Ordinal) : word != wanted)
            {
                return false;
            }
        }

        return true;
    }
}
