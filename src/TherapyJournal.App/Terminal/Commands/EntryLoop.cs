using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>The way of an entry at the terminal: it is recorded, the crisis answer is said, and what follows is run to its end.</summary>
internal static class EntryLoop
{
    // Not to be stopped: whoever presses Ctrl-C at this moment has written all the same.
    public static async Task<RecordEntryOutcome> RecordAsync(CommandContext context, NewEntry entry) =>
        await (await context.GetAsync<RecordEntry>())
            .RunAsync(entry, CancellationToken.None)
            .WaitAsync(context.TimeForWords.ForStep);

    /// <summary>The crisis answer comes before everything else, and is marked as said.</summary>
    public static async Task SayCrisisAsync(CommandContext context, CrisisAnswer? crisis)
    {
        if (crisis is not null)
        {
            OwedWords.Show(context, crisis.Words);
            var deliver = await context.GetAsync<DeliverMessages>();
            try
            {
                await deliver
                    .MarkDeliveredAsync(crisis.MessageId, context.Cancellation)
                    .WaitAsync(context.TimeForWords.ForStep);
            }
            catch (Exception fault) when (StoreTrouble.Say(fault) is not null)
            {
                // Then they are said once more, at the next command: better twice than not at all.
            }
        }
    }

    /// <summary>Runs what follows for this patient; returns the reflection, or null when there is none (yet).</summary>
    /// <remarks>While an urgent alert stands there is none: whoever was given nothing else gets the short fixed words.</remarks>
    public static async Task<ReflectionContent?> FinishAsync(
        CommandContext context,
        PatientId patient,
        Guid entry,
        CrisisAnswer? said
    )
    {
        await DrainAsync(context, patient);
        var read = await context.GetAsync<ReadReflection>();
        var reflection = await read.RunAsync(patient, entry, context.Cancellation);
        if (reflection is ReadOutcome<ReflectionContent?>.Open { Value: { } words })
        {
            return words;
        }
        if (said is null)
        {
            await OwedWords.SayStandingAsync(context, patient);
        }
        return null;
    }

    /// <summary>Does the work that is due for this patient.</summary>
    public static async Task DrainAsync(CommandContext context, PatientId patient) =>
        await (await context.GetAsync<Worker>()).DrainAsync(patient, context.TimeForWords.ForStep, context.Cancellation);
}
