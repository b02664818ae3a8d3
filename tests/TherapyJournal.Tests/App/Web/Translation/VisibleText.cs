using System.Net;
using System.Text.RegularExpressions;

namespace TherapyJournal.Tests.App.Web.Translation;

/// <summary>Something that a person reads or hears on a page: a piece of text, or an attribute that is read aloud or shown by a script.</summary>
/// <param name="Text">As it is read.</param>
/// <param name="Within">The tags around it, the innermost last.</param>
/// <param name="Attribute">Which attribute of the innermost tag; null: it is text.</param>
internal sealed partial record VisibleText(string Text, IReadOnlyList<string> Within, string? Attribute)
{
    private static readonly string[] Empty = ["input", "meta", "link", "hr", "br", "img"];
    private static readonly string[] Read = ["placeholder", "aria-label", "title", "alt"];

    /// <summary>Whether it stands in such a tag directly, whose text holds all of these.</summary>
    public bool IsIn(string tag, params string[] holding) => Is(Within[^1], tag, holding);

    /// <summary>Whether such a tag is somewhere around it.</summary>
    public bool IsWithin(string tag, params string[] holding) => Within.Any(t => Is(t, tag, holding));

    /// <summary>All of a page, in its order.</summary>
    public static IEnumerable<VisibleText> Of(string html)
    {
        var within = new List<string> { "page" };
        foreach (var part in html.Split('<').Skip(1))
        {
            var end = part.IndexOf('>', StringComparison.Ordinal);
            var tag = part[..end];
            if (tag.StartsWith('/'))
            {
                within.RemoveAt(within.Count - 1);
            }
            else if (!tag.StartsWith('!'))
            {
                within.Add(tag);
                foreach (var attribute in Attributes(tag))
                {
                    yield return new VisibleText(attribute.Value, [.. within], attribute.Name);
                }
                if (tag.EndsWith('/') || Empty.Contains(NameOf(tag)))
                {
                    within.RemoveAt(within.Count - 1);
                }
            }
            if (!string.IsNullOrWhiteSpace(part[(end + 1)..]))
            {
                yield return new VisibleText(WebUtility.HtmlDecode(part[(end + 1)..]), [.. within], null);
            }
        }
    }

    /// <summary>What stands outside of every bracket and is none of these, in a page or a plain answer.</summary>
    public static IReadOnlyList<string> Bare(string answer, Func<VisibleText, bool> isTheirs, IEnumerable<string> names)
    {
        var bare = new List<string>();
        var depth = 0;
        IEnumerable<VisibleText> pieces = answer.StartsWith('<')
            ? Of(answer)
            : [new VisibleText(answer, ["plain"], null)];
        foreach (var piece in pieces)
        {
            var at = piece.Attribute is null ? depth : 0;
            var outside = Outside(piece.Text, ref at);
            depth = piece.Attribute is null ? at : depth;
            if (names.Aggregate(outside, WithoutName).Any(char.IsLetter) && !isTheirs(piece))
            {
                bare.Add($"{piece.Attribute ?? NameOf(piece.Within[^1])}: {piece.Text.Trim()}");
            }
        }
        return depth == 0 ? bare : [.. bare, "the brackets do not close"];
    }

    private static string WithoutName(string text, string name) => text.Replace(name, "", StringComparison.Ordinal);

    private static string Outside(string text, ref int depth)
    {
        var outside = new List<char>();
        foreach (var sign in text)
        {
            depth += sign == BracketedWords.Opening ? 1 : 0;
            if (depth == 0)
            {
                outside.Add(sign);
            }
            depth -= sign == BracketedWords.Closing ? 1 : 0;
        }
        return string.Concat(outside);
    }

    // A script's sentence is told from a script's mark by its spaces.
    private static IEnumerable<(string Name, string Value)> Attributes(string tag) =>
        from match in NamedValue().Matches(tag)
        let name = match.Groups["name"].Value
        let value = WebUtility.HtmlDecode(match.Groups["value"].Value)
        where
            Read.Contains(name)
            || (name.StartsWith("data-", StringComparison.Ordinal) && value.Contains(' ', StringComparison.Ordinal))
            || (name == "value" && tag.Contains("type=\"submit\"", StringComparison.Ordinal))
        select (name, value);

    private static bool Is(string tag, string name, string[] holding) =>
        NameOf(tag) == name && holding.All(h => tag.Contains(h, StringComparison.Ordinal));

    private static string NameOf(string tag) => tag.Split(' ', '/', '\n')[0];

    [GeneratedRegex("(?<name>[a-z-]+)=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamedValue();
}
