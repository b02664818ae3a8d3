using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using NodaTime;
using TherapyJournal.App.Web.Translation;
using TherapyJournal.Insight;
using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Patient;

/// <summary>How somebody is just now, from 0 to 10, and what they said before. Nothing is said about what it means.</summary>
internal sealed class MoodPages(
    RecordMeasure measure,
    ListMeasures measures,
    PageTimes times,
    IStringLocalizer<PatientWords> words
) : IPages
{
    public const string Path = WritePages.Path + "/mood";
    private const int Shown = 14;

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.Show(Door.Patient, Path, ShowAsync);
        pages.Act(Door.Patient, Path, KeepAsync);
    }

    private Task<IResult> ShowAsync(HttpContext context) => PageAsync(context, problem: null);

    private async Task<IResult> KeepAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var me = context.SignedIn().Patient!; // behind the patients' door
        if (!int.TryParse(form["mood"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var rating))
        {
            return await PageAsync(context, words["Choose a number first. Nothing was kept."]);
        }
        return await measure.MoodAsync(me, me.Id, rating, context.RequestAborted) switch
        {
            RecordMeasureOutcome.Recorded => Answers.SeeOther(Path),
            RecordMeasureOutcome.NotNow => await PageAsync(
                context,
                words[
                    "Nothing is kept of it just now: the journaling is paused or has ended, or you have not agreed that anything is kept."
                ]
            ),
            RecordMeasureOutcome.Unusable unusable => await PageAsync(
                context,
                $"{words[unusable.Sentence]} {words["Nothing was kept."]}"
            ),
            RecordMeasureOutcome.Refused or RecordMeasureOutcome.NoSuchGoal => Results.NotFound(),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private async Task<IResult> PageAsync(HttpContext context, string? problem)
    {
        var me = context.SignedIn();
        if (
            await measures.RunAsync(me.Patient!, me.Patient!.Id, context.RequestAborted)
            is not ReadOutcome<IReadOnlyList<MeasureView>>.Open { Value: var all }
        )
        {
            return Results.NotFound();
        }
        var model = new MoodModel([
            .. all.Where(m => m.Result.Measure == Measure.Mood)
                .Take(Shown)
                .Select(m => new MoodLine(
                    times.Minute(Instant.FromUnixTimeMilliseconds(m.Result.At), me.TimeZone),
                    m.Result.Rating
                )),
        ])
        {
            Problem = problem,
        };
        return problem is null ? Answers.Page<MoodView>(model) : Answers.Again<MoodView>(model);
    }
}

/// <summary>What the page of the mood shows.</summary>
/// <param name="Before">What was said lately, newest first.</param>
public sealed record MoodModel(IReadOnlyList<MoodLine> Before)
{
    public string? Problem { get; init; }
}

/// <summary>A number, and when it was given.</summary>
public sealed record MoodLine(string When, int Rating);
