using System.CommandLine;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal practice kept`: what is kept of erased patients, for who had them in their caseload. Each look is on record.</summary>
internal static class KeptCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var id = new Argument<string?>("id") { Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("kept", "Read what is kept of patients who were erased.") { id };
        terminal.Does(
            command,
            (parsed, context) => parsed.GetValue(id) is { } one ? ShowAsync(context, one) : ListAsync(context)
        );
        return command;
    }

    private static async Task<int> ListAsync(CommandContext context)
    {
        var therapist = await Acting.TherapistAsync(context);
        var kept = await (await context.GetAsync<ReadKept>()).ListAsync(therapist, context.Cancellation);
        if (kept.IsClosed)
        {
            throw Acting.Stop(new DoorRefusal.Closed());
        }
        var names = await TherapistNames.OfAsync(context);
        var times = await ShownTimes.OfAsync(context);
        var done = context.Done<IReadOnlyList<KeptDocument>>(
            [.. kept.Records.Select(k => KeptDocument.Of(k, names))],
            KeptDocumentsJson.Default.IReadOnlyListKeptDocument,
            page => Show(page, kept.Records, times)
        );
        return kept.Damaged == 0
            ? done
            : context.Refused(
                $"{Count.Of(kept.Damaged, "kept record does", "kept records do")} not open, changed outside the program.",
                whatToDo: "'journal doctor' names them; a backup has them as they were."
            );
    }

    private static async Task<int> ShowAsync(CommandContext context, string id)
    {
        var therapist = await Acting.TherapistAsync(context);
        switch (await (await context.GetAsync<ReadKept>()).RunAsync(therapist, id, context.Cancellation))
        {
            case ReadOutcome<KeptView>.Open { Value: var kept }:
                var names = await TherapistNames.OfAsync(context);
                var times = await ShownTimes.OfAsync(context);
                var page = new KeptPage(context.Screen, times, names);
                return context.Done(
                    KeptDocument.Of(kept, names),
                    KeptDocumentsJson.Default.KeptDocument,
                    _ => page.Show(kept)
                );
            case ReadOutcome<KeptView>.Refused { Why: DoorRefusal.Missing }:
                return context.Refused(
                    "There is no such kept record.",
                    whatToDo: "'journal practice kept' lists those of patients whom you had."
                );
            case ReadOutcome<KeptView>.Refused refused:
                throw Acting.Stop(refused.Why);
            default:
                throw new InvalidOperationException("An outcome without a case.");
        }
    }

    private static void Show(TerminalScreen page, IReadOnlyList<KeptView> kept, ShownTimes times)
    {
        if (kept.Count == 0)
        {
            page.Sentence("Nothing is kept of a patient whom you had.");
            return;
        }
        var ids = IdPrefix.Shortest(kept.Select(k => k.Owner));
        page.Table(
            [new("id", Keep: true), new("name"), new("erased", Keep: true), new("kept until", Keep: true)],
            [
                .. kept.Select(k =>
                    (IReadOnlyList<Cell>)[ids[k.Owner], k.Content.Name, times.Day(k.ErasedAt), k.Content.Until ?? ""]
                ),
            ]
        );
    }
}
