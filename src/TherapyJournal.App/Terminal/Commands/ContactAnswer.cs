using TherapyJournal.Safety;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>What setting or proving an address says to whoever typed it.</summary>
internal static class ContactAnswer
{
    /// <param name="context">The command.</param>
    /// <param name="outcome">What it came to.</param>
    /// <param name="give">What to type after the program's name when the code has come.</param>
    /// <param name="again">What to type so for a new code.</param>
    public static int Tell(CommandContext context, ProveContactOutcome outcome, string give, string again) =>
        outcome switch
        {
            ProveContactOutcome.CodeSent sent => context.Done(
                new ContactDocument(sent.Email, IsProven: false),
                DocumentsJson.Default.ContactDocument,
                page =>
                {
                    page.Sentence($"A code is on its way to {SafeText.OneLine(sent.Email)}. It holds for an hour.");
                    page.Hint($"When it has come: 'journal {give}'.");
                }
            ),
            ProveContactOutcome.Proven proven => context.Done(
                new ContactDocument(proven.Email, IsProven: true),
                DocumentsJson.Default.ContactDocument,
                page =>
                    page.Sentence($"It is proven: urgent alerts reach {SafeText.OneLine(proven.Email)} from now on.")
            ),
            ProveContactOutcome.NotSent not => context.Refused(
                $"The code could not be sent: {not.Why}.",
                "The address is kept, and nobody is woken there until its code came back.",
                $"Look at Journal:Email, then: 'journal {again}'."
            ),
            ProveContactOutcome.WrongCode => context.Refused(
                "That is not the code that was sent. Nothing was changed."
            ),
            ProveContactOutcome.CodeIsOver => context.Refused(
                "That code is taken no more: its hour is over, or too many others were given.",
                whatToDo: $"A new one: 'journal {again}'."
            ),
            ProveContactOutcome.NothingToProve => context.Refused(
                "No address waits for a code.",
                whatToDo: $"Set one: 'journal {again}'."
            ),
            ProveContactOutcome.Unknown unknown => context.Refused(
                $"There is nobody '{SafeText.OneLine(unknown.Named)}' here, or there are several."
            ),
            ProveContactOutcome.Unusable unusable => context.WrongUsage(unusable.Sentence),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
}

/// <summary>An address, and whether its code came back.</summary>
internal sealed record ContactDocument(string Email, bool IsProven);
