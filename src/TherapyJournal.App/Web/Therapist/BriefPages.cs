using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime.Text;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.Insight;
using TherapyJournal.Practices;
using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>One page for the therapist who walks into a session. Of its days the address says the first one, and nothing else.</summary>
internal sealed class BriefPages(ReadBrief read, ReadPatients patients) : IPages
{
    public const string Name = "brief";

    public const string LastSession = "last-session";

    public void Map(IEndpointRouteBuilder pages) =>
        pages.Show(Door.Therapist, $"{PatientPages.Path}/{{patient:guid}}/{Name}", ShowAsync);

    private async Task<IResult> ShowAsync(HttpContext context, Guid patient)
    {
        var therapist = context.SignedIn().Therapist!; // the door lets therapists in alone
        var id = new PatientId(patient);
        var since = context.Request.Query["since"].ToString();
        var day = since is "" or LastSession ? null : TypedDay.Of(since);
        if (since is not ("" or LastSession) && day is null)
        {
            return await AgainAsync(therapist, id, TypedDay.Fault(since)!, context.RequestAborted); // it is none
        }
        BriefSince begin = day is { } first ? new BriefSince.Day(first) : new BriefSince.LastSession();
        return await read.RunAsync(therapist, id, begin, context.RequestAborted) switch
        {
            ReadOutcome<Brief>.Open { Value: var brief, DamagedRows: var damaged } => Answers.Page<BriefView>(
                new BriefModel(id, SafeText.OneLine(brief.Patient.Profile.Name))
                {
                    Since = LocalDatePattern.Iso.Format(brief.From),
                    IsSinceSession = day is null,
                    Brief = brief,
                    Markdown = SafeText.Clean(BriefMarkdown.Of(brief)),
                    Damaged = damaged.Count,
                }
            ),
            ReadOutcome<Brief>.Refused refused => Refusal.Page(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private async Task<IResult> AgainAsync(
        Reader.Therapist therapist,
        PatientId patient,
        string problem,
        CancellationToken cancel
    ) =>
        await patients.OneAsync(therapist, patient, cancel) switch
        {
            ReadOutcome<PatientView>.Open { Value: var view } => Answers.Again<BriefView>(
                new BriefModel(patient, SafeText.OneLine(view.Profile.Name)) { Problem = problem }
            ),
            ReadOutcome<PatientView>.Refused refused => Refusal.Page(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
}

/// <summary>What the page shows.</summary>
public sealed record BriefModel(PatientId Patient, string Name)
{
    /// <summary>The first day, as a form takes it.</summary>
    public string Since { get; init; } = "";

    /// <summary>Whether nobody asked for another day than that of the last session.</summary>
    public bool IsSinceSession { get; init; }

    /// <summary>What is wrong with the day; null: nothing.</summary>
    public string? Problem { get; init; }

    /// <summary>Null: there is something wrong with the day.</summary>
    public Brief? Brief { get; init; }

    /// <summary>The same to be copied.</summary>
    public string Markdown { get; init; } = "";

    /// <summary>How many records do not open.</summary>
    public int Damaged { get; init; }

    /// <summary>Where their page is.</summary>
    public string Path => $"{PatientPages.Path}/{Patient}";
}
