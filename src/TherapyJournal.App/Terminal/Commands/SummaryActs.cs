using TherapyJournal.Records;
using TherapyJournal.Review;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>What a therapist does with the summary of an entry.</summary>
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
        var accept = await context.GetAsync<AcceptSummary>();
        return await accept.RunAsync(therapist, patient, entry, context.Cancellation) switch
        {
            AcceptSummaryOutcome.Accepted => context.Done(
                new DoneDocument("accepted", entry),
                DocumentsJson.Default.DoneDocument,
                page =>
                    page.Sentence(
                        "The summary is accepted: it belongs to the file, and where the practice shares summaries, the patient reads it."
                    )
            ),
            AcceptSummaryOutcome.NoSuchSummary => context.Refused("There is no summary of this entry to accept."),
            AcceptSummaryOutcome.Stale => context.Refused(
                "The summary was written anew at the same moment; nothing was accepted.",
                whatToDo: "Read it again, then decide."
            ),
            AcceptSummaryOutcome.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }
}
