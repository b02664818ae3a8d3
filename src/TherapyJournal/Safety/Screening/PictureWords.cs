using System.Collections.Frozen;
using System.Text;

namespace TherapyJournal.Safety.Screening;

/// <summary>
/// Reads a picture that stands in the place of a word: a skull in "to … myself" is "kill", a coffin after "want to" is "die".
/// Anywhere else a picture says nothing, since a skull behind a joke is laughter.
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

    private static readonly FrozenDictionary<string, string> BeforeMyself = new Dictionary<string, string>
    {
        [Skull] = "kill",
        [Bones] = "kill",
        [Coffin] = "kill",
        [Gravestone] = "kill",
        [Knife] = "stab",
        [Dagger] = "stab",
        [Pistol] = "shoot",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> OfDeath = FrozenSet.ToFrozenSet(
        [Skull, Bones, Coffin, Gravestone],
        StringComparer.Ordinal
    );

    /// <summary>The picture as a word that waits to be read; null: it is none that ever stands for a word.</summary>
    public static string? Of(Rune rune) =>
        rune.Value >= Bones[0] && rune.ToString() is var picture && BeforeMyself.ContainsKey(picture) ? picture : null;

    public static List<Word> Read(List<Word> words)
    {
        if (!words.Exists(IsPicture))
            return words;
        var read = new List<Word>(words.Count);
        for (var at = 0; at < words.Count; at++)
        {
            if (!IsPicture(words[at]))
                read.Add(words[at]);
            else if (Places.IsDoneToOneself(words, at))
                read.Add(words[at] with { Text = BeforeMyself[words[at].Text] });
            else if (OfDeath.Contains(words[at].Text) && Places.FollowsWish(words, at))
                read.Add(words[at] with { Text = "die" });
        }
        return read;
    }

    private static bool IsPicture(Word word) => BeforeMyself.ContainsKey(word.Text);
}
