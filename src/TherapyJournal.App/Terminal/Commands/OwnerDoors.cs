using System.CommandLine;
using System.Text.Json.Serialization;
using TherapyJournal.Accounts;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal owner add | invite`: how an owner comes in by the web page.</summary>
internal static class OwnerDoors
{
    public static Command Invite(JournalTerminal terminal)
    {
        var named = new Argument<string>("owner") { Description = "By name." };
        var also = new Option<string?>("--therapist")
        {
            HelpName = "therapist",
            Description = "The therapist whom they are as well: one way to sign in is both from now on.",
        };
        var command = new Command("invite", "Invite an owner to the web page, by a link that works once.")
        {
            named,
            also,
        };
        terminal.Does(
            command,
            (parsed, context) => InviteAsync(context, parsed.GetRequiredValue(named), parsed.GetValue(also))
        );
        return command;
    }

    /// <summary>Adds an owner and shows them the way in. It does not wait for their address: whoever can be called nowhere yet can still look after the practice.</summary>
    public static async Task<int> AddAsync(CommandContext context, string name, string email)
    {
        var outcome = await (await context.GetAsync<ProveContact>()).AddOwnerAsync(name, email, context.Cancellation);
        var prove = $"owner link {Typed.Word(name)} CODE";
        if (outcome is not (ProveContactOutcome.CodeSent or ProveContactOutcome.NotSent))
        {
            return ContactAnswer.Tell(context, outcome, prove, Again);
        }
        var invites = await context.GetAsync<InviteToAccount>();
        if (
            await invites.OwnerAsync(name, therapist: null, context.Cancellation)
            is not InviteOwnerOutcome.Invited invited
        )
        {
            return Unknown(context, name);
        }
        var link = await WebInvite.LinkAsync(context, invited.Code);
        var unsent = outcome as ProveContactOutcome.NotSent;
        if (unsent is not null)
        {
            context.Screen.Remark(
                $"The code could not be sent: {unsent.Why}. The address is kept, and nobody is woken there until its code came back. "
                    + $"Look at Journal:Email, then: 'journal {Again}'."
            );
        }
        return context.Done(
            new OwnerInvitedDocument(
                invited.Owner.Id,
                email.Trim(),
                CodeSent: unsent is null,
                link,
                Documents.Time(invited.Until)
            ),
            OwnerDocumentsJson.Default.OwnerInvitedDocument,
            page =>
            {
                if (unsent is null)
                {
                    page.Sentence($"A code is on its way to {SafeText.OneLine(email.Trim())}. It holds for an hour.");
                    page.Hint($"When it has come: 'journal {prove}'.");
                    page.Blank();
                }
                WebInvite.Say(page, SafeText.OneLine(invited.Owner.Name), link, invited.Until);
            }
        );
    }

    private const string Again = "owner add --name N --email ADDRESS";

    private static async Task<int> InviteAsync(CommandContext context, string named, string? also)
    {
        TherapistId? therapist = null;
        if (also is not null)
        {
            var found = await (await context.GetAsync<Therapists>()).FindActingAsync(also, context.Cancellation);
            if (string.IsNullOrWhiteSpace(also) || found is not ActingTherapistOutcome.Found { Therapist: var one })
            {
                return context.Refused(
                    $"There is no therapist '{also}' here, or there are several.",
                    whatToDo: "'journal therapists list' shows who there is."
                );
            }
            therapist = one.Id;
        }
        var invites = await context.GetAsync<InviteToAccount>();
        return await invites.OwnerAsync(named, therapist, context.Cancellation) switch
        {
            InviteOwnerOutcome.Invited invited => await WebInvite.ShowAsync(
                context,
                invited.Owner.Id,
                SafeText.OneLine(invited.Owner.Name),
                invited.Code,
                invited.Until
            ),
            InviteOwnerOutcome.Unknown => Unknown(context, named),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private static int Unknown(CommandContext context, string named) =>
        context.Refused(
            $"There is no owner '{SafeText.OneLine(named)}' here.",
            whatToDo: "'journal owner list' shows who there is."
        );
}

/// <summary>An owner who was added, where they are called, and their way in.</summary>
internal sealed record OwnerInvitedDocument(Guid Id, string Email, bool CodeSent, string Link, string Until)
{
    /// <summary>Whether the address counts: it does once its code came back.</summary>
    public bool IsProven { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OwnerInvitedDocument))]
internal sealed partial class OwnerDocumentsJson : JsonSerializerContext;
