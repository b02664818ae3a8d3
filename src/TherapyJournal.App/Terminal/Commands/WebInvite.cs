using System.Text.Json.Serialization;
using NodaTime;
using TherapyJournal.Accounts;
using TherapyJournal.App.Web.Account;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>Shows a link by which somebody sets up how they sign in on the web page.</summary>
internal static class WebInvite
{
    /// <summary>Invites a patient of the acting therapist.</summary>
    /// <param name="context">The command.</param>
    /// <param name="named">The patient.</param>
    /// <param name="asksMore">Whether something about a chat was asked as well, which cannot be.</param>
    public static async Task<int> OfPatientAsync(CommandContext context, string named, bool asksMore)
    {
        if (asksMore)
        {
            return context.WrongUsage("--confirm and --show are about a chat; --web stands alone.");
        }
        var (therapist, patient) = await Acting.PatientAsync(context, named);
        var invites = await context.GetAsync<InviteToAccount>();
        return await invites.RunAsync(therapist, patient, context.Cancellation) switch
        {
            InviteToAccountOutcome.Invited invited => await ShowAsync(
                context,
                patient.Value,
                "the patient",
                invited.Code,
                invited.Until
            ),
            InviteToAccountOutcome.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    /// <summary>Shows it, once.</summary>
    /// <param name="context">The command that made it.</param>
    /// <param name="whose">The id of the person.</param>
    /// <param name="name">As the sentence calls them, such as "the patient".</param>
    /// <param name="code">What <see cref="InviteToAccount"/> made.</param>
    /// <param name="until">Until when it is taken.</param>
    public static async Task<int> ShowAsync(CommandContext context, Guid whose, string name, string code, Instant until)
    {
        var link = await LinkAsync(context, code);
        return context.Done(
            new WebInviteDocument(whose, link, Documents.Time(until)),
            WebDocumentsJson.Default.WebInviteDocument,
            page => Say(page, name, link, until)
        );
    }

    /// <summary>Says what to do with it.</summary>
    public static void Say(TerminalScreen page, string name, string link, Instant until)
    {
        page.Sentence($"Give this link to {name}, and to nobody else:");
        page.Blank();
        page.Command(link);
        page.Blank();
        page.Sentence(
            $"It works once, until {until.InUtc():d MMMM uuuu 'at' HH:mm} (UTC), and is shown nowhere again. "
                + "An earlier link works no more. Whoever has lost their password or app is invited again like this."
        );
    }

    /// <summary>The link that holds a code.</summary>
    public static async Task<string> LinkAsync(CommandContext context, string code) =>
        (await context.GetAsync<InvitationLink>()).Of(code);
}

/// <summary>An invitation to the web page.</summary>
internal sealed record WebInviteDocument(Guid Id, string Link, string Until);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WebInviteDocument))]
internal sealed partial class WebDocumentsJson : JsonSerializerContext;
