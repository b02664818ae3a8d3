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
        for (var tried = 1; ; tried++)
        {
            if (await TryAsync(patient, wish, isFirst: tried == 1, cancel) is { } outcome)
            {
                return outcome;
            }
            if (tried == MostTries)
            {
                return new AskOutcome.NotNow("Entries are being changed just now. Please ask again in a moment.");
            }
        }
    }

    /// <returns>Null when an entry that the question rests on was changed, made private or taken back meanwhile.</returns>
    private async Task<AskOutcome?> TryAsync(PatientId patient, PromptWish wish, bool isFirst, CancellationToken cancel)
    {
        var read = await records.ReadAsync(
            new Reader.Assistant(nameof(AskForEntry)),
            patient,
            Purpose.AskForEntry,
            (record, db) => PromptContext.FromAsync(record, db, keys, clock.Now(), write.AsksModel, cancel),
            cancel
        );
        if (read is not ReadOutcome<PromptContext>.Open { Value: var context })
        {
            return new AskOutcome.Refused(((ReadOutcome<PromptContext>.Refused)read).Why);
        }
        if (!context.Standing.Allows(ConsentKind.Keeping))
        {
            return new AskOutcome.NotNow("There is no consent to keep entries, so no question is asked.");
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
        var standing = context.Unanswered;
        if (wish == PromptWish.Any && standing is not null && context.GoalsChangedAt <= standing.AskedAt)
        {
            return new AskOutcome.Asked(standing);
        }
        if (wish == PromptWish.NotToday)
        {
            return await NotTodayAsync(patient, context, cancel);
        }
        if (wish == PromptWish.Any && WhyNotUnasked(context) is { } reason)
        {
            return new AskOutcome.NotToday(reason);
        }
        var next = await write.RunAsync(patient, context, wish, mayAskModel: isFirst, cancel);
        return await keep.SaveAsync(patient, context, wish, next, cancel) switch
        {
            KeepPrompt.Saved.AsItStood => new AskOutcome.Asked(next),
            KeepPrompt.Saved.PatientIsGone => new AskOutcome.Refused(new DoorRefusal.Missing()),
            _ => null,
        };
    }

    /// <summary>Puts the open question aside; where there is none, the one that would have come, so that the wish is remembered and steers what follows.</summary>
    private async Task<AskOutcome> NotTodayAsync(PatientId patient, PromptContext context, CancellationToken cancel)
    {
        var refused = context.Unanswered is null
            ? BankPrompt.Of(patient, context, PromptWish.Any, failed: null, clock)
            : null;
        await keep.SaveAsync(
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
        return new AskOutcome.NotToday("That is fine. Nothing is asked today; you can still write whenever you like.");
    }

    private string? WhyNotUnasked(PromptContext context) =>
        context.SaidNotToday(clock.Now()) ? "You wanted no question today, so none is asked. Another can still be had."
        : context.IsWeekFull(clock.Now())
            ? "This week's questions have been asked. Another can still be had, and you can write whenever you like."
        : null;
}

/// <summary>What asking came to.</summary>
public abstract record AskOutcome
{
    private AskOutcome() { }

    public sealed record Asked(PromptView Prompt) : AskOutcome;

    /// <summary>The patient wants no question today, and that is noted; the sentence says so.</summary>
    public sealed record NotToday(string Sentence) : AskOutcome;

    /// <summary>No question can be asked now; the sentence says why.</summary>
    public sealed record NotNow(string Sentence) : AskOutcome;

    /// <summary>An urgent alert stands: until a therapist lifts it, the patient gets fixed words only.</summary>
    public sealed record FixedWords(Safety.FixedWords Words) : AskOutcome;

    public sealed record Refused(DoorRefusal Why) : AskOutcome;
}
