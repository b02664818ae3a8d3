using TherapyJournal.App.Terminal;
using TherapyJournal.Journaling;

namespace TherapyJournal.App.Web.Look;

/// <summary>Whose words they are, where they are not the reader's own.</summary>
internal static class WrittenBy
{
    /// <summary>Of a model by its name, of the bank, or of the therapist.</summary>
    public static string Of(string writer) =>
        writer switch
        {
            TerminalScreen.QuestionBank => "written without AI",
            JournalPromptContent.ByTherapist => "written by your therapist",
            _ => $"written by the assistant ({SafeText.OneLine(writer)})",
        };

    /// <summary>Who suggested a goal as it reads now.</summary>
    public static string Suggested(string writer) =>
        writer == TerminalScreen.QuestionBank ? "suggested without AI" : "suggested by the assistant";
}
