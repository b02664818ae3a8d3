using Microsoft.AspNetCore.Http;
using TherapyJournal.Records;
using TherapyJournal.Review;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>Accepts the summary of an entry, as the page showed it.</summary>
internal sealed class SummaryActs(AcceptSummary accept)
{
    public async Task<ActOutcome> AcceptAsync(
        Reader.Therapist who,
        PatientId patient,
        Guid entry,
        IFormCollection form,
        CancellationToken cancel
    ) =>
        await accept.RunAsync(who, patient, entry, Shown(form), cancel) switch
        {
            AcceptSummaryOutcome.Accepted => new ActOutcome.Done(),
            AcceptSummaryOutcome.NoSuchSummary => new ActOutcome.NoSuch(),
            AcceptSummaryOutcome.Stale => Again(
                "The summary was written anew meanwhile. Nothing was accepted. Look at it again, then decide."
            ),
            AcceptSummaryOutcome.Refused { Why: DoorRefusal.Missing } => new ActOutcome.NoSuch(),
            AcceptSummaryOutcome.Refused refused => Again(Refusal.Of(refused.Why)),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    // A form that does not say which summary it showed is about none that there is.
    private static Guid Shown(IFormCollection form) => Guid.TryParse(form["summary"], out var id) ? id : Guid.Empty;

    private static ActOutcome.Again Again(string sentence) => new(new Refusal(Guid.Empty, sentence));
}
