namespace TherapyJournal.Safety;

/// <summary>How the steps of a safety plan are called and asked for, in a patient's language.</summary>
/// <param name="Step">Which step.</param>
/// <param name="Title">Above its lines.</param>
/// <param name="Question">What is asked when it is written.</param>
/// <param name="For">What the step is there for.</param>
public sealed record SafetyPlanWords(SafetyPlanStep Step, string Title, string Question, string For)
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
            "Which thoughts, moods or situations tell you that it is getting dangerous?",
            "Then you see it coming while there is still time for the next steps."
        ),
        new(
            SafetyPlanStep.Alone,
            "What I can do by myself",
            "What can you do by yourself that lets it pass for a while?",
            "Something to begin with at once, at any hour, that needs nobody."
        ),
        new(
            SafetyPlanStep.Distraction,
            "People and places that take my mind off it",
            "Where can you go, and with whom can you be, to think of something else?",
            "Company and other surroundings help, even where nobody knows why you came."
        ),
        new(
            SafetyPlanStep.People,
            "People I can ask for help",
            "Whom can you tell how bad it is? Put down their numbers too.",
            "Where being distracted is not enough, somebody should know."
        ),
        new(
            SafetyPlanStep.Professionals,
            "Professionals I can call",
            "Which professionals and which emergency room can you call or go to? Put down their numbers too.",
            "They are trained for this, and there by day or by night."
        ),
        new(
            SafetyPlanStep.SafePlace,
            "How we make the place safe",
            "What makes the place where you are safer, and who helps you with it?",
            "A bad hour passes more easily where it finds little to hold on to. Agree on this with somebody who helps."
        ),
    ];
}
