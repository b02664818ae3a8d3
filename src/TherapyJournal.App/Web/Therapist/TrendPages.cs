using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TherapyJournal.App.Terminal;
using TherapyJournal.Insight;
using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>What some weeks of one patient come to in numbers, each with a sentence, its numbers and, where it can be drawn, a chart.</summary>
internal sealed class TrendPages(ReadTrends read) : IPages
{
    public const string Name = "trends";

    private const string All = "all";

    // How many whole weeks, as the address says it; the first is what is shown to whoever has not said.
    private static readonly (string Query, TrendsSince Since, string Says)[] Spans =
    [
        ("8", new TrendsSince.Weeks(TrendsSince.UsualWeeks), "8 weeks"),
        ("26", new TrendsSince.Weeks(26), "half a year"),
        (All, new TrendsSince.Beginning(), "all"),
    ];

    public void Map(IEndpointRouteBuilder pages) =>
        pages.Show(Door.Therapist, $"{PatientPages.Path}/{{patient:guid}}/{Name}", ShowAsync);

    private async Task<IResult> ShowAsync(HttpContext context, Guid patient)
    {
        var person = context.SignedIn();
        var asked = context.Request.Query["weeks"].ToString();
        var span = Array.Find(Spans, s => s.Query == asked) is { Query: not null } known ? known : Spans[0];
        var id = new PatientId(patient);
        return await read.RunAsync(person.Therapist!, id, span.Since, context.RequestAborted) switch // the door lets therapists in alone
        {
            ReadOutcome<PatientTrends>.Open { Value: var trends, DamagedRows: var damaged } => Answers.Page<TrendsView>(
                new TrendsModel(id, SafeText.OneLine(trends.Patient.Profile.Name))
                {
                    Spans = [.. Spans.Select(s => new TrendSpan(s.Query, s.Says, s == span))],
                    Sheet = TrendSheet.Of(trends),
                    Zone = Zone(trends, person.TimeZone),
                    Damaged = damaged.Count,
                }
            ),
            ReadOutcome<PatientTrends>.Refused refused => Refusal.Page(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private static string? Zone(PatientTrends trends, string readers) =>
        trends.Patient.Standing.TimeZone is var zone && zone != readers ? zone : null;
}

/// <summary>What the page shows.</summary>
public sealed record TrendsModel(PatientId Patient, string Name)
{
    public required IReadOnlyList<TrendSpan> Spans { get; init; }

    public required TrendSheet Sheet { get; init; }

    /// <summary>The zone of the times, where it is not the reader's; null: it is.</summary>
    public string? Zone { get; init; }

    /// <summary>How many records do not open.</summary>
    public int Damaged { get; init; }

    /// <summary>Where their page is.</summary>
    public string Path => $"{PatientPages.Path}/{Patient}";
}

/// <summary>How many weeks can be shown.</summary>
/// <param name="Query">As the address says it.</param>
/// <param name="Says">As a person does.</param>
/// <param name="IsShown">Whether it is these that are shown.</param>
public sealed record TrendSpan(string Query, string Says, bool IsShown);
