using NodaTime;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Journaling;

/// <summary>Takes the next prompt from the question bank.</summary>
internal static class BankPrompt
{
    /// <param name="patient">Whose.</param>
    /// <param name="context">What it may rest on.</param>
    /// <param name="wish">What the patient wants of it.</param>
    /// <param name="failed">Why a model did not write it; null: none was asked.</param>
    /// <param name="clock">The clock.</param>
    public static PromptView Of(
        PatientId patient,
        PromptContext context,
        PromptWish wish,
        string? failed,
        TimeProvider clock
    )
    {
        var now = clock.Now();
        var content = QuestionBank.English.Choose(Wish(patient, context, wish, now)) switch
        {
            QuestionChoice.Asks asks => new JournalPromptContent(
                asks.Text,
                asks.Why,
                asks.GoalId,
                QuestionBank.WrittenBy
            )
            {
                QuestionId = asks.Question.Id,
                AsksWhatHelped = asks.AsksWhatHelped,
                Depth = asks.Question.Depth,
                ModelFailed = failed,
            },
            QuestionChoice.NothingNew free => new JournalPromptContent(
                free.Text,
                free.Why,
                null,
                QuestionBank.WrittenBy
            )
            {
                ModelFailed = failed,
            },
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
        // The reason may name the theme of the last entry, so the question goes when that entry is taken back.
        return new PromptView(RowId.New(clock), now, content)
        {
            BasedOnEntryId = context.LastEntries.FirstOrDefault()?.Id,
        };
    }

    private static QuestionWish Wish(PatientId patient, PromptContext context, PromptWish wish, Instant now)
    {
        var last = context.LastEntries.FirstOrDefault();
        return new QuestionWish
        {
            Goals = [.. context.OpenGoals.Select(g => (g.Id, g.Content.Text))],
            LastEntry = last?.Content.Text,
            LastEntryOn = last?.At.InZone(context.Zone).Date,
            Asked =
            [
                .. context.AskedLately.Select(p => new AskedQuestion(
                    p.Content.QuestionId ?? "",
                    p.AskedAt,
                    p.Content.AsksWhatHelped,
                    p.Content.State is not (JournalPromptState.Asked or JournalPromptState.Answered),
                    p.Content.Depth
                )
                {
                    Themes = p.Content.QuestionId is null ? [.. Themes.English.In(p.Content.Text).Keys] : [],
                }),
            ],
            Mode = wish switch
            {
                PromptWish.Another => BankMode.Another,
                PromptWish.Easier => BankMode.Easier,
                _ => BankMode.Ordinary,
            },
            Seek = context.Standing.ThemesToSeek,
            Avoid = context.Standing.ThemesToAvoid,
            Deepest = context.Standing.Depth,
            Now = now,
            Today = now.InZone(context.Zone).Date,
            Seed = (ulong)context.AskedLately.Count ^ BitConverter.ToUInt64(patient.Value.ToByteArray(), 8),
        };
    }
}
