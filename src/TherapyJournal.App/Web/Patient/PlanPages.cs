using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using TherapyJournal.Accounts;
using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.App.Web.Look;
using TherapyJournal.App.Web.Therapist;
using TherapyJournal.App.Web.Translation;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Web.Patient;

/// <summary>The safety plan and whom to call: there whatever was agreed to, and with nothing else on the page. It is changed on a page of its own.</summary>
internal sealed class PlanPages(
    ReadSafetyPlan plan,
    ChangeSafetyPlan change,
    ReadFixedWords fixedWords,
    Therapists therapists,
    RecordEntry record,
    SayFirst first,
    PageTimes times,
    IStringLocalizer<PatientWords> words,
    TimeProvider clock
) : IPages
{
    public const string Path = WritePages.Path + "/plan";

    /// <summary>Where it is changed.</summary>
    public const string EditPath = Path + "/edit";

    /// <summary>The words of the link that stands on each of a patient's pages.</summary>
    public const string Link = "If tonight is dangerous";

    private const string NotKept = "What you typed is still in the fields.";

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.Show(Door.AnyPatient, Path, ShowAsync);
        pages.Show(Door.Patient, EditPath, ShowEditAsync);
        // Also for somebody who is hidden since they opened it: their words are heard.
        pages.Act(Door.AnyPatient, EditPath, EditAsync);
    }

    private async Task<IResult> ShowAsync(HttpContext context)
    {
        var me = context.SignedIn();
        return await SheetAsync(me, sent: null, context.RequestAborted) switch
        {
            { } sheet => Answers.Page<PlanView>(
                new PlanModel(sheet.Since(context.Request.Query), sheet.WhomToCall) { MayChange = me.EraseDue is null }
            ),
            // There may be a plan that cannot be shown here: then the lines that need no record.
            null => Answers.Page<PlanView>(
                new PlanModel(null, await fixedWords.WhomToCallAsync(me.Patient!.Id, context.RequestAborted)) // behind the patients' door
            ),
        };
    }

    private async Task<IResult> ShowEditAsync(HttpContext context) =>
        await SheetAsync(context.SignedIn(), sent: null, context.RequestAborted) is { } sheet
            ? Answers.Page<PlanEditView>(new PlanEditModel(sheet))
            : Answers.SeeOther(Path);

    private async Task<IResult> EditAsync(HttpContext context)
    {
        var me = context.SignedIn();
        var sent = SentPlan.Of(await context.Request.ReadFormAsync(context.RequestAborted));
        var patient = me.Patient!; // behind the patients' door
        var outcome = await change.RunAsync(patient, patient.Id, sent.Version, sent.Steps, CancellationToken.None);
        return outcome switch
        {
            ChangeSafetyPlanOutcome.Changed changed when first.Answer(context, changed.Crisis) is { } said => Kept(
                said
            ),
            ChangeSafetyPlanOutcome.Changed changed => Answers.SeeOther(PlanSheet.Beside(Path, sent.Version, changed)),
            // Perhaps the same form a second time, whose first answer nobody has seen.
            ChangeSafetyPlanOutcome.Unchanged => await first.OwedAsync(context, patient.Id) is { Fixed.Count: > 0 } owed
                ? Kept(owed)
                : Answers.SeeOther(Path),
            ChangeSafetyPlanOutcome.StaleVersion => await AgainAsync(
                context,
                sent,
                words[PlanSheet.Stale],
                outcome.Crisis
            ),
            ChangeSafetyPlanOutcome.Unusable unusable => await AgainAsync(
                context,
                sent,
                $"{words[unusable.Sentence]} {words["Nothing was changed."]} {words[NotKept]}",
                outcome.Crisis
            ),
            ChangeSafetyPlanOutcome.Refused => await ShutAsync(context, sent),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private IResult Kept(SaidFirst said) =>
        Answers.Page<DoneView>(
            new DoneModel(words["Your plan is kept"], words["You and your therapist both see it as it stands now."])
            {
                First = said,
            }
        );

    // Damaged, or hidden since the page was opened. What was typed is looked at for danger all the same.
    private async Task<IResult> ShutAsync(HttpContext context, SentPlan sent)
    {
        var me = context.SignedIn();
        var patient = me.Patient!.Id; // behind the patients' door
        var typed = string.Join('\n', sent.Steps.Values.SelectMany(lines => lines));
        // Of somebody who is hidden an entry is heard, and not kept either.
        var heard = me.EraseDue is null
            ? null
            : await record.RunAsync(
                new NewEntry(patient, typed, $"{RowId.New(clock)}") { Source = "web" },
                CancellationToken.None
            );
        var said =
            first.Answer(context, (heard as RecordEntryOutcome.NotKept)?.Crisis)
            ?? SaidFirst.Of(FirstAid.For(typed) ?? await fixedWords.WhomToCallAsync(patient, context.RequestAborted));
        return Answers.Again<DoneView>(
            new DoneModel(
                words["Your plan was not changed"],
                words["It does not open now, so nothing that you typed is kept."]
            )
            {
                First = said,
            }
        );
    }

    private async Task<IResult> AgainAsync(HttpContext context, SentPlan sent, string problem, CrisisAnswer? crisis) =>
        await SheetAsync(context.SignedIn(), sent, context.RequestAborted) is { } sheet
            ? Answers.Again<PlanEditView>(
                new PlanEditModel(sheet with { Problem = problem })
                {
                    First = first.Answer(context, crisis) ?? SaidFirst.Nothing,
                }
            )
            : Answers.SeeOther(Path);

    /// <returns>Null when the plan does not open.</returns>
    private async Task<PlanSheet?> SheetAsync(SignedIn me, SentPlan? sent, CancellationToken cancel)
    {
        var patient = me.Patient!; // behind the patients' door
        if (
            await plan.RunAsync(patient, patient.Id, cancel) is not ReadOutcome<SafetyPlanView>.Open { Value: var view }
        )
        {
            return null;
        }
        var names = await TherapistsHere.OfAsync(therapists, cancel);
        return PlanSheet.Of(view, sent, by => NameFor(names, by), at => times.Lately(at, me.TimeZone));
    }

    private string NameFor(TherapistNames names, string by) =>
        by.StartsWith("patient", StringComparison.Ordinal) ? words["you"]
        : names.Of(by) is var name and not TherapistNames.HasLeft ? name
        : words[TherapistNames.HasLeft];
}

/// <summary>What the page of the safety plan shows.</summary>
/// <param name="Sheet">The plan; null: it could not be read.</param>
/// <param name="WhomToCall">Fixed words.</param>
public sealed record PlanModel(PlanSheet? Sheet, string WhomToCall)
{
    /// <summary>Whether there is a page on which it is changed: not while a request for erasure hides the journal.</summary>
    public bool MayChange { get; init; }
}

/// <summary>What the page shows on which it is changed.</summary>
public sealed record PlanEditModel(PlanSheet Sheet)
{
    public SaidFirst First { get; init; } = SaidFirst.Nothing;
}
