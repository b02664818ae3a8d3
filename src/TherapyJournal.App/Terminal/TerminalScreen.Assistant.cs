using Spectre.Console;

namespace TherapyJournal.App.Terminal;

/// <summary>A sentence of a summary, and the patient's own sentence on which it rests; either may be missing.</summary>
internal sealed record QuotedSentence(string? Text, string? Quotation = null)
{
    /// <summary>An empty line comes before it.</summary>
    public bool BeginsParagraph { get; init; }

    /// <summary>An empty line comes after it, if anything does.</summary>
    public bool EndsParagraph { get; init; }
}

/// <summary>The words that an assistant or the question bank wrote: always behind the dotted margin, always labelled.</summary>
internal sealed partial class TerminalScreen
{
    private const string Dotted = "┊ ";

    /// <summary>The name under which the question bank signs, as in the JSON.</summary>
    public const string QuestionBank = "question-bank";

    /// <summary>The name under which a therapist's own question stands, as in the JSON.</summary>
    public const string Therapist = "therapist";

    /// <summary>What an assistant wrote; <paramref name="writtenBy"/> is a model's name or "question-bank".</summary>
    public void AssistantWords(string text, string writtenBy) => AssistantWords([new(text)], writtenBy);

    /// <summary>The same, with the quotations that a reader can check.</summary>
    public void AssistantWords(IReadOnlyList<QuotedSentence> sentences, string writtenBy)
    {
        foreach (var (sentence, i) in sentences.Select((s, i) => (s, i)))
        {
            if (i > 0 && AreApart(sentences[i - 1], sentence))
                InMargin("", Style.Plain);
            if (sentence.Text is { } text)
                InMargin(text, Style.Plain);
            if (sentence.Quotation is { } quotation)
                InMargin($"“{SafeText.OneLine(quotation)}”", Tone.Words.Style(), indent: "  ");
        }
        WrittenBy(writtenBy);
    }

    private static bool AreApart(QuotedSentence before, QuotedSentence next) =>
        before.EndsParagraph
        || next.BeginsParagraph
        || (next.Text is not null && (before.Quotation is not null || next.Quotation is not null));

    /// <summary>One sentence of an answer that comes bit by bit, with the quotations on which it rests and where each stands; <see cref="AssistantLabel"/> ends it.</summary>
    public void AssistantSentence(string text, IEnumerable<(string Text, string? Aside)> quotations, bool isFirst)
    {
        if (!isFirst)
            InMargin("", Style.Plain);
        InMargin(text, Style.Plain);
        foreach (var (quotation, aside) in quotations)
        {
            InMargin($"“{SafeText.OneLine(quotation)}”", Tone.Words.Style(), indent: "  ");
            if (aside is not null)
                InMargin(aside, Tone.Quiet.Style(), indent: "  ");
        }
    }

    /// <summary>Says who wrote what stands above it.</summary>
    public void AssistantLabel(string writtenBy) => WrittenBy(writtenBy);

    /// <summary>The question that invites an entry, and why it is asked.</summary>
    public void Question(string text, string? why, string writtenBy)
    {
        InMargin(text, new Style(decoration: Decoration.Bold));
        if (why is not null)
        {
            InMargin("", Style.Plain);
            InMargin(why, Tone.Quiet.Style());
        }
        WrittenBy(writtenBy);
    }

    /// <summary>How the words of this author are labelled.</summary>
    public static string Label(string writtenBy) =>
        writtenBy switch
        {
            QuestionBank => "written without AI",
            Therapist => "written by your therapist",
            _ => "written by the assistant (AI)",
        };

    private void WrittenBy(string writtenBy) => InMargin(Label(writtenBy), Tone.Quiet.Style());

    private void InMargin(string text, Style style, string indent = "") =>
        Print(new WithMargin(TheirWords(text, style), Dotted + indent, Tone.Accent.Style(), ReadingMeasure));
}
