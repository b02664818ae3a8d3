using System.Globalization;
using NodaTime;

namespace TherapyJournal.Assistants;

/// <summary>Words that somebody else wrote, on their way to a model: between tags, and escaped so that they cannot imitate one.</summary>
/// <remarks>A class, not a record: nothing prints its words by accident.</remarks>
public sealed class UntrustedBlock
{
    private readonly string label;
    private readonly string attributes;
    private readonly IReadOnlyList<(Guid? Entry, string Text)> pieces;

    private UntrustedBlock(string label, string text, string attributes = "", Guid? entry = null)
        : this(label, attributes, [(entry, text)]) { }

    private UntrustedBlock(string label, string attributes, IReadOnlyList<(Guid? Entry, string Text)> pieces) =>
        (this.label, this.attributes, this.pieces) = (label, attributes, pieces);

    /// <summary>How many characters somebody wrote, and in which entry; null: in none.</summary>
    internal IEnumerable<(Guid? EntryId, int Characters)> Written => pieces.Select(p => (p.Entry, p.Text.Length));

    /// <summary>The entry that the step is about, or the latest one.</summary>
    public static UntrustedBlock Entry(string text, LocalDate day, Guid? id = null) => new("entry", text, Day(day), id);

    /// <summary>An entry from before.</summary>
    public static UntrustedBlock EarlierEntry(string text, LocalDate day, Guid? id = null) =>
        new("earlier-entry", text, Day(day), id);

    /// <summary>What was written before these entries, in short: a line for each.</summary>
    public static UntrustedBlock SoFar(IEnumerable<(Guid Entry, string Line)> lines) =>
        new("so-far", "", [.. lines.Select(l => ((Guid?)l.Entry, l.Line))]);

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

    /// <summary>A question that was asked lately, and what the patient did with it: answered, another, easier, not-today; null: nothing yet.</summary>
    /// <exception cref="ArgumentException">What they did has other characters than letters and dashes.</exception>
    public static UntrustedBlock AskedLately(string text, LocalDate day, string? then = null) =>
        new("asked-lately", text, Day(day) + (then is null ? "" : $" then=\"{Plain(then)}\""));

    /// <summary>How a recent reflection began.</summary>
    public static UntrustedBlock RecentOpening(string text) => new("recent-opening", text);

    /// <summary>A suggested goal that the therapist did not want.</summary>
    public static UntrustedBlock RejectedGoal(string text) => new("rejected-goal", text);

    /// <summary>An entry, or a piece of it, by which a question may be answered.</summary>
    /// <param name="label">What the model calls it by.</param>
    /// <param name="text">The piece.</param>
    /// <param name="day">The day of the entry.</param>
    /// <param name="id">The entry.</param>
    public static UntrustedBlock FoundEntry(string label, string text, LocalDate day, Guid id) =>
        new("entry", text, $" id=\"{Plain(label)}\"{Day(day)}", id);

    /// <summary>Lines of numbers with their days, or of what became of the goals.</summary>
    public static UntrustedBlock Series(string label, string lines) => new("series", lines, $" id=\"{Plain(label)}\"");

    /// <summary>Something that recurs, in the patient's words for it.</summary>
    /// <param name="label">What the model calls it by.</param>
    /// <param name="words">What is said for it.</param>
    /// <param name="entries">How many entries hold it.</param>
    /// <param name="shownIn">What the model calls the entries by that hold it and that it is shown.</param>
    public static UntrustedBlock Theme(string label, string words, int entries, IEnumerable<string> shownIn) =>
        new(
            "theme",
            words,
            $" id=\"{Plain(label)}\" entries=\"{entries.ToString(CultureInfo.InvariantCulture)}\" in=\"{string.Join(' ', shownIn.Select(Plain))}\""
        );

    /// <summary>What a therapist asked before the question.</summary>
    public static UntrustedBlock AskedBefore(string question) => new("asked-before", question);

    /// <summary>What a therapist asks.</summary>
    public static UntrustedBlock Question(string text) => new("question", text);

    /// <summary>The same block with other words in it.</summary>
    internal UntrustedBlock With(Func<string, string> words) =>
        new(label, attributes, [.. pieces.Select(p => (p.Entry, words(p.Text)))]);

    /// <summary>What kind of words these are, without them.</summary>
    public override string ToString() => label;

    /// <summary>The block as the model reads it.</summary>
    internal string Render() =>
        $"<{label}{attributes}>\n{Escape(string.Join('\n', pieces.Select(p => p.Text)))}\n</{label}>";

    /// <summary>The words alone, as a person sees them: for a service that obeys nothing.</summary>
    internal string Bare => SeenText.Of(string.Join('\n', pieces.Select(p => p.Text)));

    /// <summary>Gives back to an answer the characters that <see cref="Render"/> escaped, so that a copied sentence is found in its entry.</summary>
    internal static string Unescape(string copied) =>
        copied
            .Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal);

    // What nobody sees must not be read either: it hides orders between the letters.
    private static string Escape(string text) =>
        SeenText
            .Of(text)
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Plain(string word) =>
        word.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? word
            : throw new ArgumentException("What stands in a tag is one plain word.", nameof(word));

    private static string Day(LocalDate day) =>
        $" day=\"{day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}\" weekday=\"{day.DayOfWeek}\"";
}
