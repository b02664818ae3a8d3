using System.Globalization;
using Microsoft.Extensions.Localization;
using TherapyJournal.App.Terminal;
using TherapyJournal.Journaling;

namespace TherapyJournal.App.Web.Look;

/// <summary>Whose words they are, where they are not the reader's own.</summary>
internal static class WrittenBy
{
    /// <summary>Of a model by its name, of the bank, or of the therapist.</summary>
    public static string Of(string writer) =>
        string.Format(CultureInfo.InvariantCulture, Sentence(writer), SafeText.OneLine(writer));

    /// <summary>The same on a patient's page.</summary>
    public static string In(IStringLocalizer words, string writer) => words[Sentence(writer), SafeText.OneLine(writer)];

    /// <summary>Who suggested a goal as it reads now.</summary>
    public static string Suggested(string writer) =>
        writer == TerminalScreen.QuestionBank ? "suggested without AI" : "suggested by the assistant";

    /// <summary>The same on a patient's page, with the model's name.</summary>
    public static string SuggestedIn(IStringLocalizer words, string writer) =>
        writer switch
        {
            TerminalScreen.QuestionBank => words["suggested without AI"],
            JournalPromptContent.ByTherapist => words["suggested by your therapist"],
            _ => words["suggested by the assistant ({0})", SafeText.OneLine(writer)],
        };

    private static string Sentence(string writer) =>
        writer switch
        {
            TerminalScreen.QuestionBank => "written without AI",
            JournalPromptContent.ByTherapist => "written by your therapist",
            _ => "written by the assistant ({0})",
        };
}
