using System.Collections.Frozen;

namespace TherapyJournal.Safety.Screening;

/// <summary>Whose words and whose wishes these are: the patient's, or somebody else's.</summary>
internal static class Speaker
{
    private const int ReachOfSubject = 7;
    private const int ReachOfAttribution = 6;
    private const int NearestAside = 3;

    private static readonly FrozenSet<string> Self = Set("i me my myself mine");

    private static readonly FrozenSet<string> Others = Set(
        """
        he she they we you u people someone somebody everyone everybody who him her them his their your others
        friend friends mum mom mother dad father parents sister brother son daughter wife husband boyfriend girlfriend
        partner uncle aunt cousin grandma grandmother grandpa grandfather colleague neighbour neighbor boss teacher
        therapist character hero actor singer man woman girl boy guy kid kids patient patients teen teens teenagers
        men women students soldiers veterans classmate roommate ex bf gf coworker
        """
    );

    private static readonly FrozenSet<string> Sayings = Set(
        """
        said says say saying told tells asked asks shouted screamed yelled whispered wrote writes sang sings sing sung
        line lines lyric lyrics song movie film book novel play poem series episode show character quote quoted quotes
        scene called titled headline read goes game meme chorus
        """
    );

    /// <summary>Inside a quotation that the words around it give to somebody else, a film or a song.</summary>
    public static bool IsQuotedFromOthers(Word[] words, int at)
    {
        var quote = words[at].Quote;
        if (quote == 0)
            return false;
        var first = at;
        while (first > 0 && words[first - 1].Quote == quote)
            first--;
        var next = at;
        while (next < words.Length && words[next].Quote == quote)
            next++;
        return GivenToOthers(words, first - ReachOfAttribution, first)
            || GivenToOthers(words, next, next + ReachOfAttribution);
    }

    /// <summary>The nearest subject before the match is somebody else, and the match itself names nobody.</summary>
    public static bool IsOfOthers(Word[] words, Match match)
    {
        for (var at = match.From; at < match.To; at++)
        {
            if (Self.Contains(words[at].Text))
                return false;
        }
        for (var at = match.From - 1; at >= 0 && at >= match.From - ReachOfSubject; at--)
        {
            if (!words[at].StandsWith(words[match.From]) || Self.Contains(words[at].Text))
                return false;
            if (words[at].Text == "else" || IsAside(words, at, match.From))
                return false;
            if (Others.Contains(words[at].Text))
                return !(
                    IsAsked(words, at)
                    || (at > 0 && words[at - 1].Text is "my" or "the" && words[at].Text is "therapist")
                );
        }
        return false;
    }

    /// <summary>"When they leave, gonna end it": in an earlier clause somebody else may be spoken of; in the same one they act.</summary>
    private static bool IsAside(Word[] words, int at, int match) =>
        words[at].Clause != words[match].Clause && match - at > NearestAside;

    /// <summary>"Can you suggest …", "does anyone know …": the readers are asked, and the wish is the asker's own.</summary>
    private static bool IsAsked(Word[] words, int at) =>
        at > 0
        && words[at].Text is "you" or "people" or "someone" or "somebody"
        && words[at - 1].Text is "can" or "could" or "would" or "will" or "please" or "do" or "did" or "have";

    private static bool GivenToOthers(Word[] words, int from, int to)
    {
        var said = false;
        for (var at = Math.Max(0, from); at < Math.Min(words.Length, to); at++)
        {
            if (words[at].Text == "i")
                return false;
            said |= Sayings.Contains(words[at].Text);
        }
        return said;
    }

    private static FrozenSet<string> Set(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
