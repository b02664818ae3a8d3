using Microsoft.Extensions.Localization;
using TherapyJournal.App.Web.Look;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Web;

/// <summary>How the fields of words that are given back are called, so that one is told from another. They come from any form, so by their names alone.</summary>
internal static class SentLabels
{
    /// <summary>Above the field.</summary>
    public static string Of(IStringLocalizer words, string field, string language) =>
        field switch
        {
            "words" or "text" => words["What you wrote"],
            "name" => words["Name"],
            "goal" => words["A goal"],
            "question" => words["A question"],
            "note" or "notes" => words["Notes"],
            "why" => words["Why"],
            "contact" => words["How to reach them"],
            "value" => words["What was to stand there"],
            _ => SafetyPlanWords.In(language).FirstOrDefault(step => SentPlan.FieldOf(step.Step) == field)?.Title
                ?? words["Field: {0}", field],
        };

    /// <summary>As many rows as it fills before it scrolls, roughly.</summary>
    public static int Rows(string value) => Math.Clamp((value.Length / 60) + value.AsSpan().Count('\n') + 1, 2, 9);
}
