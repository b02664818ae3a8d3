using TherapyJournal.Insight;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>A brief at the terminal: the program's sentences, and indented beneath each the words and days on which it rests.</summary>
internal static class BriefPage
{
    public static void Show(TerminalScreen page, Brief brief, int damaged)
    {
        page.Heading(brief.Patient.Profile.Name, BriefWords.Days(brief));
        page.Hint(BriefWords.Made);
        if (damaged > 0)
        {
            page.Sentence(
                $"{Count.Of(damaged, "record does", "records do")} not open, since they were changed outside the program. What is here is not all."
            );
        }
        foreach (var part in brief.Parts)
        {
            page.Heading(BriefWords.Name(part.Kind));
            if (part.Sentences.Count == 0)
            {
                page.Hint(part.None);
            }
            foreach (var sentence in part.Sentences)
            {
                Show(page, sentence);
            }
            if (BriefWords.More(part) is { } more)
            {
                page.Hint($"… {more}");
            }
        }
        page.Blank();
        if (BriefWords.Private(brief) is { } hidden)
        {
            page.Hint(hidden);
        }
    }

    private static void Show(TerminalScreen page, BriefSentence sentence)
    {
        if (sentence.Text is { } text)
        {
            page.Sentence(SafeText.OneLine(text));
        }
        foreach (var ground in sentence.Grounds.Where(g => g is { Kind: BriefGroundKind.Entry, Quotation: not null }))
        {
            page.PatientWords(BriefWords.Quotation(ground)!); // it has one
        }
        page.Hint($"  {string.Join(" · ", sentence.Grounds.Select(Aside))}");
    }

    private static string Aside(BriefGround ground) =>
        ground.Kind != BriefGroundKind.Entry && BriefWords.Quotation(ground) is { } words
            ? $"{BriefWords.Place(ground)} {words}"
            : BriefWords.Place(ground);
}
