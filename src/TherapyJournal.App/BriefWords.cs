using TherapyJournal.App.Terminal;
using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.Insight;
using TherapyJournal.Storage;

namespace TherapyJournal.App;

/// <summary>What is said about a brief, alike at the terminal, on the desk and in a file.</summary>
internal static class BriefWords
{
    /// <summary>Stands before it all: how it was made.</summary>
    public const string Made =
        "Made by rules from what was shared, without a model: it counts and quotes, explains nothing and is no diagnosis.";

    /// <summary>The name of a part.</summary>
    public static string Name(BriefPartKind part) =>
        part switch
        {
            BriefPartKind.Changed => "What changed",
            BriefPartKind.Hard => "What was hard",
            BriefPartKind.Helped => "What helped",
            BriefPartKind.Goals => "Goals",
            BriefPartKind.Risk => "Risk",
            BriefPartKind.Open => "Open",
            _ => throw new InvalidOperationException("A part without a name."),
        };

    /// <summary>Which days it is about, and why these.</summary>
    public static string Days(Brief brief)
    {
        var days = $"{AnswerWords.Day(brief.From)} to {AnswerWords.Day(brief.Today)}";
        return brief.Since switch
        {
            BriefBegin.LastSession => $"Since the last session: {days}",
            BriefBegin.UsualDays => $"No session was held yet, so the last {ReadBrief.UsualDays} days: {days}",
            _ => days,
        };
    }

    /// <summary>How many entries are private; null: none.</summary>
    public static string? Private(Brief brief) =>
        brief.Private == 0
            ? null
            : $"{Count.Of(brief.Private, "entry", "entries")} in all {(brief.Private == 1 ? "is" : "are")} for the patient alone; nothing of {(brief.Private == 1 ? "it" : "them")} is here.";

    /// <summary>Such as and 3 more; null: there is room for all.</summary>
    public static string? More(BriefPart part) => part.More == 0 ? null : $"and {part.More} more";

    /// <summary>The words of a ground on one line; null: it has none.</summary>
    public static string? Quotation(BriefGround ground) =>
        ground.Quotation is { } words ? $"“{SafeText.OneLine(words)}”" : null;

    /// <summary>Where a ground stands, such as 3 May 2026, 01a2.</summary>
    public static string Place(BriefGround ground) =>
        ground.EntryId is { } entry
            ? $"{AnswerWords.Day(ground.Day)}, {IdPrefix.Shortest([entry])[entry]}"
            : $"{AnswerWords.Day(ground.Day)}, {Kind(ground.Kind)}";

    /// <summary>What kind of part or record it is, in a word.</summary>
    public static string Kind(Enum kind) => Documents.Word(kind);
}
