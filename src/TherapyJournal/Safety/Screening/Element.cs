using System.Globalization;

namespace TherapyJournal.Safety.Screening;

/// <summary>What one part of a phrase asks for.</summary>
internal enum ElementKind
{
    Words,
    Gap,
    Number,
}

/// <summary>One part of a phrase; the choices are words or runs of words, any of which will do.</summary>
internal sealed record Element(ElementKind Kind, string[][] Choices, bool Optional, int Least = 0)
{
    public static Element Parse(string part, WordClasses classes)
    {
        switch (part)
        {
            case "..":
                return new Element(ElementKind.Gap, [], false);
        }
        if (part[0] == '#')
            return new Element(
                ElementKind.Number,
                [],
                false,
                part.Length > 1 ? int.Parse(part[1..^1], CultureInfo.InvariantCulture) : 0
            );
        var optional = part[0] == '(' && part[^1] == ')';
        var choices = (optional ? part[1..^1] : part)
            .Split('/')
            .SelectMany<string, string[]>(choice => choice[0] == '{' ? classes[choice] : [choice.Split('_')])
            .OrderByDescending(choice => choice.Length)
            .ToArray();
        return new Element(ElementKind.Words, choices, optional);
    }
}
