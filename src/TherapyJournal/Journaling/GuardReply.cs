using NodaTime;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Safety.Guard;

namespace TherapyJournal.Journaling;

/// <summary>Takes a model's question or reflection to the guard; what is stopped is counted, and said on record in plain words.</summary>
internal static class GuardReply
{
    private const int LongestQuestion = 300;
    private const int LongestWhy = 300;
    private const int LongestReflection = 600;
    private const int AskedCompared = 30;

    /// <summary>Why the question does not reach the patient; null: it does.</summary>
    public static GuardStop? WhyNotAsk(string question, string why, PromptContext context, Instant now)
    {
        IReadOnlyList<string> theirs =
        [
            .. context.OpenGoals.Select(g => g.Content.Text),
            .. context.LastEntries.Select(e => e.Content.Text),
            .. context.Standing.ThemesToSeek,
        ];
        var own = OwnWords.Of(theirs);
        var details = new InventedDetails(
            [
                .. theirs,
                .. context.SoFar.Select(line => line.Text),
                .. context.AskedLately.Select(p => p.Content.Text),
                context.Names?.Patient ?? "",
            ],
            [now.InZone(context.Zone).Date, .. context.LastEntries.Select(e => e.At.InZone(context.Zone).Date)]
        );
        GuardedWords Words(GuardedKind kind, string text, int longest) =>
            new()
            {
                Text = text,
                Kind = kind,
                Language = context.Standing.Language,
                Longest = longest,
                Own = own,
                Asked = [.. context.AskedLately.TakeLast(AskedCompared).Select(p => p.Content.Text)],
                Why = why,
                Details = details,
                IsLeftAlone = new AvoidedThemes(context.Standing.ThemesToAvoid).IsTouchedBy,
                MayInferMood = context.Policy.InferMood,
            };
        return Stopped(Words(GuardedKind.Question, question, LongestQuestion)) is { } wrong
                ? new GuardStop(
                    wrong,
                    $"The model's question {GuardRules.Say(wrong)}, so the question bank's was taken."
                )
            : Stopped(Words(GuardedKind.Why, why, LongestWhy)) is { } wrongWhy
                ? new GuardStop(
                    wrongWhy,
                    $"The model's reason for its question {GuardRules.Say(wrongWhy)}, so the question bank's was taken."
                )
            : null;
    }

    /// <summary>Why the reflection does not reach the patient; null: it does.</summary>
    public static GuardStop? WhyNotSay(string text, ReflectionContext context) =>
        Stopped(
            new GuardedWords
            {
                Text = text,
                Kind = GuardedKind.Reflection,
                Language = context.Standing.Language,
                Longest = LongestReflection,
                Own = OwnWords.Of([context.Entry.Content.Text]),
                Details = new InventedDetails(
                    [context.Entry.Content.Text, context.Names?.Patient ?? ""],
                    [context.EntryDay]
                ),
                Openings = [.. context.Lately.Select(r => Sentences.Split(r.Text).FirstOrDefault(r.Text))],
                MayInferMood = context.Policy.InferMood,
            }
        )
            is { } wrong
            ? new GuardStop(wrong, $"The model's words {GuardRules.Say(wrong)}, so fixed ones were taken.")
            : null;

    private static GuardRule? Stopped(GuardedWords words)
    {
        if (GuardWords.Check(words) is not GuardOutcome.Stopped { Rule: var rule })
        {
            return null;
        }
        GuardMeter.Count(rule);
        return rule;
    }
}

/// <summary>A model's words that do not reach a patient.</summary>
/// <param name="Rule">Which rule stopped them.</param>
/// <param name="Sentence">The same as a person reads it; it repeats nothing of them.</param>
internal sealed record GuardStop(GuardRule Rule, string Sentence);
