using Spectre.Console;

namespace TherapyJournal.App.Terminal;

/// <summary>A sentence of a summary, and the patient's own sentence on which it rests.</summary>
internal sealed record QuotedSentence(string Text, string? Quotation = null);

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
            if (i > 0 && (sentence.Quotation is not null || sentences[i - 1].Quotation is not null))
                InMargin("", Style.Plain);
            InMargin(sentence.Text, Style.Plain);
            if (sentence.Quotation is { } quotation)
                InMargin($"“{SafeText.OneLine(quotation)}”", Tone.Words.Style(), indent: "  ");
        }
        WrittenBy(writtenBy);
    }

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
            _ => "written by the assistant",
        };

    private void WrittenBy(string writtenBy) => InMargin(Label(writtenBy), Tone.Quiet.Style());

    private void InMargin(string text, Style style, string indent = "") =>
        Print(new WithMargin(TheirWords(text, style), Dotted + indent, Tone.Accent.Style(), ReadingMeasure));
}
