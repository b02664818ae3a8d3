namespace TherapyJournal.Safety;

/// <summary>How the steps of a safety plan are called and asked for, in a patient's language.</summary>
/// <param name="Step">Which step.</param>
/// <param name="Title">Above its lines.</param>
/// <param name="Question">What is asked when it is written.</param>
public sealed record SafetyPlanWords(SafetyPlanStep Step, string Title, string Question)
{
    /// <summary>The six steps in their order; in English where the language has no words of its own.</summary>
    public static IReadOnlyList<SafetyPlanWords> In(string language) =>
        language switch
        {
            _ => English,
        };

    private static IReadOnlyList<SafetyPlanWords> English { get; } =
    [
        new(
            SafetyPlanStep.Signs,
            "How I notice that it is getting dangerous",
            "Which thoughts, moods or situations tell you that it is getting dangerous?"
        ),
        new(
            SafetyPlanStep.Alone,
            "What I can do by myself",
            "What can you do by yourself that lets it pass for a while?"
        ),
        new(
            SafetyPlanStep.Distraction,
            "People and places that take my mind off it",
            "Where can you go, and with whom can you be, to think of something else?"
        ),
        new(
            SafetyPlanStep.People,
            "People I can ask for help",
            "Whom can you tell how bad it is? Put down their numbers too."
        ),
        new(
            SafetyPlanStep.Professionals,
            "Professionals I can call",
            "Which professionals and which emergency room can you call or go to? Put down their numbers too."
        ),
        new(
            SafetyPlanStep.SafePlace,
            "How we make the place safe",
            "What makes the place where you are safer, and who helps you with it?"
        ),
    ];
}
