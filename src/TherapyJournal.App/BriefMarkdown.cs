using System.Text;
using TherapyJournal.App.Terminal;
using TherapyJournal.Insight;

namespace TherapyJournal.App;

/// <summary>A brief as Markdown for the file: each sentence with numbers, and beneath them all what each number stands for.</summary>
internal static class BriefMarkdown
{
    // What Markdown reads as more than a character.
    private const string Signs = @"\`*_[]<>#|~&";

    public static string Of(Brief brief)
    {
        var page = new StringBuilder();
        var notes = new List<string>();
        Line($"# Brief: {Plain(brief.Patient.Profile.Name)}");
        Line();
        Line(
            $"{BriefWords.Days(brief)}, by the calendar of {Plain(brief.Patient.Standing.TimeZone)}. {BriefWords.Made}"
        );
        if (BriefWords.Private(brief) is { } hidden)
        {
            Line();
            Line(hidden);
        }
        foreach (var part in brief.Parts)
        {
            Line();
            Line($"## {BriefWords.Name(part.Kind)}");
            Line();
            if (part.Sentences.Count == 0)
            {
                Line(part.None);
            }
            foreach (var sentence in part.Sentences)
            {
                Line($"- {Said(sentence)}{string.Concat(sentence.Grounds.Select(Note))}");
            }
            if (BriefWords.More(part) is { } more)
            {
                Line($"- {more}");
            }
        }
        Line();
        for (var at = 0; at < notes.Count; at++)
        {
            Line($"[^{at + 1}]: {notes[at]}");
        }
        return page.ToString();

        void Line(string text = "") => page.Append(text).Append('\n');

        string Note(BriefGround ground)
        {
            var words = BriefWords.Quotation(ground) is { } quoted ? $": {Plain(quoted)}" : "";
            notes.Add($"{BriefWords.Place(ground)}{words}");
            return $"[^{notes.Count}]";
        }
    }

    private static string Said(BriefSentence sentence) =>
        Plain(sentence.Text ?? BriefWords.Quotation(sentence.Grounds[0]) ?? "");

    private static string Plain(string words)
    {
        var plain = new StringBuilder();
        foreach (var sign in SafeText.OneLine(words))
        {
            plain.Append(Signs.Contains(sign) ? "\\" : "").Append(sign);
        }
        return plain.ToString();
    }
}
