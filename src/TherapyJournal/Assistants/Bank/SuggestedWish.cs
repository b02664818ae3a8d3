using System.Text.RegularExpressions;

namespace TherapyJournal.Assistants.Bank;

/// <summary>A goal that the patient all but named, in their own words, with the whole sentence as evidence.</summary>
internal sealed partial record SuggestedWish(string Text, string Evidence)
{
    private const int Longest = 120;
    private const int FewestWords = 2;
    private const int MostWords = 16;

    /// <summary>The first plain wish of the entry that is no goal yet; null where there is none, and wherever the entry speaks of death or harm.</summary>
    public static SuggestedWish? In(IReadOnlyList<SentenceView> sentences, IReadOnlyList<GoalView> goals) =>
        sentences.Any(sentence => sentence.IsGrave)
            ? null
            : sentences.Select(sentence => In(sentence, goals)).FirstOrDefault(wish => wish is not null);

    private static SuggestedWish? In(SentenceView sentence, IReadOnlyList<GoalView> goals)
    {
        if (!sentence.HasWish || sentence.Text.Contains('?', StringComparison.Ordinal))
        {
            return null;
        }

        var plain = Quotation.Plain(sentence.Text);
        var match = Wish().Match(plain);
        if (!match.Success || !IsOwn(plain[..match.Index]))
        {
            return null;
        }

        var text = Trim(match.Groups["wish"].Value);
        var words = Words.In(text);
        var isPlain =
            words.Count is >= FewestWords and <= MostWords
            && text.Length <= Longest
            && !words.Exists(WishWords.Unclear.Contains)
            && !WishWords.Unfinished.Contains(words[^1])
            && WishShapes.Fit(string.Join(' ', words))
            && !goals.Any(goal => IsAlready(goal, words));
        return isPlain ? new SuggestedWish(text, sentence.Text) : null;
    }

    private static bool IsOwn(string before) =>
        before.Count(c => c == '"') % 2 == 0 && !Words.In(before).TakeLast(4).Any(WishWords.Unplain.Contains);

    private static string Trim(string wish)
    {
        var end = WishEnd().Match(wish);
        return (end.Success ? wish[..end.Index] : wish).Trim();
    }

    private static bool IsAlready(GoalView goal, List<string> words)
    {
        var content = SentenceView.ContentOf(words);
        var all = words.ToHashSet(StringComparer.Ordinal);
        var goalWords = Words.In(goal.Name);
        var shared = content.Count(goal.Content.Contains);
        var smaller = Math.Min(content.Count, goal.Content.Count);
        return (smaller > 0 && shared * 2 >= smaller + 1) || goalWords.TrueForAll(all.Contains);
    }

    [GeneratedRegex(
        @"\b(?:i(?:'d| would) (?:(?:really|so|just|still) )?(?:like|love) to|i (?:(?:really|so|just|still) )?want to|i (?:(?:really|so|just|still) )?wish i (?:could|were able to|was able to)|my goal (?:is|would be) to|i (?:really )?need to) (?<wish>.+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Wish();

    [GeneratedRegex(
        @"[.,;:!…—–(""]| (?:but|because|so that|even though|although|though|if|since|until|before|whenever|as if|as though|like i|and then|and i|or) ",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex WishEnd();
}
