using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Web.Look;
using TherapyJournal.App.Web.Translation;
using TherapyJournal.Journaling;
using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Patient;

/// <summary>The last seven days in somebody's own words.</summary>
internal sealed class WeekPages(
    ReviewWeek review,
    SayFirst first,
    PageTimes times,
    IStringLocalizer<PatientWords> words
) : IPages
{
    public const string Path = WritePages.Path + "/week";

    public void Map(IEndpointRouteBuilder pages) => pages.Show(Door.Patient, Path, ShowAsync);

    private async Task<IResult> ShowAsync(HttpContext context)
    {
        var patient = context.SignedIn().Patient!.Id; // behind the patients' door
        return await review.RunAsync(patient, context.RequestAborted) switch
        {
            ReadOutcome<WeekOutcome>.Open { Value: WeekOutcome.Review { Week: var week } } => Answers.Page<WeekView>(
                Of(week) with
                {
                    First = await first.OwedAsync(context, patient),
                }
            ),
            ReadOutcome<WeekOutcome>.Open { Value: WeekOutcome.FixedWords { Words: var said } } =>
                Answers.Page<DoneView>(
                    new DoneModel(
                        words["Your week"],
                        words["Your week is not shown for now. You can still write at any time."]
                    )
                    {
                        First = SaidFirst.Of(said.InFull),
                    }
                ),
            ReadOutcome<WeekOutcome>.Refused { Why: DoorRefusal.Damaged } => Answers.Page<DoneView>(
                new DoneModel(
                    words["Your week"],
                    words["Your week cannot be shown just now. Nothing of it is lost; please tell your therapist."]
                )
            ),
            ReadOutcome<WeekOutcome>.Refused => Results.NotFound(),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private WeekModel Of(WeekReview week) =>
        new(
            words[WeekTexts.FromTo, times.Day(week.From), times.Day(week.To)],
            words[WeekTexts.Often(week), week.Entries, week.Days],
            [.. week.Quotations.Select(Line)],
            [.. week.Helped.Select(Line)]
        )
        {
            Label = WrittenBy.In(words, TerminalScreen.QuestionBank),
        };

    private string Line(WeekQuotation quotation) =>
        words[WeekTexts.OnDay, times.Weekday(quotation.On.DayOfWeek), quotation.Words];
}

/// <summary>What the page of the week shows.</summary>
/// <param name="Title">From which day to which.</param>
/// <param name="HowOften">How often was written.</param>
/// <param name="Lines">Sentences with their day.</param>
/// <param name="Helped">Those that say that something helped.</param>
public sealed record WeekModel(string Title, string HowOften, IReadOnlyList<string> Lines, IReadOnlyList<string> Helped)
{
    public SaidFirst First { get; init; } = SaidFirst.Nothing;

    /// <summary>Who put it together.</summary>
    public string Label { get; init; } = "";
}
