using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>The way of an entry at the terminal: it is recorded, the crisis answer is said, and what follows is run to its end.</summary>
internal static class EntryLoop
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    // Not to be stopped: whoever presses Ctrl-C at this moment has written all the same.
    public static async Task<RecordEntryOutcome> RecordAsync(CommandContext context, NewEntry entry)
    {
        var record = await context.GetAsync<RecordEntry>();
        var outcome = await record.RunAsync(entry, CancellationToken.None).WaitAsync(context.TimeForWords.ForStep);
        context.WordsAreKept = outcome is RecordEntryOutcome.Recorded or RecordEntryOutcome.AlreadyRecorded;
        return outcome;
    }

    /// <summary>What must be said beside an entry before anything else: the crisis answer, or that its language was not read.</summary>
    public static async Task SayFixedWordsAsync(
        CommandContext context,
        PatientId patient,
        RecordEntryOutcome.Recorded recorded
    )
    {
        await SayCrisisAsync(context, patient, recorded.Crisis);
        if (recorded.NotUnderstood is { } words)
        {
            OwedWords.Show(context, words);
        }
    }

    /// <summary>The crisis answer comes before everything else, and is marked as said.</summary>
    public static async Task SayCrisisAsync(CommandContext context, PatientId patient, CrisisAnswer? crisis)
    {
        if (crisis is not null)
        {
            OwedWords.Show(context, crisis.Words, crisis.IsShort ? null : patient);
            if (crisis.MessageId is not { } owed)
            {
                return;
            }
            var deliver = await context.GetAsync<DeliverMessages>();
            try
            {
                await deliver.MarkDeliveredAsync(owed, context.Cancellation).WaitAsync(context.TimeForWords.ForStep);
            }
            catch (Exception fault) when (StoreTrouble.Say(fault) is not null)
            {
                // Then they are said once more, at the next command: better twice than not at all.
            }
        }
    }

    /// <summary>Runs what follows for this patient to its end, and hands over the reflection as soon as it is there: nobody who wrote waits for what is written for others.</summary>
    /// <remarks>
    /// While an urgent alert stands there is no reflection: whoever was given nothing else gets the short fixed words. A model may find
    /// danger while everything else is done: its fixed words come in the reflection's place, or after it where that was shown already.
    /// </remarks>
    public static async Task<LoopEnd> FinishAsync(
        CommandContext context,
        PatientId patient,
        Guid entry,
        CrisisAnswer? said,
        bool isPrivate,
        Action<ReflectionContent>? show = null
    )
    {
        var draining = DrainAsync(context, patient);
        try
        {
            return await AnswerAsync(context, patient, entry, said, isPrivate, show, draining);
        }
        finally
        {
            // Also where the answer could not be read: nobody closes the store over work that is still being saved.
            await draining.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<LoopEnd> AnswerAsync(
        CommandContext context,
        PatientId patient,
        Guid entry,
        CrisisAnswer? said,
        bool isPrivate,
        Action<ReflectionContent>? show,
        Task draining
    )
    {
        var read = await context.GetAsync<ReadReflection>();
        string? found = null;
        while (!draining.IsCompleted && found is null && !await read.IsThereAsync(patient, entry, context.Cancellation))
        {
            await Task.WhenAny(draining, Task.Delay(BetweenLooks, context.Cancellation));
            found = await OwedWords.SayAsync(context, patient);
        }
        found ??= await OwedWords.SayAsync(context, patient);
        var reflection = found is null
            ? (await read.RunAsync(patient, entry, context.Cancellation) as ReadOutcome<ReflectionContent?>.Open)?.Value
            : null;
        if (reflection is not null && !context.Json)
        {
            (show ?? (r => Show(context.Screen, r)))(reflection);
        }
        var late = await SayUntilAsync(context, patient, draining);
        var raised = context.Json && (late ?? found) is not null ? await RaisedAsync(context, patient, entry) : null;
        if (late is not null)
        {
            // Where nothing was shown yet, what is shown last is the whole answer.
            return new LoopEnd(context.Json ? null : reflection, late) { Raised = raised };
        }
        if (found is not null)
        {
            return new LoopEnd(null, found) { Raised = raised };
        }
        var fate = isPrivate ? WordsFate.Private : WordsFate.Shared;
        return new LoopEnd(
            reflection,
            said?.Words ?? (reflection is null ? await OwedWords.SayStandingAsync(context, patient, fate) : null)
        );
    }

    // A model may find danger while the rest is done: whoever is there reads the answer at once, and not when everything is over.
    private static async Task<string?> SayUntilAsync(CommandContext context, PatientId patient, Task draining)
    {
        string? said = null;
        while (!draining.IsCompleted)
        {
            await Task.WhenAny(draining, Task.Delay(BetweenLooks, context.Cancellation));
            said = await OwedWords.SayAsync(context, patient) ?? said;
        }
        await draining;
        return await OwedWords.SayAsync(context, patient) ?? said;
    }

    /// <summary>Shows a reflection below what was said before.</summary>
    private static void Show(TerminalScreen page, ReflectionContent reflection)
    {
        page.Blank();
        page.AssistantWords(reflection.Text, reflection.WrittenBy);
    }

    /// <summary>The gravest alert of an entry; null: there is none, or it does not open.</summary>
    private static async Task<AlertView?> RaisedAsync(CommandContext context, PatientId patient, Guid entry) =>
        await (await context.GetAsync<ReadFixedWords>()).RaisedByAsync(patient, entry, context.Cancellation)
            is ReadOutcome<AlertView?>.Open { Value: { } raised }
            ? raised
            : null;

    /// <summary>Tells that words were not kept, after whatever must be said to whoever may be in danger.</summary>
    public static async Task TellNotKeptAsync(
        CommandContext context,
        PatientId patient,
        RecordEntryOutcome.NotKept notKept
    )
    {
        await SayCrisisAsync(context, patient, notKept.Crisis);
        await DrainAsync(context, patient);
        if (
            notKept.Crisis is null
            && await OwedWords.SayStandingAsync(context, patient, WordsFate.NotKept) is null
            && notKept.WhomToCall is { } whom
        )
        {
            OwedWords.Show(context, whom, patient);
        }
        context.Refused(notKept.Sentence);
    }

    /// <summary>Does the work that is due for this patient.</summary>
    public static async Task DrainAsync(CommandContext context, PatientId patient) =>
        await (await context.GetAsync<Worker>()).DrainAsync(
            patient,
            context.TimeForWords.ForStep,
            context.Cancellation
        );
}

/// <summary>What the patient was answered in the end.</summary>
/// <param name="Reflection">Null: there is none (yet).</param>
/// <param name="FixedWords">Those that stand beside the entry; null: none.</param>
internal sealed record LoopEnd(ReflectionContent? Reflection, string? FixedWords)
{
    /// <summary>The alert of a model that found danger after the entry was kept, for a document; null: there is none, or it was not looked for.</summary>
    public AlertView? Raised { get; init; }
}
