using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal erase P --cancel`: the patient is there again.</summary>
internal static class ErasureCalledOff
{
    public static async Task<int> RunAsync(
        CommandContext context,
        Reader.Therapist therapist,
        IReadOnlyList<WaitingErasure> waiting,
        string named
    )
    {
        if (waiting.Count > 1)
        {
            return context.Refused(
                "Several erasures answer to that name or id.",
                whatToDo: "Name one by id: " + string.Join(", ", waiting.Select(w => w.Patient))
            );
        }
        var patient = waiting.Count == 1 ? waiting[0].Patient : (await Acting.PatientAsync(context, named)).Patient;
        return await (await context.GetAsync<CallOffErasure>()).RunAsync(
            therapist,
            patient,
            context.Cancellation
        ) switch
        {
            CallOffErasureOutcome.CalledOff => context.Done(
                new EraseDocument(patient.Value, "called-off"),
                UpkeepJson.Default.EraseDocument,
                page => page.Sentence("It is called off: the patient is there again as before.")
            ),
            CallOffErasureOutcome.NothingAsked => context.Refused("No erasure of this patient waits."),
            CallOffErasureOutcome.NoSuchPatient => throw Acting.Stop(new DoorRefusal.Missing()),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }
}
