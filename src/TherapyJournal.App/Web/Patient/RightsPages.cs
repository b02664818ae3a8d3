using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using NodaTime;
using TherapyJournal.Accounts;
using TherapyJournal.App.Web.Translation;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Web.Patient;

/// <summary>What is theirs by right, whatever was agreed to: a copy of everything, and the erasure of it, in two steps.</summary>
internal sealed class RightsPages(
    AskTherapist ask,
    AskForErasure erase,
    CallOffErasure callOff,
    PracticeSettings practice,
    HiddenJournal hidden,
    IStringLocalizer<PatientWords> words,
    TimeProvider clock
) : IPages
{
    public const string Path = WritePages.Path + "/rights";
    public const string ExportPath = Path + "/export";
    public const string ErasePath = Path + "/erase";
    public const string CallOffPath = ErasePath + "/call-off";

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.Show(Door.Patient, Path, _ => Task.FromResult(Answers.Page<RightsView>(new RightsModel())));
        pages.Act(Door.Patient, ExportPath, AskForExportAsync);
        pages.Show(Door.Patient, ErasePath, ExplainAsync);
        pages.Act(Door.Patient, ErasePath, EraseAsync);
        pages.Act(Door.AnyPatient, CallOffPath, CallOffAsync);
    }

    private async Task<IResult> AskForExportAsync(HttpContext context) =>
        await ask.ForExportAsync(context.SignedIn().Patient!.Id, context.RequestAborted) switch
        {
            AskTherapistOutcome.PassedOn => Answers.Page<DoneView>(
                new DoneModel(
                    words["Your therapist is told"],
                    words[
                        "They are told that you ask for everything that is kept about you. They make the file and hand it to you themselves."
                    ]
                )
            ),
            AskTherapistOutcome.NotPassedOn not => Answers.Again<DoneView>(
                new DoneModel(words["Nothing was passed on"], words[not.Sentence])
            ),
            AskTherapistOutcome.Refused => Results.NotFound(),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    private async Task<IResult> ExplainAsync(HttpContext context)
    {
        var keeping = await practice.KeepingAsync(context.RequestAborted);
        var told = keeping?.ToldAt(clock.Now());
        return Answers.Page<EraseView>(
            new EraseModel(told is null ? null : words[KeepingWords.Stays, told.Until, KeepingWords.Reason(told)].Value)
        );
    }

    // From here on they are hidden: of their pages, tonight and the plan alone are there.
    private async Task<IResult> EraseAsync(HttpContext context)
    {
        var me = context.SignedIn();
        return await erase.ByPatientAsync(me.Patient!.Id, CancellationToken.None) switch
        {
            AskForErasureOutcome.Hidden { Due: var due } => Hidden(context, me with { EraseDue = due }, due),
            AskForErasureOutcome.Refused => Answers.Again<DoneView>(
                new DoneModel(
                    words["Nothing is erased"],
                    words["It cannot be done from here just now, and nothing is erased. Please tell your practice."]
                )
            ),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private async Task<IResult> CallOffAsync(HttpContext context)
    {
        var me = context.SignedIn();
        switch (await callOff.OwnAsync(me.Patient!, CancellationToken.None))
        {
            case CallOffErasureOutcome.CalledOff:
                // The row of pages knows it already.
                context.Features.Set(me with { EraseDue = null });
                return Answers.Page<DoneView>(
                    new DoneModel(
                        words["It is called off"],
                        words["Your journal is there again, as it was. Nothing of it was lost."]
                    )
                );
            case CallOffErasureOutcome.NothingAsked:
                return Answers.Again<DoneView>(
                    new DoneModel(
                        words["Nothing was called off"],
                        words[
                            "No erasure waits that you asked for. Where your practice asked for one, they can call it off: tell them."
                        ]
                    )
                );
            case CallOffErasureOutcome.NoSuchPatient:
                return Results.NotFound();
            default:
                throw new InvalidOperationException("An outcome without a case.");
        }
    }

    private IResult Hidden(HttpContext context, SignedIn me, Instant due)
    {
        // The row of pages knows it already.
        context.Features.Set(me);
        return Answers.Page<DoneView>(
            new DoneModel(words["Your journal is hidden now"], hidden.Say(due, me.TimeZone, isOwn: true))
        );
    }
}

/// <summary>The page of what is theirs by right has nothing to show but its words.</summary>
public sealed record RightsModel;

/// <summary>What the page shows on which an erasure is asked for.</summary>
/// <param name="Stays">What the practice must keep all the same; null: nothing.</param>
public sealed record EraseModel(string? Stays);
