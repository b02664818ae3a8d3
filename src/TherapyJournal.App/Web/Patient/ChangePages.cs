using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using TherapyJournal.App.Web.Translation;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Web.Patient;

/// <summary>Changes one entry: other words, for whom it is, and taking it back for good.</summary>
internal sealed class ChangePages(
    ListEntries entries,
    EditEntry edit,
    TakeBackEntry takeBack,
    SayFirst first,
    PageTimes times,
    IStringLocalizer<PatientWords> words
) : IPages
{
    private const string OnePath = HistoryPages.Path + "/{id:guid}";

    public static string EditOf(Guid entry) => $"{HistoryPages.Of(entry)}/edit";

    public static string ShareOf(Guid entry) => $"{HistoryPages.Of(entry)}/share";

    public static string PrivateOf(Guid entry) => $"{HistoryPages.Of(entry)}/private";

    public static string TakeBackOf(Guid entry) => $"{HistoryPages.Of(entry)}/take-back";

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.Show(Door.Patient, OnePath + "/edit", ShowEditAsync);
        pages.Act(Door.Patient, OnePath + "/edit", EditAsync).TakesLongWords();
        pages.Act(Door.Patient, OnePath + "/share", ShareAsync);
        pages.Act(Door.Patient, OnePath + "/private", MakePrivateAsync);
        pages.Show(Door.Patient, OnePath + "/take-back", ShowTakeBackAsync);
        pages.Act(Door.Patient, OnePath + "/take-back", TakeBackAsync);
    }

    private async Task<IResult> ShowEditAsync(HttpContext context, Guid id) =>
        await FindAsync(context, id) is { } entry
            ? Answers.Page<EditView>(new EditModel(entry.Id, entry.Version, entry.Text) { Whose = MarkOf(context) })
            : Results.NotFound();

    private async Task<IResult> EditAsync(HttpContext context, Guid id)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var sent = ChangedWords.Of(form);
        var outcome = await edit.EditAsync(
            context.SignedIn().Patient!.Id,
            id,
            sent.Words,
            CancellationToken.None,
            askedFrom: null,
            sent.Seen
        );
        return outcome is ChangeEntryOutcome.StaleVersion stale
            ? await BesideTheOtherAsync(context, id, sent, stale)
            : Tell(context, id, outcome, sent.Words, sent.Seen);
    }

    private async Task<IResult> ShareAsync(HttpContext context, Guid id) =>
        Tell(context, id, await edit.ShareAsync(context.SignedIn().Patient!.Id, id, context.RequestAborted));

    private async Task<IResult> MakePrivateAsync(HttpContext context, Guid id) =>
        Tell(context, id, await edit.MakePrivateAsync(context.SignedIn().Patient!.Id, id, context.RequestAborted));

    private async Task<IResult> ShowTakeBackAsync(HttpContext context, Guid id) =>
        await FindAsync(context, id) is { } entry ? Answers.Page<TakeBackView>(entry) : Results.NotFound();

    private async Task<IResult> TakeBackAsync(HttpContext context, Guid id) =>
        await takeBack.RunAsync(context.SignedIn().Patient!.Id, id, context.RequestAborted) switch
        {
            TakeBackOutcome.TakenBack => Answers.Page<DoneView>(
                new DoneModel(
                    words["It is gone"],
                    words[
                        "Your entry is gone for good, with its summary, the answer to it, and what was suggested because of it and not "
                            + "accepted. Goals that came of it stay, without its words; so does an alert."
                    ]
                )
            ),
            TakeBackOutcome.NoSuchEntry => Results.NotFound(),
            TakeBackOutcome.Refused { Why: DoorRefusal.Damaged } => Answers.Again<DoneView>(
                new DoneModel(
                    words["It could not be taken back"],
                    words[
                        "Something about it is not as it should be, so it is still there. Please tell your therapist."
                    ]
                )
            ),
            TakeBackOutcome.Refused => Results.NotFound(),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    private async Task<EntryLine?> FindAsync(HttpContext context, Guid id)
    {
        var me = context.SignedIn();
        return
            await entries.OneAsync(me.Patient!, me.Patient!.Id, id, context.RequestAborted)
                is ReadOutcome<EntryView?>.Open { Value: { } entry }
            ? EntryLine.Of(entry, times.Minute(entry.At, me.TimeZone), words)
            : null;
    }

    // Somebody in two places, or two who share a device: neither text is lost, and the next press is a decision.
    private async Task<IResult> BesideTheOtherAsync(
        HttpContext context,
        Guid id,
        ChangedWords sent,
        ChangeEntryOutcome.StaleVersion stale
    ) =>
        await FindAsync(context, id) is { } now
            ? Answers.Again<EditView>(
                new EditModel(id, now.Version, sent.Words)
                {
                    Whose = MarkOf(context),
                    Problem = sent.WhyBeside(words),
                    Now = now.Text,
                    First = first.Answer(context, stale.Crisis) ?? SaidFirst.Nothing,
                }
            )
            : Results.NotFound();

    private IResult Tell(
        HttpContext context,
        Guid id,
        ChangeEntryOutcome outcome,
        string typed = "",
        int version = 0
    ) =>
        outcome switch
        {
            ChangeEntryOutcome.Changed changed when first.Answer(context, changed.Crisis) is { } said =>
                Answers.Page<KeptView>(new KeptModel(said, id, ForWhom.KeptIn(words, changed.IsPrivate))),
            ChangeEntryOutcome.Changed or ChangeEntryOutcome.Unchanged => Answers.SeeOther(HistoryPages.Of(id)),
            ChangeEntryOutcome.NoSuchEntry => Results.NotFound(),
            ChangeEntryOutcome.StaleVersion stale => Again(
                context,
                id,
                typed,
                version,
                words[
                    "This entry was changed somewhere else at the same moment, so nothing was overwritten. Look at it again, then decide."
                ],
                stale.Crisis
            ),
            ChangeEntryOutcome.NotKept notKept => Again(
                context,
                id,
                typed,
                version,
                $"{words[notKept.Sentence]} {words["The entry is as it was."]}",
                notKept.Crisis
            ),
            ChangeEntryOutcome.Refused { Why: DoorRefusal.Damaged } => Again(
                context,
                id,
                typed,
                version,
                words[
                    "Something about this entry is not as it should be, so it was not changed. Please tell your therapist."
                ],
                crisis: null
            ),
            ChangeEntryOutcome.Refused => Results.NotFound(),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    // Where words were sent they are given back; for whom an entry is changes without any.
    private IResult Again(
        HttpContext context,
        Guid id,
        string typed,
        int version,
        string sentence,
        CrisisAnswer? crisis
    ) =>
        typed.Length == 0
            ? Answers.Again<DoneView>(new DoneModel(words["Nothing was changed"], sentence))
            : Answers.Again<EditView>(
                new EditModel(id, version, typed)
                {
                    Whose = MarkOf(context),
                    Problem = sentence,
                    First = first.Answer(context, crisis) ?? SaidFirst.Nothing,
                }
            );

    private static string MarkOf(HttpContext context) => Draft.Mark(context.SignedIn().Account.Id);
}
