namespace TherapyJournal.Safety.Screening;

/// <summary>A rule found at a place: words <c>From</c> up to, not including, <c>To</c>.</summary>
internal readonly record struct Match(RiskRule Rule, int From, int To);

/// <summary>Finds every rule at every word, in the order of the text.</summary>
internal static class FindMatches
{
    public static List<Match> In(Word[] words)
    {
        var found = new List<Match>();
        for (var at = 0; at < words.Length; at++)
        {
            foreach (var rule in Rulebook.StartingWith(words[at].Text))
            {
                if (rule.Phrase.Match(words, at) is > 0 and var to)
                    found.Add(new Match(rule, at, to));
            }
        }
        return found;
    }
}
