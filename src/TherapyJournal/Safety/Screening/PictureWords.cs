using System.Collections.Frozen;
using System.Text;

namespace TherapyJournal.Safety.Screening;

/// <summary>
/// Reads a picture that stands in the place of a word: a skull in "to … myself" is "kill", a coffin after "want to" is "die",
/// a knife is a knife. Anywhere else a skull says nothing, since behind a joke it is laughter.
/// </summary>
internal static class PictureWords
{
    private const string Skull = "\U0001F480";
    private const string Bones = "\u2620";
    private const string Coffin = "\u26B0";
    private const string Gravestone = "\U0001FAA6";
    private const string Knife = "\U0001F52A";
    private const string Dagger = "\U0001F5E1";
    private const string Pistol = "\U0001F52B";
    private const string Pill = "\U0001F48A";

    /// <summary>What a picture is called, and what is done with it to oneself; a null name: it is laughter as often as death.</summary>
    private static readonly FrozenDictionary<string, (string? Name, string Done)> Known = new Dictionary<
        string,
        (string?, string)
    >
    {
        [Skull] = (null, "kill"),
        [Bones] = (null, "kill"),
        [Coffin] = (null, "kill"),
        [Gravestone] = (null, "kill"),
        [Knife] = ("knife", "stab"),
        [Dagger] = ("knife", "stab"),
        [Pistol] = ("gun", "shoot"),
        [Pill] = ("pills", "pills"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The picture as a word that waits to be read; null: it is none that ever stands for a word.</summary>
    public static string? Of(Rune rune) =>
        rune.Value >= Bones[0] && rune.ToString() is var picture && Known.ContainsKey(picture) ? picture : null;

    public static List<Word> Read(List<Word> words)
    {
        if (!words.Exists(IsPicture))
            return words;
        var read = new List<Word>(words.Count);
        for (var at = 0; at < words.Count; at++)
        {
            if (!IsPicture(words[at]))
                read.Add(words[at]);
            else if (Meant(words, at) is { } meant)
                read.Add(words[at] with { Text = meant });
        }
        return read;
    }

    private static string? Meant(List<Word> words, int at)
    {
        var (name, done) = Known[words[at].Text];
        return Places.IsDoneToOneself(words, at) ? done
            : name is null && Places.FollowsWish(words, at) ? "die"
            : name;
    }

    private static bool IsPicture(Word word) => Known.ContainsKey(word.Text);
}
