using System.Globalization;
using NodaTime;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Records;

namespace TherapyJournal.Journaling;

/// <summary>What a model is told when it writes a question: it does not grow with the journal, and what changes seldom stands first.</summary>
internal static class PromptRequest
{
    private const int AskedShown = 30;

    public static ModelRequest Of(PatientId patient, PromptContext context, PromptWish wish, Instant now) =>
        new(
            patient,
            [
                .. context.OpenGoals.Select(g => UntrustedBlock.Goal(g.Id.ToString(), g.Content.Text)),
                .. context.Standing.ThemesToSeek.Select(t => UntrustedBlock.Wish($"Seek this theme: {t}")),
                .. context.Standing.ThemesToAvoid.Select(t => UntrustedBlock.Wish($"Leave this theme alone: {t}")),
                .. context.SoFar.Count == 0
                    ? Array.Empty<UntrustedBlock>()
                    : [UntrustedBlock.SoFar(context.SoFar.Select(l => (l.EntryId, l.Text)))],
                .. context
                    .AskedLately.TakeLast(AskedShown)
                    .Select(p =>
                        UntrustedBlock.AskedLately(
                            p.Content.Text,
                            p.AskedAt.InZone(context.Zone).Date,
                            Then(p.Content.State)
                        )
                    ),
                .. context
                    .LastEntries.Reverse()
                    .Select(e =>
                        UntrustedBlock.EarlierEntry(
                            EntryExcerpt.Of(e.Content.Text),
                            e.At.InZone(context.Zone).Date,
                            e.Id
                        )
                    ),
            ],
            Turn(context, wish, now),
            context.Names ?? throw new InvalidOperationException("Without the patient's name nothing may leave."),
            new Manner(context.Standing.Method, context.Standing.Tone, context.Policy.InferMood)
        );

    private static string Turn(PromptContext context, PromptWish wish, Instant now) =>
        string.Join(
            ' ',
            new[]
            {
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The patient's language is {context.Standing.Language}. Today is {now.InZone(context.Zone).Date:dddd d MMMM}."
                ),
                context.MustAskWhatHelped ? "This time ask what helped or went well." : "",
                Depth(wish == PromptWish.Easier ? 1 : context.Standing.Depth),
                wish switch
                {
                    PromptWish.Another => "The last question was put aside: ask about something else.",
                    PromptWish.Easier => "The last question was too much: ask a light one.",
                    _ => "",
                },
            }.Where(sentence => sentence.Length > 0)
        );

    private static string Depth(int depth) =>
        depth switch
        {
            1 => "Ask something light, about what can be seen or done.",
            2 => "Do not go deeper than an ordinary day.",
            _ => "",
        };

    private static string? Then(JournalPromptState state) =>
        state switch
        {
            JournalPromptState.Answered => "answered",
            JournalPromptState.Another => "another",
            JournalPromptState.Easier => "easier",
            JournalPromptState.NotToday => "not-today",
            _ => null,
        };
}
