using TherapyJournal.Records;
using TherapyJournal.Review;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>What a therapist does with the summary of an entry: it is shown, and what was shown is what they accept.</summary>
internal static class SummaryActs
{
    public static async Task<int> AcceptAsync(
        CommandContext context,
        PatientId patient,
        Guid entry,
        string? words,
        bool yes
    )
    {
        var therapist = await Acting.TherapistAsync(context);
        if (await ReadAsync(context, therapist, patient, entry) is not { } summary)
        {
            return NoSuchSummary(context);
        }
        var isAsked = !yes && context.Screen.SomebodyIsThere;
        if (isAsked && !await IsSureAsync(context, summary))
        {
            return context.Refused("Nothing was accepted.");
        }
        var accept = await context.GetAsync<AcceptSummary>();
        return await accept.RunAsync(therapist, patient, entry, summary.Id, context.Cancellation) switch
        {
            AcceptSummaryOutcome.Accepted => context.Done(
                new DoneDocument("accepted", entry),
                DocumentsJson.Default.DoneDocument,
                page =>
                {
                    // Whoever was not asked reads here what they have accepted.
                    if (!isAsked)
                    {
                        SummaryPage.Show(page, summary.Content);
                    }
                    page.Sentence(
                        "The summary is accepted: it belongs to the file, and where the practice shares summaries, the patient reads it."
                    );
                }
            ),
            AcceptSummaryOutcome.NoSuchSummary => NoSuchSummary(context),
            AcceptSummaryOutcome.Stale => context.Refused(
                "The summary was written anew meanwhile; nothing was accepted.",
                whatToDo: "Read it again, then decide."
            ),
            AcceptSummaryOutcome.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private static async Task<SummaryView?> ReadAsync(
        CommandContext context,
        Reader.Therapist therapist,
        PatientId patient,
        Guid entry
    ) =>
        await (await context.GetAsync<ReadSummaries>()).RunAsync(therapist, patient, context.Cancellation) switch
        {
            ReadOutcome<IReadOnlyDictionary<Guid, SummaryView>>.Open open => open.Value.GetValueOrDefault(entry),
            ReadOutcome<IReadOnlyDictionary<Guid, SummaryView>>.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    private static async Task<bool> IsSureAsync(CommandContext context, SummaryView summary)
    {
        SummaryPage.Show(context.Screen, summary.Content);
        return await context.Screen.ChooseAsync("Accept this summary?", ["yes", "no"], context.Cancellation)
            is Choice.Picked { Word: "yes" };
    }

    private static int NoSuchSummary(CommandContext context) =>
        context.Refused("There is no summary of this entry to accept.");
}
