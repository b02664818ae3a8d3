namespace TherapyJournal.Insight;

/// <summary>English words that stand in nearly every text and say nothing about what it is about.</summary>
internal static class CommonWords
{
    private static readonly HashSet<string> All = new(
        """
        a about after again all also am an and any are as at be because been before being between both but by can could did do
        does doing don done down each else ever few for from had has have having he her here hers him his how i if in into is it
        its itself just ll me mine more most much must my no nor not now of off on once one only or other our ours out over own
        re s same shall she should so some such t than that the their theirs them then there these they this those through to
        too under until up us ve very was we were what when where which while who whom whose why will with would you your yours
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Whether it is one of them, in capitals or not.</summary>
    public static bool Holds(string word) => All.Contains(word);
}
