namespace TherapyJournal.Practices;

/// <summary>
/// The languages that may be given to a patient: those in which crisis words, consent texts, question bank and rule screen
/// all exist. A test holds this list against the four.
/// </summary>
internal static class Languages
{
    public static IReadOnlyList<string> Supported { get; } = ["en"];
}
