using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using TherapyJournal.Accounts;
using TherapyJournal.App.Telegram;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.App.Web.Account;
using TherapyJournal.App.Web.Look;
using TherapyJournal.Chats;
using TherapyJournal.Practices;
using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>How a patient comes in: a link to the web page, a link to the practice's bot, and whether the chat that was linked is really theirs.</summary>
internal sealed class InvitePages(
    ReadPatients patients,
    InviteToAccount web,
    InvitePatient chat,
    LinkedChat linked,
    InvitationLink link,
    IEnumerable<TelegramApi> bots
) : IPages
{
    public const string Name = "invite";

    private const string One = PatientPages.Path + "/{patient:guid}/" + Name;

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.Show(
            Door.Therapist,
            One,
            (context, patient) => PageAsync(context, new PatientId(patient), problem: null)
        );
        Post("/web", ToWebAsync);
        Post("/chat", ToChatAsync);
        Post("/chat/confirm", (context, id) => ChangeAsync(context, id, linked.ConfirmAsync));
        Post("/chat/unlink", (context, id) => ChangeAsync(context, id, linked.UnlinkAsync));

        void Post(string path, Func<HttpContext, PatientId, Task<IResult>> act) =>
            pages.Act(Door.Therapist, One + path, (context, patient) => act(context, new PatientId(patient)));
    }

    private async Task<IResult> ToWebAsync(HttpContext context, PatientId patient)
    {
        var person = context.SignedIn();
        return await web.RunAsync(person.Therapist!, patient, context.RequestAborted) switch // the door lets therapists in alone
        {
            InviteToAccountOutcome.Invited invited => Answers.Page<InvitationView>(
                Invitation("To the web page", link.Of(invited.Code), invited.Until, person.TimeZone, patient)
            ),
            InviteToAccountOutcome.Refused refused => Refusal.Page(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private async Task<IResult> ToChatAsync(HttpContext context, PatientId patient)
    {
        var person = context.SignedIn();
        if (await InviteCommand.NameOfBotAsync(bots, context.RequestAborted) is not { } bot)
        {
            return await PageAsync(
                context,
                patient,
                "The practice's bot could not be asked for its name, so no link was made. Try again in a moment, or tell whoever runs the program."
            );
        }
        return await chat.RunAsync(person.Therapist!, patient, context.RequestAborted) switch
        {
            InvitePatientOutcome.Invited invited => Answers.Page<InvitationView>(
                Invitation(
                    "To Telegram",
                    InviteCommand.LinkOf(bot, invited.Link),
                    invited.Until,
                    person.TimeZone,
                    patient
                ) with
                {
                    Typed =
                        "When they have linked their chat, it stands on the page you come from: say there whether it is really theirs.",
                }
            ),
            InvitePatientOutcome.Refused refused => Refusal.Page(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private async Task<IResult> ChangeAsync(
        HttpContext context,
        PatientId patient,
        Func<Reader.Therapist, PatientId, CancellationToken, Task<LinkedChatOutcome>> change
    ) =>
        await change(context.SignedIn().Therapist!, patient, context.RequestAborted) switch
        {
            LinkedChatOutcome.Linked or LinkedChatOutcome.Unlinked => Answers.SeeOther(At(patient)),
            LinkedChatOutcome.None => await PageAsync(context, patient, "No chat is linked any more."),
            LinkedChatOutcome.Refused refused => Refusal.Page(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    private async Task<IResult> PageAsync(HttpContext context, PatientId patient, string? problem)
    {
        var person = context.SignedIn();
        // First what whoever only answers in a therapist's place may not see: to them there is no page.
        var stands = await linked.ReadAsync(person.Therapist!, patient, context.RequestAborted);
        if (stands is LinkedChatOutcome.Refused shut)
        {
            return Refusal.Page(shut.Why);
        }
        var read = await patients.OneAsync(person.Therapist!, patient, context.RequestAborted);
        if (read is not ReadOutcome<PatientView>.Open { Value: var view })
        {
            return Refusal.Page(((ReadOutcome<PatientView>.Refused)read).Why);
        }
        var model = new InviteModel
        {
            Id = patient,
            Name = SafeText.OneLine(view.Profile.Name),
            HasBot = bots.Any(),
            Chat = Said(stands, person.TimeZone),
            IsLinked = stands is LinkedChatOutcome.Linked,
            IsConfirmed = stands is LinkedChatOutcome.Linked { IsConfirmed: true },
            Problem = problem,
        };
        return problem is null ? Answers.Page<InviteView>(model) : Answers.Again<InviteView>(model);
    }

    private static string Said(LinkedChatOutcome stands, string zone) =>
        stands is not LinkedChatOutcome.Linked chat
            ? "No chat is linked."
            : $"A chat on Telegram is linked since {ZonedTime.Of(chat.At, zone)}. "
                + (
                    chat.IsConfirmed
                        ? "It is confirmed to be the patient's."
                        : "Nobody has confirmed yet that it is the patient's, so nothing that was written before is shown there."
                )
                + (
                    chat.BlockedAt is { } blocked
                        ? $" They blocked the bot on {ZonedTime.Of(blocked, zone)}: nothing reaches them there."
                        : ""
                );

    private static InvitationModel Invitation(
        string title,
        string link,
        Instant until,
        string zone,
        PatientId patient
    ) => new(title, "the patient", link, $"{ZonedTime.Of(until, zone)} ({zone})", At(patient), "Back");

    private static string At(PatientId patient) => $"{PatientPages.Path}/{patient}/{Name}";
}
