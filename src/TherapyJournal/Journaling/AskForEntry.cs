using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Goals;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.Journaling;

/// <summary>Asks a patient for an entry: a question that fits their goals, what they wrote last and what was asked lately, and why it is asked.</summary>
public sealed class AskForEntry(
    JournalStore store,
    PatientRecords records,
    Keys keys,
    WritePrompt write,
    TimeProvider clock
)
{
    private readonly KeepPrompt keep = new(store, records, clock);
    private const int MostTries = 3;

    /// <summary>Today's prompt. One that was asked today and is still unanswered is asked again, unless a goal changed since.</summary>
    public async Task<AskOutcome> RunAsync(PatientId patient, PromptWish wish, CancellationToken cancel)
    {
        var wasModelAsked = false;
        for (var tried = 1; tried <= MostTries; tried++)
        {
            (var outcome, wasModelAsked) = await TryAsync(patient, wish, wasModelAsked, cancel);
            if (outcome is not null)
            {
                return outcome;
            }
        }
        return new AskOutcome.NotNow("Something is being changed here just now. Please ask again in a moment.");
    }

    /// <summary>What asking comes to at this moment without a new question: nothing is written, chosen or saved. It is the patient who looks, and so it stands in the access record.</summary>
    /// <returns>Null where a new question would be asked, for which somebody may have to wait, or a wish for none would be noted.</returns>
    public async Task<AskOutcome?> StandingAsync(PatientId patient, PromptWish wish, CancellationToken cancel) =>
        await ReadAsync(new Reader.Patient(patient), patient, Purpose.Session, _ => false, cancel) switch
        {
            ReadOutcome<PromptContext>.Open { Value: var context } => WithoutQuestion(context, wish),
            ReadOutcome<PromptContext>.Refused refused => new AskOutcome.Refused(refused.Why),
            _ => throw new InvalidOperationException("The door said something new."),
        };

    private Task<ReadOutcome<PromptContext>> ReadAsync(
        Reader reader,
        PatientId patient,
        Purpose purpose,
        Func<PatientStandingContent, bool> asksModel,
        CancellationToken cancel
    ) =>
        records.ReadAsync(
            reader,
            patient,
            purpose,
            (record, db) => PromptContext.FromAsync(record, db, keys, clock.Now(), asksModel, cancel),
            cancel
        );

    /// <returns>
    /// No outcome when what was read does not hold any more: an entry that the question rests on was changed, made private or
    /// taken back, somebody else asked first, or a question that was ready was withdrawn or asked. And whether a model was asked by now.
    /// </returns>
    private async Task<(AskOutcome? Outcome, bool WasModelAsked)> TryAsync(
        PatientId patient,
        PromptWish wish,
        bool wasModelAsked,
        CancellationToken cancel
    )
    {
        var read = await ReadAsync(
            new Reader.Assistant(nameof(AskForEntry)),
            patient,
            Purpose.AskForEntry,
            write.AsksModel,
            cancel
        );
        if (read is not ReadOutcome<PromptContext>.Open { Value: var context })
        {
            return (new AskOutcome.Refused(((ReadOutcome<PromptContext>.Refused)read).Why), wasModelAsked);
        }
        if (WithoutQuestion(context, wish) is { } instead)
        {
            return (instead, wasModelAsked);
        }
        if (wish == PromptWish.NotToday)
        {
            return (await NotTodayAsync(patient, context, cancel), wasModelAsked);
        }
        var next = await write.RunAsync(patient, context, wish, wasModelAsked, cancel);
        return (
            Outcome(
                await keep.SaveAsync(patient, context, wish, next.Prompt, cancel),
                new AskOutcome.Asked(next.Prompt)
            ),
            next.WasModelAsked
        );
    }

    /// <summary>What asking comes to where no new question is asked; null: one is, or the wish for none is noted.</summary>
    private AskOutcome? WithoutQuestion(PromptContext context, PromptWish wish)
    {
        if (!context.Standing.Allows(ConsentKind.Keeping))
        {
            return new AskOutcome.NotNow("There is no consent to keep entries, so no question is asked.")
            {
                IsWithoutConsent = true,
            };
        }
        if (context.Standing.Status != PatientStatus.Active)
        {
            return new AskOutcome.NotNow(
                context.Standing.Status == PatientStatus.Ended
                    ? "Journaling has ended here, so no question is asked."
                    : "Journaling is paused here, so no question is asked."
            );
        }
        if (context.FixedWords is { } words)
        {
            return new AskOutcome.FixedWords(words);
        }
        if (wish != PromptWish.Any)
        {
            return null;
        }
        return context.Unanswered is { } standing && context.GoalsChangedAt <= standing.AskedAt
                ? new AskOutcome.Asked(standing)
            : WhyNotUnasked(context) is { } reason ? new AskOutcome.NotToday(reason)
            : null;
    }

    /// <summary>Puts the open question aside; where there is none, the one that would have come, so that the wish is remembered and steers what follows.</summary>
    /// <returns>Null when what was read does not hold any more: then nothing was noted.</returns>
    private async Task<AskOutcome?> NotTodayAsync(PatientId patient, PromptContext context, CancellationToken cancel)
    {
        var refused = context.Unanswered is null
            ? BankPrompt.Of(patient, context, PromptWish.Any, failed: null, clock)
            : null;
        var saved = await keep.SaveAsync(
            patient,
            context,
            PromptWish.NotToday,
            refused is null
                ? null
                : refused with
                {
                    // Nobody has read it, so it has not asked what helped.
                    Content = refused.Content with
                    {
                        State = JournalPromptState.NotToday,
                        AsksWhatHelped = false,
                    },
                },
            cancel
        );
        return Outcome(
            saved,
            new AskOutcome.NotToday("That is fine. Nothing is asked today; you can still write whenever you like.")
        );
    }

    private static AskOutcome? Outcome(KeepPrompt.Saved saved, AskOutcome asItStood) =>
        saved switch
        {
            KeepPrompt.Saved.AsItStood => asItStood,
            KeepPrompt.Saved.PatientIsGone => new AskOutcome.Refused(new DoorRefusal.Missing()),
            _ => null,
        };

    private string? WhyNotUnasked(PromptContext context) =>
        context.SaidNotToday(clock.Now()) ? "You wanted no question today, so none is asked. Another can still be had."
        : context.IsWeekFull(clock.Now())
            ? "This week's questions have been asked. Another can still be had, and you can write whenever you like."
        : null;
}
