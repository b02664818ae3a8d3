using System.Buffers;
using System.Collections.Frozen;

namespace TherapyJournal.Safety.Guard;

/// <summary>Brings the forms of an English word to one: walk, walks, walked and walking. Rough, and the same on both sides of a comparison.</summary>
internal static class Stem
{
    private const int Shortest = 3;
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private static readonly FrozenDictionary<string, string> Irregular = (
        "wrote=write written=write slept=sleep went=go gone=go said=say felt=feel thought=think ran=run swam=swim "
        + "ate=eat eaten=eat bought=buy drank=drink sang=sing woke=wake spoke=speak met=meet lost=lose told=tell "
        + "left=leave taught=teach saw=see seen=see came=come gave=give given=give took=take taken=take made=make "
        + "knew=know known=know found=find held=hold kept=keep drove=drive rode=ride read=read sat=sit stood=stand "
        + "fell=fall fallen=fall broke=break caught=catch brought=bring built=build heard=hear laid=lie lay=lie lying=lie "
        + "children=child women=woman men=man denied=deny denies=deny dying=die died=die grew=grow paid=pay sent=send"
    )
        .Split(' ')
        .Select(pair => pair.Split('='))
        .ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    public static string Of(string word)
    {
        if (Irregular.TryGetValue(word, out var known))
        {
            word = known;
        }
        return End(Cut(word));
    }

    private static string Cut(string word) =>
        Without(word, "iness") is { } happy ? happy + "y"
        : Without(word, "ness") is { } sad ? sad
        : Without(word, "ily") is { } angry ? angry + "y"
        : Without(word, "ies") is { } tries ? tries + "y"
        : Without(word, "ied") is { } tried ? tried + "y"
        : Without(word, "ing") is { } going ? Single(going)
        : Without(word, "ed") is { } walked ? Single(walked)
        : Without(word, "ly") is { } quickly ? quickly
        : word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && word.Length > Shortest ? word[..^1]
        : word;

    private static string? Without(string word, string ending) =>
        word.EndsWith(ending, StringComparison.Ordinal)
        && word.Length - ending.Length >= Shortest
        && word.AsSpan(0, word.Length - ending.Length).ContainsAny(Vowels)
            ? word[..^ending.Length]
            : null;

    private static string Single(string word) =>
        word.Length > Shortest && word[^1] == word[^2] && word[^1] is not ('l' or 's' or 'z') ? word[..^1] : word;

    // One form for "dance" and "danc", for "try" and "tri".
    private static string End(string word) =>
        word.Length <= Shortest ? word
        : word[^1] == 'e' ? word[..^1]
        : word[^1] == 'y' ? word[..^1] + "i"
        : word;
}
