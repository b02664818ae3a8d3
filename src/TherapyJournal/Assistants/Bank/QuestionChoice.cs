namespace TherapyJournal.Assistants.Bank;

/// <summary>What the bank has to say: a question with its reason, or a free invitation where no question fits.</summary>
internal abstract record QuestionChoice
{
    private QuestionChoice() { }

    /// <summary>Asks this; the text is the question with the goal's words in place, the goal is the one that the reason names.</summary>
    public sealed record Asks(BankQuestion Question, string Text, string Why, Guid? GoalId, bool AsksWhatHelped)
        : QuestionChoice;

    /// <summary>Every fitting question was asked lately: an invitation to write freely.</summary>
    public sealed record NothingNew(string Text, string Why) : QuestionChoice;
}
