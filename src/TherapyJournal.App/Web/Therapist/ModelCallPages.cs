using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.Records;
using TherapyJournal.Review;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>What of a patient's record was sent to a model, call by call, without a word of it.</summary>
internal sealed class ModelCallPages(ListModelCalls calls) : IPages
{
    public const string Name = "models";

    private const int Most = 200;

    public void Map(IEndpointRouteBuilder pages) =>
        pages.Show(Door.Therapist, PatientPages.Path + "/{patient:guid}/" + Name, ShowAsync);

    private async Task<IResult> ShowAsync(HttpContext context, Guid patient)
    {
        var person = context.SignedIn();
        var id = new PatientId(patient);
        return await calls.RunAsync(person.Therapist!, id, context.RequestAborted) switch // the door lets therapists in alone
        {
            ReadOutcome<IReadOnlyList<ModelCallView>>.Open { Value: var all } => Answers.Page<ModelCallsView>(
                new ModelCallsModel(id, Lines(all, person.TimeZone), all.Count)
            ),
            ReadOutcome<IReadOnlyList<ModelCallView>>.Refused refused => Refusal.Page(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private static IReadOnlyList<ModelCallLine> Lines(IReadOnlyList<ModelCallView> calls, string zone)
    {
        var ids = AiCallsPage.IdsIn(calls);
        return
        [
            .. calls
                .Reverse()
                .Take(Most)
                .Select(c => new ModelCallLine(
                    ZonedTime.Of(c.At, zone),
                    SafeText.OneLine(AiCallsPage.Sentence(c, ids))
                )),
        ];
    }
}

/// <summary>The calls about one patient.</summary>
/// <param name="Lines">The newest first.</param>
/// <param name="All">How many there are; more than are shown.</param>
public sealed record ModelCallsModel(PatientId Patient, IReadOnlyList<ModelCallLine> Lines, int All);

/// <summary>One call, in a sentence.</summary>
public sealed record ModelCallLine(string When, string Sentence);
