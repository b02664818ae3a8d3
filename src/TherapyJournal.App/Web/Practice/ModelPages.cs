using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Practices;

namespace TherapyJournal.App.Web.Practice;

/// <summary>What models do here, how often they were asked, and what that cost.</summary>
internal sealed class ModelPages(ListSteps steps, PracticeSettings settings) : IPages
{
    public const string Path = TherapistPages.Practice + "/models";

    public void Map(IEndpointRouteBuilder pages) => pages.Show(Path, ShowAsync);

    private async Task<IResult> ShowAsync(HttpContext context)
    {
        var practice = await settings.ReadAsync(context.RequestAborted);
        var all = await steps.RunAsync(practice.InferMood, context.RequestAborted);
        var zone = context.SignedIn().TimeZone;
        return Answers.Page<ModelsView>(
            new ModelsModel([.. all.Select(s => StepLine.Of(s, zone))])
            {
                Calls = all.Sum(s => s.Calls),
                Cost = all.Any(s => s.Cost is not null) ? Amount(all.Sum(s => s.Cost ?? 0)) : null,
                IsCostWhole = all.All(s => s.Calls == 0 || s.Cost is not null),
            }
        );
    }

    internal static string Amount(decimal cost) => cost.ToString("0.####", CultureInfo.InvariantCulture);
}

/// <summary>Each step of the loop that a model may take.</summary>
public sealed record ModelsModel(IReadOnlyList<StepLine> Steps)
{
    /// <summary>How often any was asked.</summary>
    public long Calls { get; init; }

    /// <summary>In the currency of the settings; null: no price is set.</summary>
    public string? Cost { get; init; }

    /// <summary>Whether every model that was asked has a price.</summary>
    public bool IsCostWhole { get; init; }
}

/// <summary>One step and one model.</summary>
/// <param name="Does">What the step is for.</param>
public sealed record StepLine(
    string Step,
    string Does,
    string Model,
    string Instructions,
    string Asked,
    string Tokens,
    string Cost
)
{
    /// <summary>When it was asked last; null: never.</summary>
    public string? LastUsed { get; init; }

    internal static StepLine Of(StepView step, string zone) =>
        new(
            step.Step,
            Said(step.Step),
            step.Host is null ? "no model is set up" : $"{step.Model} at {step.Host}",
            step.IsOwnWording ? $"{step.File} (the practice's own)" : step.File,
            step.Calls == 0
                ? "never"
                : $"{Number(step.Calls)}, {Number(step.Failed)} without a usable answer, {Number(step.Stopped)} not used",
            $"{Number(step.TokensIn)} read ({Number(step.TokensCached)} of them cached), {Number(step.TokensOut)} written",
            step.Cost is { } cost ? ModelPages.Amount(cost)
                : step.Calls == 0 ? "none yet"
                : "unknown: no price is set"
        )
        {
            LastUsed = step.LastUsed is { } last ? ZonedTime.Of(last, zone) : null,
        };

    // A step of a newer version is told by its own name.
    private static string Said(string step) =>
        step switch
        {
            "ask-for-entry" => "Asks the question",
            "screen-entry" => "Looks for danger, after the rules have",
            "reflect-on-entry" => "Answers an entry",
            "summarize-entry" => "Sums an entry up for the therapist",
            "ask-journal" => "Answers a therapist's question about the entries",
            "name-themes" => "Names what recurs in the entries, and puts together what is the same",
            "transcribe-voice" => "Writes down what was spoken",
            "embed-entries" => "Finds entries by their meaning",
            "embed-question" => "Finds entries by the meaning of a question",
            _ => step,
        };

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
