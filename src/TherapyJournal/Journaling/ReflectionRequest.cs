using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Records;

namespace TherapyJournal.Journaling;

/// <summary>What a model is told when it answers an entry.</summary>
internal static class ReflectionRequest
{
    public static ModelRequest Of(PatientId patient, ReflectionContext context) =>
        new(
            patient,
            [
                .. context.Lately.Select(r =>
                    UntrustedBlock.RecentOpening(Sentences.Split(r.Text).FirstOrDefault(r.Text))
                ),
                UntrustedBlock.Entry(EntryExcerpt.Of(context.Entry.Content.Text), context.EntryDay, context.Entry.Id),
            ],
            $"The patient's language is {context.Standing.Language}.",
            context.Names ?? throw new InvalidOperationException("Without the patient's name nothing may leave."),
            // The method of the therapy shapes questions; an answer is heard in any of them.
            new Manner(Method: null, context.Standing.Tone, context.Policy.InferMood)
        );
}
