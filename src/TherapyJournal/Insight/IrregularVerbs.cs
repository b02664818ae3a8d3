namespace TherapyJournal.Insight;

/// <summary>English verbs whose forms share no stem: who asks how somebody sleeps means also how they slept.</summary>
internal static class IrregularVerbs
{
    private const string Verbs = """
        be was were been; become became; begin began begun; bite bit bitten; break broke broken; bring brought; build built; buy bought;
        catch caught; choose chose chosen; come came; cut; deal dealt; draw drew drawn; dream dreamt dreamed; drink drank drunk;
        drive drove driven; eat ate eaten; fall fell fallen; feed fed; feel felt; fight fought; find found; flee fled; fly flew flown;
        forget forgot forgotten; forgive forgave forgiven; freeze froze frozen; get got gotten; give gave given; go went gone;
        grow grew grown; hang hung; hear heard; hide hid hidden; hold held; keep kept; know knew known; lead led; learn learnt learned;
        leave left; lend lent; lie lay lain; lose lost; make made; mean meant; meet met; pay paid; ride rode ridden; ring rang rung;
        rise rose risen; run ran; say said; see saw seen; sell sold; send sent; shake shook shaken; shine shone; sing sang sung;
        sink sank sunk; sit sat; sleep slept; slide slid; speak spoke spoken; spend spent; stand stood; steal stole stolen; stick stuck;
        swear swore sworn; sweep swept; swim swam swum; take took taken; teach taught; tear tore torn; tell told; think thought;
        throw threw thrown; understand understood; wake woke woken; wear wore worn; weep wept; win won; write wrote written
        """;

    private static readonly Dictionary<string, string[]> Forms = Verbs
        .Split(';')
        .Select(verb => verb.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .SelectMany(forms => forms.Select(form => (form, forms)))
        .ToDictionary(f => f.form, f => f.forms, StringComparer.OrdinalIgnoreCase);

    /// <summary>The forms of a word, itself among them.</summary>
    public static IReadOnlyList<string> Of(string word) =>
        Bases(word).Select(Forms.GetValueOrDefault).FirstOrDefault(forms => forms is not null) is { } known
            ? [word, .. known.Where(f => !f.Equals(word, StringComparison.OrdinalIgnoreCase))]
            : [word];

    // "Sleeps", "writing" and "sitting" are found by their stem; their past is that of "sleep", "write" and "sit".
    private static IEnumerable<string> Bases(string word)
    {
        yield return word;
        if (word.EndsWith('s'))
        {
            yield return word[..^1];
        }
        if (word.EndsWith("ing", StringComparison.OrdinalIgnoreCase) && word.Length > 4)
        {
            yield return word[..^3];
            yield return word[..^3] + "e";
            yield return word[..^4];
        }
    }
}
