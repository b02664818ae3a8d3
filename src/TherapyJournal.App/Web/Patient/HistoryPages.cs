using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using NodaTime;
using TherapyJournal.App.Web.Translation;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.App.Web.Patient;

/// <summary>What somebody wrote: all of it, newest first, and each entry with what was answered.</summary>
internal sealed class HistoryPages(
    ListEntries entries,
    ReadReflection reflections,
    ReadSharedSummary summaries,
    DeliverMessages deliver,
    DiscloseAi disclose,
    SayFirst first,
    PageTimes times,
    IStringLocalizer<PatientWords> words,
    TimeProvider clock
) : IPages
{
    public const string Path = WritePages.Path + "/entries";
    private const string OnePath = Path + "/{id:guid}";
    private const int OnAPage = 20;

    // A model may take half a minute, and is asked again; after this nobody sits before the page any more.
    private static readonly Duration LongestWait = Duration.FromMinutes(10);

    /// <summary>Where one entry stands.</summary>
    public static string Of(Guid entry) => $"{Path}/{entry}";

    /// <summary>Where a browser asks whether an answer is there.</summary>
    public static string AnswerOf(Guid entry) => $"{Path}/{entry}/answer";

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.Show(Door.Patient, Path, ListAsync);
        pages.Show(Door.Patient, OnePath, ShowAsync);
        pages.Show(Door.Patient, OnePath + "/answer", IsAnsweredAsync);
    }

    private async Task<IResult> ListAsync(HttpContext context)
    {
        var me = context.SignedIn();
        var read = await entries.RunAsync(me.Patient!, me.Patient!.Id, from: null, to: null, context.RequestAborted);
        if (read is not ReadOutcome<EntryList>.Open { Value.Entries: var all, DamagedRows: var damaged })
        {
            return Results.NotFound();
        }
        var pages = Math.Max(1, (all.Count + OnAPage - 1) / OnAPage);
        var page = int.TryParse(
            context.Request.Query["page"],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var n
        )
            ? Math.Clamp(n, 1, pages)
            : 1;
        return Answers.Page<EntriesView>(
            new EntriesModel(
                [.. all.Reverse().Skip((page - 1) * OnAPage).Take(OnAPage).Select(e => LineOf(e, me.TimeZone))],
                all.Count,
                page,
                pages
            )
            {
                First = await first.OwedAsync(context, me.Patient.Id),
                Damaged = damaged.Count,
            }
        );
    }

    private async Task<IResult> ShowAsync(HttpContext context, Guid id)
    {
        var me = context.SignedIn();
        var read = await entries.OneAsync(me.Patient!, me.Patient!.Id, id, context.RequestAborted);
        if (read is not ReadOutcome<EntryView?>.Open { Value: { } entry })
        {
            return Results.NotFound();
        }
        var reflection = (
            await reflections.RunAsync(me.Patient.Id, id, context.RequestAborted)
            as ReadOutcome<ReflectionContent?>.Open
        )?.Value;
        var isFresh = clock.Now() - entry.RecordedAt < LongestWait;
        var owed = await first.OwedAsync(context, me.Patient.Id);
        if (isFresh && reflection is null && owed.Fixed.Count == 0)
        {
            var fate = entry.Content.IsPrivate ? WordsFate.Private : WordsFate.Shared;
            var standing = await first.StandingAsync(me.Patient.Id, fate, context.RequestAborted);
            owed = standing?.Then(owed) ?? owed;
        }
        return Answers.Page<OneEntryView>(
            new OneEntryModel(LineOf(entry, me.TimeZone))
            {
                First = owed,
                Accepted = owed.Fixed.Count > 0 ? null : await AcceptedAsync(me.Patient, id, context.RequestAborted),
                Reflection = reflection is null ? null : new WrittenWords(reflection.Text, reflection.WrittenBy),
                IsFresh = isFresh,
                Waits = isFresh && !entry.Content.IsPrivate && reflection is null && owed.Fixed.Count == 0,
                Disclosure =
                    reflection is not null
                    && context.ShowsWords()
                    && await disclose.IsDueAsync(me.Patient.Id, context.RequestAborted)
                        ? words[DiscloseAi.Words].Value
                        : null,
            }
        );
    }

    private EntryLine LineOf(EntryView entry, string zone) => EntryLine.Of(entry, times.Minute(entry.At, zone), words);

    private async Task<AcceptedWords?> AcceptedAsync(Reader.Patient me, Guid entry, CancellationToken cancel) =>
        await summaries.RunAsync(me, entry, cancel) is ReadOutcome<SharedSummary?>.Open { Value: { } shared }
            ? AcceptedWords.Of(shared, words)
            : null;

    // Nothing is opened for it, so that it may be asked every few seconds.
    private async Task<IResult> IsAnsweredAsync(HttpContext context, Guid id)
    {
        var patient = context.SignedIn().Patient!.Id; // behind the patients' door
        return
            await reflections.IsThereAsync(patient, id, context.RequestAborted)
            || await deliver.AnyOwedAsync(patient, context.RequestAborted)
            ? Results.Ok()
            : Results.NoContent();
    }
}
