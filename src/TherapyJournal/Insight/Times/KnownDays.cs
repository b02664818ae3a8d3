using NodaTime;

namespace TherapyJournal.Insight.Times;

/// <summary>The days that a record knows, by the patient's own calendar.</summary>
/// <param name="Today">The day that it is there.</param>
internal sealed record KnownDays(LocalDate Today)
{
    /// <summary>Days of the sessions that were held, in order.</summary>
    public IReadOnlyList<LocalDate> Sessions { get; init; } = [];

    /// <summary>When a goal was set or reworded last; null: never.</summary>
    public LocalDate? GoalChanged { get; init; }

    /// <summary>The date of birth; null: it is not known.</summary>
    public LocalDate? Born { get; init; }

    /// <summary>The day of the first entry; null: there is none.</summary>
    public LocalDate? FirstEntry { get; init; }

    /// <summary>When a therapist took them in; null: nobody noted it.</summary>
    public LocalDate? TakenIn { get; init; }

    private static readonly string[] NamedBy =
    [
        "session",
        "appointment",
        "met",
        "saw",
        "spoke",
        "goal",
        "birthday",
        "entry",
        "therapy",
        "treatment",
        "sitzung",
        "termin",
        "therapie",
        "ziel",
        "geburtstag",
        "eintrag",
    ];

    /// <summary>Whether a question may name one of them besides today: else they need not be read.</summary>
    public static bool AreNamedIn(string question) =>
        NamedBy.Any(word => question.Contains(word, StringComparison.OrdinalIgnoreCase));
}
