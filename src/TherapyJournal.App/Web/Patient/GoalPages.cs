using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using TherapyJournal.App.Web.Look;
using TherapyJournal.App.Web.Translation;
using TherapyJournal.Goals;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Web.Patient;

/// <summary>The goals as patient and therapist agreed on them, and proposing another one, on which the therapist decides.</summary>
internal sealed class GoalPages(ListGoals goals, AskTherapist ask, SayFirst first, IStringLocalizer<PatientWords> words)
    : IPages
{
    public const string Path = WritePages.Path + "/goals";

    private const string Passed = "Your therapist is told of it. Your goals stay as they are until they have decided.";

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.Show(Door.Patient, Path, ShowAsync);
        pages.Act(Door.Patient, Path, ProposeAsync);
    }

    private async Task<IResult> ShowAsync(HttpContext context) =>
        await ModelAsync(context) is { } model
            ? Answers.Page<GoalsView>(
                model with
                {
                    First = await first.OwedAsync(context, context.SignedIn().Patient!.Id),
                }
            )
            : Results.NotFound();

    private async Task<IResult> ProposeAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var typed = form["goal"].ToString();
        var outcome = await ask.ForGoalAsync(context.SignedIn().Patient!.Id, typed, CancellationToken.None);
        if (await ModelAsync(context) is not { } model)
        {
            return Results.NotFound();
        }
        return outcome switch
        {
            AskTherapistOutcome.PassedOn passed => Answers.Page<GoalsView>(
                Answered(context, model, passed.Crisis) with
                {
                    Proposed = passed.Words,
                    Done = words[Passed],
                }
            ),
            AskTherapistOutcome.NotPassedOn not => Answers.Again<GoalsView>(
                Answered(context, model, not.Crisis) with
                {
                    Words = typed,
                    Problem = $"{words[not.Sentence]} {words["Nothing was passed on."]}",
                }
            ),
            AskTherapistOutcome.Refused => Results.NotFound(),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private GoalsModel Answered(HttpContext context, GoalsModel model, CrisisAnswer? crisis) =>
        model with
        {
            First = first.Answer(context, crisis) ?? SaidFirst.Nothing,
        };

    private async Task<GoalsModel?> ModelAsync(HttpContext context)
    {
        var me = context.SignedIn().Patient!; // behind the patients' door
        return
            await goals.RunAsync(me, me.Id, context.RequestAborted)
                is ReadOutcome<IReadOnlyList<GoalView>>.Open { Value: var all, DamagedRows: var damaged }
            ? new GoalsModel([
                .. all.Where(g => g.Content.IsOpen).Select(g => new GoalLine(g.Content.Text, g.Content.SuggestedBy)),
            ])
            {
                IsWhole = damaged.Count == 0,
            }
            : null;
    }
}

/// <summary>What the page of the goals shows.</summary>
public sealed record GoalsModel(IReadOnlyList<GoalLine> Goals)
{
    public SaidFirst First { get; init; } = SaidFirst.Nothing;

    /// <summary>False: something about the goals does not open.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>What stands in the field.</summary>
    public string Words { get; init; } = "";

    /// <summary>What was passed on just now; null: nothing.</summary>
    public string? Proposed { get; init; }

    public string? Done { get; init; }

    public string? Problem { get; init; }
}

/// <summary>A goal; and who suggested it as it reads now, null: people put it so.</summary>
public sealed record GoalLine(string Text, string? SuggestedBy)
{
    /// <summary>Said beneath it.</summary>
    internal string? LabelIn(IStringLocalizer words) => SuggestedBy is { } by ? WrittenBy.SuggestedIn(words, by) : null;
}
