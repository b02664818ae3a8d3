using System.Collections.Frozen;

namespace TherapyJournal.Safety.Screening;

/// <summary>What one part of a phrase asks for.</summary>
internal enum ElementKind
{
    Words,
    Gap,

    /// <summary>Up to twelve words, on into the next sentence.</summary>
    Beyond,

    /// <summary>None of these words stands here.</summary>
    Unless,
}

/// <summary>One part of a phrase; the choices are words or runs of words, any of which will do.</summary>
internal sealed record Element(ElementKind Kind, string[][] Choices, bool Optional)
{
    private static readonly string[][] None = [];

    private readonly FrozenDictionary<string, string[][]> byFirstWord = Choices
        .Where(choice => !IsSign(choice))
        .GroupBy(choice => choice[0], StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>The choices that are no words: a number, or the end of a clause.</summary>
    public string[][] Signs { get; } = [.. Choices.Where(IsSign)];

    /// <summary>The choices that begin with this word, the longest first: a group may hold hundreds.</summary>
    public string[][] StartingWith(string word) => byFirstWord.GetValueOrDefault(word, None);

    public static Element Parse(string part, WordClasses classes)
    {
        switch (part)
        {
            case "..":
                return new Element(ElementKind.Gap, [], false);
            case "~":
                return new Element(ElementKind.Beyond, [], false);
            case ['!', .. var unwanted]:
                return new Element(ElementKind.Unless, Parse(unwanted, classes).Choices, false);
        }
        var optional = part[0] == '(' && part[^1] == ')';
        var choices = (optional ? part[1..^1] : part)
            .Split('/')
            .SelectMany<string, string[]>(choice => choice[0] == '{' ? classes[choice] : [choice.Split('_')])
            .OrderByDescending(choice => choice.Length)
            .ToArray();
        return new Element(ElementKind.Words, choices, optional);
    }

    private static bool IsSign(string[] choice) => choice[0][0] is '$' or '#';
}
