using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>Says at the first of a day, and again after three hours, that a program writes here. With --json it stands on stderr.</summary>
internal static class AiDisclosure
{
    public static async Task SayAsync(CommandContext context, PatientId patient)
    {
        try
        {
            var disclose = await context.GetAsync<DiscloseAi>();
            if (await disclose.IsDueAsync(patient, context.Cancellation))
            {
                context.Screen.Remark(DiscloseAi.Words);
            }
        }
        catch (Exception fault) when (StoreTrouble.Say(fault) is not null)
        {
            // What cannot be noted as said is said, and never costs anybody the words that they came to write.
            context.Screen.Remark(DiscloseAi.Words);
        }
    }
}
