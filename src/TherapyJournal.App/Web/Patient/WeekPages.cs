using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Web.Look;
using TherapyJournal.Journaling;
using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Patient;

/// <summary>The last seven days in somebody's own words.</summary>
internal sealed class WeekPages(ReviewWeek review, SayFirst first) : IPages
{
    public const string Path = WritePages.Path + "/week";

    public void Map(IEndpointRouteBuilder pages) => pages.Show(Door.Patient, Path, ShowAsync);

    private async Task<IResult> ShowAsync(HttpContext context)
    {
        var patient = context.SignedIn().Patient!.Id; // behind the patients' door
        return await review.RunAsync(patient, context.RequestAborted) switch
        {
            ReadOutcome<WeekOutcome>.Open { Value: WeekOutcome.Review { Week: var week } } => Answers.Page<WeekView>(
                WeekModel.Of(week) with
                {
                    First = await first.OwedAsync(context, patient),
                }
            ),
            ReadOutcome<WeekOutcome>.Open { Value: WeekOutcome.FixedWords { Words: var words } } =>
                Answers.Page<DoneView>(
                    new DoneModel("Your week", "Your week is not shown for now. You can still write at any time.")
                    {
                        First = SaidFirst.Of(words.InFull),
                    }
                ),
            ReadOutcome<WeekOutcome>.Refused { Why: DoorRefusal.Damaged } => Answers.Page<DoneView>(
                new DoneModel(
                    "Your week",
                    "Your week cannot be shown just now. Nothing of it is lost; please tell your therapist."
                )
            ),
            ReadOutcome<WeekOutcome>.Refused => Results.NotFound(),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }
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
    public string Label => WrittenBy.Of(TerminalScreen.QuestionBank);

    internal static WeekModel Of(WeekReview week) =>
        new(
            WeekTexts.Title(week),
            WeekTexts.HowOften(week),
            [.. week.Quotations.Select(WeekTexts.Line)],
            [.. week.Helped.Select(WeekTexts.Line)]
        );
}
