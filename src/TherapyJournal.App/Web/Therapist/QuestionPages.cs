using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.Insight;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>A therapist asks the journal of one patient, or looks for words in it. What they type is posted, so that it stands in no address and is kept nowhere.</summary>
internal sealed class QuestionPages(
    AskJournal ask,
    SearchJournal search,
    ReadPatients patients,
    ComingAnswer coming,
    TimeProvider clock
) : IPages
{
    public const string Name = "ask";

    /// <summary>What the button says that looks for the words alone.</summary>
    public const string ForWords = "words";

    // What a page asks for that shows an answer as it comes.
    private const string Coming = "text/event-stream";

    private const int MostBefore = 3;
    private const int MostFound = 20;

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.Show(Door.Therapist, $"{PatientPages.Path}/{{patient:guid}}/{Name}", ShowAsync);
        pages.Act(Door.Therapist, $"{PatientPages.Path}/{{patient:guid}}/{Name}", AskAsync);
    }

    private async Task<IResult> ShowAsync(HttpContext context, Guid patient) =>
        await PageAsync(context, new PatientId(patient), (_, page) => Answers.Page<QuestionView>(page));

    private async Task<IResult> AskAsync(HttpContext context, Guid patient)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var text = form["question"].ToString().Trim();
        var (from, until) = (form["from"].ToString(), form["until"].ToString());
        var question = new JournalQuestion(text)
        {
            Before = [.. form["before"].OfType<string>().TakeLast(MostBefore)],
            From = TypedDay.Of(from),
            Until = TypedDay.Of(until),
        };
        var id = new PatientId(patient);
        var isSearch = form["for"] == ForWords;
        if (Problem(question, from, until, isSearch) is { } problem)
        {
            return await PageAsync(
                context,
                id,
                (_, page) => Answers.Again<QuestionView>(page with { Asked = question, Problem = problem })
            );
        }
        return isSearch ? await SearchAsync(context, id, question)
            : context.Request.Headers.Accept.ToString().Contains(Coming, StringComparison.Ordinal)
                ? await ComeAsync(context, id, question)
            : await AnswerAsync(context, id, question);
    }

    private async Task<IResult> ComeAsync(HttpContext context, PatientId id, JournalQuestion question)
    {
        var therapist = context.SignedIn().Therapist!; // the door lets therapists in alone
        var cancel = context.RequestAborted;
        return await patients.OneAsync(therapist, id, cancel) switch
        {
            ReadOutcome<PatientView>.Open { Value.Standing.TimeZone: var zone } => TypedResults.ServerSentEvents(
                coming.ReadAsync(therapist, id, question, zone, cancel)
            ),
            ReadOutcome<PatientView>.Refused refused => Refusal.Page(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private async Task<IResult> AnswerAsync(HttpContext context, PatientId id, JournalQuestion question)
    {
        var therapist = context.SignedIn().Therapist!; // the door lets therapists in alone
        return await ask.RunAsync(therapist, id, question, show: null, context.RequestAborted) switch
        {
            ReadOutcome<JournalAnswer>.Open { Value: var answer } => await PageAsync(
                context,
                id,
                (zone, page) =>
                    Answers.Page<QuestionView>(
                        page with
                        {
                            Asked = question,
                            Answer = AnswerSheet.Of(answer, new DeskTimes(clock.Now(), zone)),
                        }
                    )
            ),
            ReadOutcome<JournalAnswer>.Refused refused => Refusal.Page(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private async Task<IResult> SearchAsync(HttpContext context, PatientId id, JournalQuestion question)
    {
        var therapist = context.SignedIn().Therapist!; // the door lets therapists in alone
        var (from, until) = (question.From, question.Until);
        return await search.RunAsync(
            therapist,
            id,
            question.Text,
            from,
            until,
            MostFound,
            context.RequestAborted
        ) switch
        {
            ReadOutcome<SearchResult>.Open { Value: SearchResult.Found found } => await PageAsync(
                context,
                id,
                (zone, page) =>
                    Answers.Page<QuestionView>(
                        page with
                        {
                            Asked = question,
                            Found = FoundSheet.Of(found, MostFound, new DeskTimes(clock.Now(), zone)),
                        }
                    )
            ),
            ReadOutcome<SearchResult>.Open { Value: var nothing } => await PageAsync(
                context,
                id,
                (_, page) =>
                    Answers.Again<QuestionView>(page with { Asked = question, Problem = FoundSheet.Problem(nothing) })
            ),
            ReadOutcome<SearchResult>.Refused refused => Refusal.Page(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private async Task<IResult> PageAsync(
        HttpContext context,
        PatientId patient,
        Func<string, QuestionModel, IResult> page
    ) =>
        await patients.OneAsync(context.SignedIn().Therapist!, patient, context.RequestAborted) switch
        {
            ReadOutcome<PatientView>.Open { Value: var view } => page(
                view.Standing.TimeZone,
                new QuestionModel(patient, SafeText.OneLine(view.Profile.Name))
            ),
            ReadOutcome<PatientView>.Refused refused => Refusal.Page(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    // An emoji is no question, and can be looked for.
    private static string? Problem(JournalQuestion question, string from, string until, bool isSearch) =>
        (
            isSearch && question.Text.Length is > 0 and <= JournalQuestion.Longest
                ? null
                : JournalQuestion.Problem(question.Text)
        )
        ?? TypedDay.FaultOfBounds(
            from.Length > 0 ? from : null,
            until.Length > 0 ? until : null,
            "The first day is later than the last."
        );
}

/// <summary>What the page shows.</summary>
public sealed record QuestionModel(PatientId Patient, string Name)
{
    /// <summary>What was asked; null: nothing yet.</summary>
    public JournalQuestion? Asked { get; init; }

    /// <summary>Why it could not be asked; null: it could.</summary>
    public string? Problem { get; init; }

    /// <summary>What it came to; null: nothing was asked.</summary>
    public AnswerSheet? Answer { get; init; }

    /// <summary>What was found by its words; null: nothing was looked for.</summary>
    public FoundSheet? Found { get; init; }

    /// <summary>The questions that a further one follows on from.</summary>
    public IEnumerable<string> Before =>
        Asked is null ? []
        : Answer is null ? Asked.Before
        : [.. Asked.Before, Asked.Text];

    /// <summary>Where their page is.</summary>
    public string Path => $"{PatientPages.Path}/{Patient}";
}
