using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>Says what the program still owes a patient: a crisis answer that was decided but not shown, since the process died.</summary>
internal static class OwedWords
{
    /// <summary>Shows the words and marks them as delivered. With --json they go to stderr.</summary>
    /// <returns>The last fixed words that were shown; null: none were.</returns>
    public static async Task<string?> SayAsync(CommandContext context, PatientId patient)
    {
        var deliver = await context.GetAsync<DeliverMessages>();
        if (
            !await deliver.AnyOwedAsync(patient, context.Cancellation)
            || await deliver.OwedAsync(patient, context.Cancellation)
                is not ReadOutcome<IReadOnlyList<OwedMessage>>.Open { Value: var owed }
        )
        {
            return null;
        }
        string? fixedWords = null;
        // Fixed words first: they may save somebody.
        foreach (var message in owed.OrderBy(m => m.WrittenBy is not null))
        {
            if (message.WrittenBy is { } writer)
            {
                await AiDisclosure.SayAsync(context, patient);
                context.Screen.AssistantWords(message.Text, writer);
                context.Screen.Blank();
            }
            else
            {
                Show(context, message.Text, patient);
                fixedWords = message.Text;
            }
            await deliver.MarkDeliveredAsync(message.Id, context.Cancellation);
        }
        return fixedWords;
    }

    /// <summary>Shows the short fixed words where an urgent alert is not lifted.</summary>
    /// <param name="context">The command.</param>
    /// <param name="patient">Who writes.</param>
    /// <param name="fate">What becomes of what they wrote just now.</param>
    /// <returns>What was shown; null: nothing stands.</returns>
    public static async Task<string?> SayStandingAsync(CommandContext context, PatientId patient, WordsFate fate)
    {
        var read = await context.GetAsync<ReadFixedWords>();
        if (
            await read.RunAsync(patient, context.Cancellation) is not ReadOutcome<FixedWords?>.Open { Value: { } words }
        )
        {
            return null;
        }
        Show(context, words.InShort[fate]);
        return words.InShort[fate];
    }

    /// <summary>Fixed words stand out by space, not by colour: they must be read calmly.</summary>
    /// <param name="context">The command.</param>
    /// <param name="words">The words.</param>
    /// <param name="patient">Whose safety plan is one command away; null: it is not known, or the words are the short ones.</param>
    public static void Show(CommandContext context, string words, PatientId? patient = null)
    {
        context.CrisisWordsWereSaid = true;
        var page = context.Screen;
        page.Blank();
        foreach (var line in words.Split('\n'))
        {
            page.Sentence(line);
        }
        if (patient is { } whose)
        {
            page.Blank();
            page.Hint(
                $"The safety plan, and whom to call, at any time: journal plan {IdPrefix.Shortest([whose.Value])[whose.Value]}"
            );
        }
        page.Blank();
    }
}
