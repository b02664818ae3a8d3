using TherapyJournal.App.Terminal;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>Whose words they are that no person wrote.</summary>
internal static class WrittenBy
{
    /// <summary>Such as written by the assistant (MODEL).</summary>
    public static string Of(string writer) =>
        writer == TerminalScreen.QuestionBank
            ? "written without AI"
            : $"written by the assistant ({SafeText.OneLine(writer)})";

    /// <summary>Who suggested a goal as it reads now.</summary>
    public static string Suggested(string writer) =>
        writer == TerminalScreen.QuestionBank ? "suggested without AI" : "suggested by the assistant";
}
