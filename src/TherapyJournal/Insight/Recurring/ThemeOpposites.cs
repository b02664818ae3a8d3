using System.Buffers;
using TherapyJournal.Assistants;

namespace TherapyJournal.Insight.Recurring;

/// <summary>Whether a sentence that holds a theme denies it or says its opposite, by rules; where they cannot tell, it does not count.</summary>
/// <remarks>
/// A denial ("no headache", "I was not worried") stands at most three words before the theme, in the same clause. Sentences that ask or suppose
/// ("if I were not alone") deny nothing. Of a field that is no trouble by itself (family, work) and of names there is no opposite.
/// </remarks>
internal sealed class ThemeOpposites(JournalText text, ThemeCandidate theme)
{
    private const int Reach = 3;

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(",;:—–()\n");

    private static readonly HashSet<string> Troubles = Split(
        "worry rumination loneliness anger panic self-criticism avoidance habits mood"
    );

    // "Not in the mood" is none, and "could not stop thinking" is the theme itself.
    private static readonly HashSet<string> Neutral = Split("mood moods cheer up stop thinking");

    private static readonly HashSet<string> Denials = Split(
        "not no never without hardly barely less nor neither didn't don't doesn't wasn't weren't isn't aren't hadn't haven't hasn't won't kein keine keinen nicht nie ohne"
    );

    private static readonly HashSet<string> NoDenialBefore = Split("only just merely enough");

    private static readonly HashSet<string> Supposing = Split(
        "if wish whether would could should might wenn ob wäre hätte"
    );

    private static readonly Dictionary<string, string[][]> Opposites = new(StringComparer.Ordinal)
    {
        ["sleep"] = Phrases(
            "slept well|slept soundly|slept better|slept through|slept like a|slept deeply|sleep well|sleeping well|sleeping better|sleep better|good night's sleep|good sleep|asleep easily|asleep quickly|asleep at once|fell straight asleep"
        ),
        ["mood"] = Phrases("good mood|better mood|great mood|mood was good|mood was better|mood lifted|mood is good"),
        ["eating"] = Phrases("ate well|eating well|eaten well|appetite is back|appetite came back|appetite was back"),
    };

    /// <summary>Whether the sentence at a place of the theme speaks against it.</summary>
    public bool Are(ThemePlace place)
    {
        var sentence = text.Sentences[place.Entry][place.Sentence];
        var written = text.Written(place.Entry, sentence);
        var forms = Words.In(written);
        if (written.Contains('?', StringComparison.Ordinal) || forms.Exists(Supposing.Contains))
        {
            return false;
        }
        var places = Words.Places(written);
        return SaysOpposite(forms, written, places)
            || (MayBeDenied(forms, place) && IsDenied(forms, written, places, place.At));
    }

    private bool MayBeDenied(List<string> forms, ThemePlace place) =>
        theme.Kind switch
        {
            CandidateKind.Field => Troubles.Contains(theme.Field!) && !Neutral.Contains(forms[place.At]), // a field has an id
            _ => !text.Lexicon.Names[text.Sentences[place.Entry][place.Sentence].Words[place.At]],
        };

    private bool SaysOpposite(List<string> forms, string written, List<(int, int)> places)
    {
        if (theme.Field is null || !Opposites.TryGetValue(theme.Field, out var opposites))
        {
            return false;
        }
        for (var at = 0; at < forms.Count; at++)
        {
            var from = at;
            if (
                opposites.Any(o => forms.Skip(from).Take(o.Length).SequenceEqual(o))
                && !IsDenied(forms, written, places, at)
                && !forms.Take(at).TakeLast(Reach).Any(w => w is "can't" or "cannot" or "couldn't" or "rarely")
            )
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsDenied(List<string> forms, string written, List<(int Start, int End)> places, int at)
    {
        for (var before = Math.Max(0, at - Reach); before < at; before++)
        {
            if (
                Denials.Contains(forms[before])
                && !NoDenialBefore.Contains(forms[before + 1])
                && !written.AsSpan()[places[before].End..places[at].Start].ContainsAny(ClauseEnds)
            )
            {
                return true;
            }
        }
        return false;
    }

    private static HashSet<string> Split(string words) => words.Split(' ').ToHashSet(StringComparer.Ordinal);

    private static string[][] Phrases(string phrases) => [.. phrases.Split('|').Select(p => p.Split(' '))];
}
