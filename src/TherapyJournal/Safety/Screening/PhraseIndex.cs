using System.Collections.Frozen;

namespace TherapyJournal.Safety.Screening;

/// <summary>Finds the rules that can begin at a place by the two words that stand there.</summary>
internal sealed class PhraseIndex<TRule>
{
    private readonly Func<TRule, Phrase> phrase;
    private readonly FrozenDictionary<string, RulesOfWord> byFirstWord;

    public PhraseIndex(IEnumerable<TRule> rules, Func<TRule, Phrase> phrase)
    {
        this.phrase = phrase;
        byFirstWord = rules
            .SelectMany(rule => phrase(rule).Openings.Select(opening => (opening.First, Rule: rule, opening.Next)))
            .GroupBy(each => each.First, each => (each.Rule, each.Next), StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => new RulesOfWord([.. group]), StringComparer.Ordinal);
    }

    /// <summary>Every rule at every word, in the order of the text; at one word in the order of the rules.</summary>
    public IEnumerable<(TRule Rule, int From, int To)> In(Word[] words)
    {
        for (var at = 0; at < words.Length; at++)
        {
            if (!byFirstWord.TryGetValue(words[at].Text, out var rules))
                continue;
            foreach (var rule in rules.Before(NextTo(words, at)))
            {
                if (phrase(rule).Match(words, at) is > 0 and var to)
                    yield return (rule, at, to);
            }
        }
    }

    private static string NextTo(Word[] words, int at) =>
        at + 1 < words.Length && words[at + 1].Sentence == words[at].Sentence ? words[at + 1].Text : "";

    /// <summary>The rules that begin with one word, sorted once the word is met.</summary>
    private sealed class RulesOfWord(IReadOnlyList<(TRule Rule, IReadOnlyCollection<string>? Next)> rules)
    {
        private readonly TRule[] beforeAnything = [.. rules.Where(each => each.Next is null).Select(each => each.Rule)];

        private readonly Lazy<Dictionary<string, TRule[]>> byNextWord = new(() =>
            rules
                .SelectMany(each => each.Next ?? [])
                .Distinct()
                .ToDictionary(
                    next => next,
                    next => rules.Where(each => each.Next?.Contains(next) ?? true).Select(each => each.Rule).ToArray(),
                    StringComparer.Ordinal
                )
        );

        public TRule[] Before(string next) => byNextWord.Value.GetValueOrDefault(next, beforeAnything);
    }
}
