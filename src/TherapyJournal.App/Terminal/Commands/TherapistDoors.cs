using System.CommandLine;
using TherapyJournal.Accounts;
using TherapyJournal.Practices;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal therapists invite | leave`: how a therapist comes in by the web page, and how they go.</summary>
internal static class TherapistDoors
{
    public static Command Invite(JournalTerminal terminal)
    {
        var named = new Argument<string>("therapist") { Description = "By name or id." };
        var command = new Command("invite", "Invite a therapist to the web page, by a link that works once.") { named };
        terminal.Does(command, (parsed, context) => InviteAsync(context, parsed.GetRequiredValue(named)));
        return command;
    }

    public static Command Leave(JournalTerminal terminal)
    {
        var named = new Argument<string>("therapist") { Description = "By name or id." };
        var yes = new Option<bool>("--yes") { Description = "Yes, also where they answer in a colleague's place." };
        var command = new Command("leave", "A therapist leaves the practice, once their patients are handed over.")
        {
            named,
            yes,
        };
        terminal.Does(
            command,
            (parsed, context) => LeaveAsync(context, parsed.GetRequiredValue(named), parsed.GetValue(yes))
        );
        return command;
    }

    private static async Task<int> InviteAsync(CommandContext context, string named)
    {
        var found = await (await context.GetAsync<Therapists>()).FindActingAsync(named, context.Cancellation);
        if (found is not ActingTherapistOutcome.Found { Therapist: var therapist })
        {
            return Unknown(context, named);
        }
        var invites = await context.GetAsync<InviteToAccount>();
        var (code, until) = await invites.RunAsync(AccountHolder.Of(therapist.Id), context.Cancellation);
        return await WebInvite.ShowAsync(context, therapist.Id.Value, therapist.Name, code, until);
    }

    private static async Task<int> LeaveAsync(CommandContext context, string named, bool yes) =>
        await (await context.GetAsync<LetTherapistGo>()).RunAsync(named, endsCovers: yes, context.Cancellation) switch
        {
            LetTherapistGoOutcome.Gone { Therapist: var gone } => context.Done(
                TherapistDocument.Of(gone),
                DocumentsJson.Default.TherapistDocument,
                page =>
                    page.Sentence(
                        $"{gone.Name} works here no more: they read nothing, nobody calls them, and they are signed out everywhere. What they did stays on record."
                    )
            ),
            LetTherapistGoOutcome.AnswersForOthers { Therapist: var therapist, Covered: var covered } =>
                context.Refused(
                    $"{therapist.Name} answers in the place of {string.Join(", ", covered.Select(t => t.Name))}. That ends when they leave. Nothing was changed.",
                    whatToDo: "Say who answers instead: 'journal therapists cover T --by U'. Or let them go all the same, with --yes."
                ),
            LetTherapistGoOutcome.HasPatients { Therapist: var therapist, Patients: var patients } => context.Refused(
                patients == 1
                    ? $"One patient is in the care of {therapist.Name} still."
                    : $"{patients} patients are in the care of {therapist.Name} still.",
                whatToDo: "Hand them over first: 'journal patients set P therapist T'. Whose erasure waits is handed over once it is called off, or goes by itself."
            ),
            LetTherapistGoOutcome.LastOne last => context.Refused(
                $"Nobody but {last.Therapist.Name} works here.",
                whatToDo: "Add who comes after them: 'journal therapists add --name N'."
            ),
            _ => Unknown(context, named),
        };

    private static int Unknown(CommandContext context, string named) =>
        context.Refused(
            $"There is no therapist '{named}' here, or there are several.",
            whatToDo: "'journal therapists list' shows who there is."
        );
}
