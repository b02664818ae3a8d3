using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using NodaTime;
using TherapyJournal.App.Web.Translation;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Web.Patient;

/// <summary>Tonight: the question, and the field to write in. What cannot be kept stays in the field.</summary>
internal sealed class WritePages(
    RecordEntry record,
    EditEntry edit,
    AskTonight ask,
    SayFirst first,
    DiscloseAi disclose,
    CallOffErasure callOff,
    HiddenJournal hidden,
    IStringLocalizer<PatientWords> words,
    TimeProvider clock
) : IPages
{
    public const string Path = "/journal";
    public const string QuestionPath = Path + "/question";

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.Show(Door.AnyPatient, Path, ShowAsync);
        pages.Act(Door.AnyPatient, Path, KeepAsync).TakesLongWords();
        pages.Show(Door.Patient, QuestionPath, AskAsync);
        pages.Act(Door.Patient, QuestionPath, WishAsync).TakesLongWords();
    }

    private async Task<IResult> ShowAsync(HttpContext context) =>
        Answers.Page<WriteView>(await ModelAsync(context, Draft.Empty(clock), await QuestionAsync(context)));

    // For whoever waits for a question that a model writes: a script, or a link.
    private async Task<IResult> AskAsync(HttpContext context)
    {
        await ask.AskAsync(PatientOf(context), PromptWish.Any, context.RequestAborted);
        return Answers.SeeOther(Path);
    }

    // The words in the field come along, so that nobody loses them by wishing for another question.
    private async Task<IResult> WishAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var wish = form["wish"].ToString() switch
        {
            "another" => PromptWish.Another,
            "easier" => PromptWish.Easier,
            "not-today" => PromptWish.NotToday,
            _ => PromptWish.Any,
        };
        var draft = Draft.From(form, clock);
        var question = await ask.AskAsync(PatientOf(context), wish, context.RequestAborted);
        return draft.Words.Length == 0
            ? Answers.SeeOther(Path)
            : Answers.Page<WriteView>(await ModelAsync(context, draft, question));
    }

    private async Task<IResult> KeepAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var draft = Draft.From(form, clock);
        var patient = PatientOf(context);
        var isPrivate = draft.IsPrivate ?? true;
        // Not to be stopped: whoever closes the page at this moment has written all the same.
        var outcome = await record.RunAsync(
            new NewEntry(patient, draft.Words, draft.Delivery.ToString())
            {
                IsPrivate = isPrivate,
                IsForSomebody = draft.IsPrivate is not null,
                Source = "web",
            },
            CancellationToken.None
        );
        return outcome switch
        {
            RecordEntryOutcome.Recorded recorded => Kept(context, recorded, isPrivate),
            RecordEntryOutcome.AlreadyRecorded { IsPrivate: false } before when isPrivate => await MakePrivateAsync(
                patient,
                before.Id
            ),
            RecordEntryOutcome.AlreadyRecorded before => Answers.SeeOther(HistoryPages.Of(before.Id)),
            RecordEntryOutcome.NotKept notKept => await GiveBackAsync(
                context,
                draft,
                context.SignedIn().EraseDue is null ? words[notKept.Sentence] : words[HiddenJournal.NotKept],
                first.Answer(context, notKept.Crisis)
                    ?? await first.StandingAsync(patient, WordsFate.NotKept, context.RequestAborted)
                    ?? (notKept.WhomToCall is { } whom ? SaidFirst.Of(whom) : null)
            ),
            RecordEntryOutcome.Refused { Why: DoorRefusal.Missing } => Results.NotFound(),
            RecordEntryOutcome.Refused => await GiveBackAsync(
                context,
                draft,
                words["Your journal cannot be opened as it should, so nothing was kept. Please tell your therapist."],
                SaidFirst.Of(FirstAid.For(draft.Words) ?? FirstAid.WhomToCall)
            ),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private IResult Kept(HttpContext context, RecordEntryOutcome.Recorded recorded, bool isPrivate) =>
        (first.Answer(context, recorded.Crisis) ?? (recorded.NotUnderstood is { } unread ? SaidFirst.Of(unread) : null))
            is { } said
            ? Answers.Page<KeptView>(new KeptModel(said, recorded.Id, ForWhom.KeptIn(words, isPrivate)))
            : Answers.SeeOther(HistoryPages.Of(recorded.Id));

    // Whoever got no answer may have chosen "you alone" before sending it again: what was kept meanwhile follows.
    private async Task<IResult> MakePrivateAsync(PatientId patient, Guid entry) =>
        await edit.MakePrivateAsync(patient, entry, CancellationToken.None) switch
        {
            ChangeEntryOutcome.Changed or ChangeEntryOutcome.Unchanged => Answers.SeeOther(HistoryPages.Of(entry)),
            ChangeEntryOutcome.NoSuchEntry => Results.NotFound(),
            ChangeEntryOutcome.StaleVersion or ChangeEntryOutcome.NotKept or ChangeEntryOutcome.Refused =>
                Answers.Again<DoneView>(
                    new DoneModel(
                        words["It is kept, and not for you alone"],
                        words[
                            "It was kept before you chose that, for you and your therapist, and could not be changed just now. "
                                + "Open it among your entries and make it yours alone there."
                        ]
                    )
                ),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    private async Task<IResult> GiveBackAsync(HttpContext context, Draft draft, string sentence, SaidFirst? said)
    {
        var question = await QuestionAsync(context);
        var model = await ModelAsync(context, draft, question with { Fixed = said is null ? question.Fixed : null });
        return Answers.Again<WriteView>(
            model with
            {
                Problem = sentence,
                First = said?.Then(model.First) ?? model.First,
            }
        );
    }

    private async Task<TonightsQuestion> QuestionAsync(HttpContext context) =>
        context.SignedIn() is { EraseDue: { } due, TimeZone: var zone }
            ? await HiddenAsync(PatientOf(context), due, zone, context.RequestAborted)
            : await ask.AtOnceAsync(PatientOf(context), context.RequestAborted);

    private async Task<TonightsQuestion> HiddenAsync(
        PatientId patient,
        Instant due,
        string zone,
        CancellationToken cancel
    )
    {
        var isOwn = await callOff.IsOwnAsync(patient, cancel);
        return new TonightsQuestion
        {
            Sentence = hidden.Say(due, zone, isOwn),
            IsHidden = true,
            MayCallOff = isOwn,
        };
    }

    private async Task<WriteModel> ModelAsync(HttpContext context, Draft draft, TonightsQuestion question)
    {
        var patient = PatientOf(context);
        var owed = await first.OwedAsync(context, patient);
        return new WriteModel(draft, question)
        {
            First = owed.Fixed.Count == 0 && question.Fixed is { } said ? owed with { Fixed = [said] } : owed,
            Disclosure =
                context.ShowsWords() && await disclose.IsDueAsync(patient, context.RequestAborted)
                    ? words[DiscloseAi.Words].Value
                    : null,
            Whose = Draft.Mark(context.SignedIn().Account.Id),
        };
    }

    private static PatientId PatientOf(HttpContext context) => context.SignedIn().Patient!.Id; // behind the patients' door
}
