using TherapyJournal.App.Terminal;
using TherapyJournal.Journaling;

namespace TherapyJournal.App.Web.Patient;

/// <summary>Says whose words these are, where they are not the reader's own.</summary>
internal static class WrittenBy
{
    /// <summary>Of a model by its name, of the bank, or of the therapist.</summary>
    public static string Say(string by) =>
        by switch
        {
            TerminalScreen.QuestionBank => "written without AI",
            JournalPromptContent.ByTherapist => "written by your therapist",
            _ => $"written by the assistant ({by})",
        };
}
