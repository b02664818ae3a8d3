using System.Globalization;
using System.Text;
using NodaTime;

namespace TherapyJournal.Assistants;

/// <summary>Words that somebody else wrote, on their way to a model: between tags, and escaped so that they cannot imitate one.</summary>
/// <remarks>A class, not a record: nothing prints its words by accident.</remarks>
public sealed class UntrustedBlock
{
    private readonly string label;
    private readonly string attributes;
    private readonly string text;

    private UntrustedBlock(string label, string text, string attributes = "") =>
        (this.label, this.text, this.attributes) = (label, text, attributes);

    /// <summary>The entry that the step is about, or the latest one.</summary>
    public static UntrustedBlock Entry(string text, LocalDate day) => new("entry", text, Day(day));

    /// <summary>An entry from before.</summary>
    public static UntrustedBlock EarlierEntry(string text, LocalDate day) => new("earlier-entry", text, Day(day));

    /// <summary>An agreed goal.</summary>
    /// <param name="id">What the model calls it by; letters, digits and dashes, at most 40.</param>
    /// <param name="text">The goal.</param>
    /// <exception cref="ArgumentException">The id has other characters.</exception>
    public static UntrustedBlock Goal(string id, string text) =>
        id.Length is > 0 and <= 40 && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? new("goal", text, $" id=\"{id}\"")
            : throw new ArgumentException("A goal's id is made of letters, digits and dashes.", nameof(id));

    /// <summary>What the patient or the therapist wishes for in the questions.</summary>
    public static UntrustedBlock Wish(string text) => new("wish", text);

    /// <summary>A question that was asked lately.</summary>
    public static UntrustedBlock AskedLately(string text, LocalDate day) => new("asked-lately", text, Day(day));

    /// <summary>How a recent reflection began.</summary>
    public static UntrustedBlock RecentOpening(string text) => new("recent-opening", text);

    /// <summary>A suggested goal that the therapist did not want.</summary>
    public static UntrustedBlock RejectedGoal(string text) => new("rejected-goal", text);

    /// <summary>What kind of words these are, without them.</summary>
    public override string ToString() => label;

    /// <summary>The block as the model reads it.</summary>
    internal string Render() => $"<{label}{attributes}>\n{Escape(text)}\n</{label}>";

    /// <summary>Gives back to an answer the characters that <see cref="Render"/> escaped, so that a copied sentence is found in its entry.</summary>
    internal static string Unescape(string copied) =>
        copied
            .Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal);

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                // Services refuse NUL, and no other control character but these two says anything.
                not ('\n' or '\t') when char.IsControl(c) => escaped,
                _ => escaped.Append(c),
            };
        }
        return escaped.ToString();
    }

    private static string Day(LocalDate day) =>
        $" day=\"{day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}\" weekday=\"{day.DayOfWeek}\"";
}
