using System.Collections.Frozen;

namespace TherapyJournal.Safety.Screening;

/// <summary>
/// Mends one slip of the finger in a short word where its place says which one was meant: "want to dei", "end my lfe",
/// "kil my slef". Elsewhere short words have too many neighbours, and here the neighbours that are words are let be.
/// </summary>
internal static class SlipsInPlace
{
    private static readonly Slip Die = new(
        "die",
        "lie tie vie pie dice dine dive diet dike dig dip dim din did diy doe due"
    );
    private static readonly Slip Life = new("life", "wife line lime like lift lice lie lies");
    private static readonly Slip End = new("end", "and bend lend mend send tend fend ends");
    private static readonly Slip Self = new("self", "shelf sell elf");

    private static readonly Slip[] DoneToOneself =
    [
        new("kill", "fill bill till will hill mill pill skill kiln kilt"),
        new("hang", "bang hand rang sang hung"),
        new("hurt", "hunt curt"),
    ];

    private static readonly FrozenSet<string> EndsOrTakes = FrozenSet.ToFrozenSet(
        ["end", "ending", "ended", "take", "taking", "took"],
        StringComparer.Ordinal
    );

    public static List<Word> Mend(List<Word> words)
    {
        // From the left: what is mended first is a neighbour of what comes next.
        for (var at = 0; at < words.Count; at++)
        {
            if (MeantAt(words, at) is { } meant)
                words[at] = words[at] with { Text = meant };
        }
        return words;
    }

    private static string? MeantAt(List<Word> words, int at)
    {
        var written = words[at].Text;
        if (written.Length is < 3 or > 5)
            return null;
        if (Places.FollowsWish(words, at) && Die.Is(written))
            return Die.Meant;
        if (Places.Is(words, at, at + 1, "my") && End.Is(written) && IsLife(words, at + 2))
            return End.Meant;
        if (Places.Is(words, at, at - 1, "my") && at >= 2)
            return EndsOrTakes.Contains(words[at - 2].Text) && Life.Is(written) ? Life.Meant
                : DoneToOneself.Any(done => done.Meant == words[at - 2].Text) && Self.Is(written) ? Self.Meant
                : null;
        return at + 1 < words.Count && Places.IsMyself(words, at + 1)
            ? DoneToOneself.FirstOrDefault(done => done.Is(written))?.Meant
            : null;
    }

    private static bool IsLife(List<Word> words, int at) =>
        at < words.Count && (words[at].Text == Life.Meant || Life.Is(words[at].Text));

    /// <param name="Meant">The word of the rules.</param>
    /// <param name="Others">Words one slip away from it that are meant when they are written.</param>
    private sealed record Slip(string Meant, string Others)
    {
        private readonly string[] others = Others.Split(' ');

        public bool Is(string written) => OneSlip.Apart(written, Meant) && !others.Contains(written);
    }
}
