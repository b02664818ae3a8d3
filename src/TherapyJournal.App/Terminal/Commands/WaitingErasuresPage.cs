using TherapyJournal.Practices;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>The erasures that wait. The patients are hidden, their names too: each is named by id.</summary>
internal static class WaitingErasuresPage
{
    public static async Task<int> ShowAsync(CommandContext context)
    {
        var therapist = await Acting.TherapistAsync(context);
        await Acting.MustBeOpenAsync(context);
        var waiting = await (await context.GetAsync<WaitingErasures>()).ListAsync(therapist, context.Cancellation);
        var times = await ShownTimes.OfAsync(context);
        return context.Done<IReadOnlyList<EraseDocument>>(
            [.. waiting.Select(w => new EraseDocument(w.Patient.Value, "hidden", Documents.Time(w.Due)))],
            UpkeepJson.Default.IReadOnlyListEraseDocument,
            page => Show(page, waiting, times)
        );
    }

    private static void Show(TerminalScreen page, IReadOnlyList<WaitingErasure> waiting, ShownTimes times)
    {
        if (waiting.Count == 0)
        {
            page.Sentence("No erasure waits.");
            return;
        }
        var ids = IdPrefix.Shortest(waiting.Select(w => w.Patient.Value));
        page.Table(
            [new("id", Keep: true), new("asked", Keep: true), new("becomes final", Keep: true)],
            [
                .. waiting.Select(w =>
                    (IReadOnlyList<Cell>)
                        [ids[w.Patient.Value], times.Here(w.Due - AskForErasure.TimeToCallOff), times.Here(w.Due)]
                ),
            ]
        );
        page.Blank();
        page.Hint(
            "These patients are hidden, and so are their names; 'journal erase NAME --cancel' finds one by exact name too. "
                + "What has become final is carried out by 'journal worker'."
        );
    }
}
