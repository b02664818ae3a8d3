using NodaTime;

namespace TherapyJournal.Assistants.Bank;

/// <summary>Which kind of question is wanted.</summary>
internal enum BankMode
{
    Ordinary,
    Another,
    Easier,
}

/// <summary>A question that was put to the patient, by the bank or by a model.</summary>
internal sealed record AskedQuestion(string QuestionId, Instant At, bool AskedWhatHelped, bool Refused, int Depth)
{
    /// <summary>The themes that a question shows which is not one of the bank's.</summary>
    public IReadOnlyCollection<string> Themes { get; init; } = [];
}

/// <summary>Everything that the choice of a question rests on. The last entry is never a private one: the caller leaves those out.</summary>
internal sealed record QuestionWish
{
    public IReadOnlyList<(Guid Id, string Text)> Goals { get; init; } = [];
    public string? LastEntry { get; init; }

    /// <summary>The day of the last entry where the patient lives.</summary>
    public LocalDate? LastEntryOn { get; init; }

    public IReadOnlyList<AskedQuestion> Asked { get; init; } = [];
    public BankMode Mode { get; init; }
    public IReadOnlyList<string> Seek { get; init; } = [];
    public IReadOnlyList<string> Avoid { get; init; } = [];

    /// <summary>How deep it may go: 1 light to 3 deep.</summary>
    public int Deepest { get; init; } = 3;

    public required Instant Now { get; init; }
    public required LocalDate Today { get; init; }

    /// <summary>Decides between questions that fit equally well, so that the same wish always gets the same question.</summary>
    public ulong Seed { get; init; }
}
