using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TherapyJournal.Goals;
using TherapyJournal.Practices;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>Takes a patient in: what is known of them, a first goal, and what they have agreed to.</summary>
internal sealed class TakeInPages(TakeInPatient takeIn, FindPatient find, PracticeSettings practice) : IPages
{
    public const string Path = PatientPages.Path + "/new";

    private const string Namesake =
        "There is a patient with this name already. Send it once more to add another one; whoever asks for the name is then shown both.";

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.Show(Door.Therapist, Path, ShowAsync);
        pages.Act(Door.Therapist, Path, AddAsync);
    }

    private Task<IResult> ShowAsync(HttpContext context) =>
        PageAsync(new TakeInModel { TimeZone = context.SignedIn().TimeZone }, context.RequestAborted);

    private async Task<IResult> AddAsync(HttpContext context)
    {
        var (cancel, therapist) = (context.RequestAborted, context.SignedIn().Therapist!); // the door lets therapists in alone
        var typed = TakeInModel.Of(await context.Request.ReadFormAsync(cancel));
        if (!typed.IsMeant && (await find.NamedAsync(therapist.Id, typed.Name, cancel)).Count > 0)
        {
            return await PageAsync(typed with { Problem = Namesake, IsMeant = true }, cancel);
        }
        return await takeIn.RunAsync(typed.Patient, typed.Goals, therapist.Id, cancel) switch
        {
            AddPatientOutcome.Added added => Answers.SeeOther($"{PatientPages.Path}/{added.Id}/{InvitePages.Name}"),
            AddPatientOutcome.Unusable unusable => await PageAsync(
                typed with
                {
                    Problem = $"{unusable.Sentence} Nothing was recorded.",
                },
                cancel
            ),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private async Task<IResult> PageAsync(TakeInModel model, CancellationToken cancel)
    {
        var keeping = await practice.KeepingAsync(cancel);
        var whole = model with
        {
            Consents =
            [
                .. Enum.GetValues<ConsentKind>()
                    .Select(kind => new ConsentToRead(
                        kind.ToString(),
                        Said(kind),
                        ConsentTexts.Current(kind, PatientDetails.LanguagesToChooseFrom[0]).Text
                            + (kind == ConsentKind.Keeping ? KeepingWords.ForConsent(keeping) : "")
                    )),
            ],
        };
        return model.Problem is null ? Answers.Page<TakeInView>(whole) : Answers.Again<TakeInView>(whole);
    }

    private static string Said(ConsentKind kind) =>
        kind switch
        {
            ConsentKind.Keeping => "Entries are kept, and you read them",
            ConsentKind.Model => "A model may read entries, and write",
            ConsentKind.Telegram => "Writing over Telegram",
            ConsentKind.Voice => "Voice messages, written down",
            _ => throw new InvalidOperationException("A consent without a name."),
        };
}
