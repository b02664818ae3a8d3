namespace TherapyJournal.Safety.Screening;

/// <summary>What stands around a match: who speaks of whom, when, in whose words, and whether it is taken back.</summary>
internal sealed class Context
{
    /// <summary>What happened long ago is worth a line in the inbox and wakes nobody.</summary>
    private const int SeverityLongAgo = 2;

    private const int ReachOfNegation = 5;
    private const int ReachOfTime = 14;
    private const int WordsAfterTime = 2;

    private readonly Word[] words;
    private readonly (int From, int To)?[] harmless;
    private readonly bool[] negates;
    private readonly bool[] longAgo;

    public Context(Word[] words, List<Match> matches)
    {
        this.words = words;
        harmless = Harmless(matches);
        negates = Covered(matches, RuleKind.Negates);
        longAgo = Covered(matches, RuleKind.LongAgo);
        foreach (var match in matches.Where(match => match.Rule.Kind == RuleKind.NegatesNothing))
            Array.Clear(negates, match.From, match.To - match.From);
    }

    /// <summary>The highest severity that the context lets a match have: 0 when it is taken back or not the patient's.</summary>
    public int Ceiling(Match match)
    {
        if (IsHarmless(match) || IsNegated(match) || (!IsAtHand(match) && IsOfOthers(match)))
            return 0;
        if (!IsLongAgo(match))
            return 6;
        return match.Rule.Category is RiskCategory.Attempt ? SeverityLongAgo : 0;
    }

    /// <summary>Whoever a gun or a box of tablets belongs to, beside a wish to die it is within reach.</summary>
    private static bool IsAtHand(Match match) => match.Rule is { Alone: 0, Category: RiskCategory.Means };

    /// <summary>Said of, or by, somebody else.</summary>
    public bool IsOfOthers(Match match) =>
        Speaker.IsQuotedFromOthers(words, match.From) || Speaker.IsOfOthers(words, match);

    /// <summary>
    /// An idiom excuses what it touches, unless the phrase turns the whole of it round: "no longer scared of dying" is not
    /// "scared of dying".
    /// </summary>
    private bool IsHarmless(Match match)
    {
        for (var at = match.From; at < match.To; at++)
        {
            if (harmless[at] is { } idiom && !TurnsRound(match, idiom))
                return true;
        }
        return false;
    }

    private bool TurnsRound(Match match, (int From, int To) idiom) =>
        words[match.From].Text is "no" or "not" or "never" && match.From < idiom.From && idiom.To <= match.To;

    private bool IsNegated(Match match)
    {
        var clause = words[match.From].Clause;
        var sentence = words[match.From].Sentence;
        for (var at = match.From - 1; at >= 0 && at >= match.From - ReachOfNegation; at--)
        {
            if (words[at].Clause != clause || words[at].Sentence != sentence)
                return false;
            if (negates[at])
                return true;
            if (StartsAnew(at))
                return false;
        }
        return false;
    }

    /// <summary>"I am not hungry and I want to die": the second half is not taken back by the first.</summary>
    private bool StartsAnew(int at) =>
        words[at].Text is "but" or "and" or "so" or "because" or "then" or "until" or "just" or "only" or "when" or "if"
        || (
            words[at].Text == "i"
            && at > 0
            && words[at - 1].Text is not ("think" or "that" or "like" or "say" or "mean" or "believe" or "saying")
        );

    private bool IsLongAgo(Match match)
    {
        var from = Math.Max(0, match.From - ReachOfTime);
        if (!IsTold(match))
            return false;
        for (var at = from; at < match.To; at++)
        {
            if (longAgo[at] && words[at].StandsWith(words[match.From]))
                return true;
        }
        return IsLongAgoAfter(match);
    }

    /// <summary>
    /// Behind the match, a time closes the clause ("… when I was a child"); one that begins the next ("years ago we had
    /// a dog") is another story.
    /// </summary>
    private bool IsLongAgoAfter(Match match)
    {
        for (var at = match.To; at < words.Length && at < match.To + ReachOfTime; at++)
        {
            if (!words[at].StandsWith(words[match.From]))
                return false;
            if (!longAgo[at] || (at + 1 < words.Length && longAgo[at + 1]))
                continue;
            var beyond = at + WordsAfterTime + 1;
            if (beyond >= words.Length || words[beyond].Clause != words[at].Clause)
                return true;
        }
        return false;
    }

    /// <summary>Only what is told in the past can be long ago: "when I was ten he left and I want to die" is now.</summary>
    private bool IsTold(Match match)
    {
        for (var at = Math.Max(0, match.From - 4); at < match.To; at++)
        {
            if (words[at].Sentence != words[match.From].Sentence)
                continue;
            if (
                words[at].Text
                is "was"
                    or "were"
                    or "had"
                    or "did"
                    or "used"
                    or "felt"
                    or "thought"
                    or "wanted"
                    or "tried"
            )
                return true;
            if (words[at].Text is "attempted" or "took" or "cut" or "overdosed" or "wished" or "planned" or "hurt")
                return true;
            if (words[at].Text is "self" or "attempt" or "attempts")
                return true;
        }
        return false;
    }

    /// <summary>For each word the last idiom that it stands in.</summary>
    private (int From, int To)?[] Harmless(List<Match> matches)
    {
        var covered = new (int From, int To)?[words.Length];
        foreach (var match in matches)
        {
            if (match.Rule.Kind == RuleKind.Harmless)
                Array.Fill(covered, (match.From, match.To), match.From, match.To - match.From);
        }
        return covered;
    }

    private bool[] Covered(List<Match> matches, RuleKind kind)
    {
        var covered = new bool[words.Length];
        foreach (var match in matches)
        {
            if (match.Rule.Kind == kind)
                Array.Fill(covered, true, match.From, match.To - match.From);
        }
        return covered;
    }
}
