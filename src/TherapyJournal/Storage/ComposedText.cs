using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TherapyJournal.Storage;

/// <summary>Puts letters and their accents together, so that a name is the same however a keyboard typed it.</summary>
/// <remarks>
/// Canonical composition (Unicode Standard Annex 15, form C) for letters with combining marks; the pairs are those of the
/// Unicode Character Database. The runtime's own normalization needs the ICU library, which the program does without.
/// </remarks>
internal static class ComposedText
{
    private static readonly Lazy<Dictionary<char, Mark>> Marks = new(Read);

    private static readonly Lazy<Dictionary<char, (char Letter, char Mark)>> Letters = new(() =>
        Marks
            .Value.SelectMany(mark => mark.Value.Pairs.Select(pair => (pair.Value, (pair.Key, mark.Key))))
            .ToDictionary(pair => pair.Value, pair => pair.Item2)
    );

    /// <summary>The text with every letter composed that can be.</summary>
    public static string Of(string text)
    {
        if (!text.Any(Marks.Value.ContainsKey))
        {
            return text;
        }
        var composed = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; )
        {
            var marks = text.Skip(at + 1).TakeWhile(Marks.Value.ContainsKey).ToList();
            at += 1 + marks.Count;
            Append(composed, TakeApart(text[at - marks.Count - 1], marks), marks);
        }
        return composed.ToString();
    }

    /// <summary>A letter and the marks that it bears in one sign with them; no marks: it bears none.</summary>
    public static (char Letter, IReadOnlyList<char> Marks) Apart(char letter)
    {
        var marks = new List<char>();
        while (Letters.Value.TryGetValue(letter, out var parts))
        {
            marks.Insert(0, parts.Mark);
            letter = parts.Letter;
        }
        return (letter, marks);
    }

    /// <summary>The bare letter; what it bore goes before the other marks, since its order among them counts.</summary>
    private static char TakeApart(char letter, List<char> marks)
    {
        if (marks.Count == 0)
        {
            return letter;
        }
        var (bare, borne) = Apart(letter);
        marks.InsertRange(0, borne);
        return bare;
    }

    private static void Append(StringBuilder composed, char letter, List<char> marks)
    {
        var left = new StringBuilder();
        var lastClass = 0;
        foreach (var mark in marks.OrderBy(m => Marks.Value[m].Class))
        {
            var (order, pairs) = Marks.Value[mark];
            // A mark that found no letter stands between the letter and the next mark of its own class.
            if (order != lastClass && pairs.TryGetValue(letter, out var both))
            {
                letter = both;
            }
            else
            {
                left.Append(mark);
                lastClass = order;
            }
        }
        composed.Append(letter).Append(left);
    }

    private static Dictionary<char, Mark> Read()
    {
        using var stream =
            typeof(ComposedText).Assembly.GetManifestResourceStream("Storage/compositions.json")
            ?? throw new InvalidOperationException("The program was built without Storage/compositions.json.");
        var lines = JsonSerializer.Deserialize(stream, CompositionsJson.Default.ListMarkLine) ?? [];
        return lines.ToDictionary(
            line => (char)int.Parse(line.Mark.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
            line => new Mark(line.Class, line.Pairs.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]))
        );
    }

    private sealed record Mark(int Class, IReadOnlyDictionary<char, char> Pairs);
}

/// <summary>A combining mark: its order among others, and the letters before it with what they become, two characters a pair.</summary>
internal sealed record MarkLine(string Mark, int Class, string Pairs);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(List<MarkLine>))]
internal sealed partial class CompositionsJson : JsonSerializerContext;
