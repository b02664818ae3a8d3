namespace TherapyJournal.App.Web.Patient;

/// <summary>Our own texts for the page: headings, paragraphs, and words that stand out. They hold nothing else.</summary>
internal static class PlainMarkdown
{
    /// <summary>The paragraphs of a text, in order.</summary>
    public static IEnumerable<Paragraph> Of(string text) =>
        text.Replace("\r", "", StringComparison.Ordinal)
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(block => new Paragraph(
                IsHeading: block.StartsWith('#'),
                [
                    .. block
                        .TrimStart('#', ' ')
                        .Replace('\n', ' ')
                        .Split("**")
                        .Select((words, at) => new Run(words, at % 2 == 1)),
                ]
            ));

    /// <summary>A heading or a paragraph.</summary>
    internal sealed record Paragraph(bool IsHeading, IReadOnlyList<Run> Runs);

    /// <summary>Some words of it, and whether they stand out.</summary>
    internal sealed record Run(string Words, bool IsStrong);
}
