using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TherapyJournal.Practices;
using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Patient;

/// <summary>Who has read somebody's words: each line of the access record as a sentence, the newest first.</summary>
internal sealed class ReadingPages(VerifyRecord record, Therapists therapists) : IPages
{
    public const string Path = WritePages.Path + "/readings";
    private const int Most = 500;

    public void Map(IEndpointRouteBuilder pages) => pages.Show(Door.Patient, Path, ShowAsync);

    private async Task<IResult> ShowAsync(HttpContext context)
    {
        var me = context.SignedIn();
        return await record.OwnTrailAsync(me.Patient!, context.RequestAborted) switch
        {
            VerifyRecordOutcome.Verified { Trail: var trail } => Answers.Page<ReadingsView>(
                await ModelAsync(
                    trail,
                    me.TimeZone,
                    withMine: context.Request.Query.ContainsKey("mine"),
                    context.RequestAborted
                )
            ),
            VerifyRecordOutcome.Refused => Results.NotFound(),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private async Task<ReadingsModel> ModelAsync(
        AccessTrail trail,
        string zone,
        bool withMine,
        CancellationToken cancel
    )
    {
        var names = await therapists.NamesInRecordsAsync(cancel);
        var lines = trail
            .Lines.Where(l => withMine || l.ReaderKind != "patient")
            .TakeLast(Most)
            .Select(l => (ZonedTime.Of(l.When, zone), ToYou(AccessSentence.Of(l, names.GetValueOrDefault))));
        return new ReadingsModel(
            [.. AccessSentence.Joined(lines).Reverse().Select(l => new Reading(l.Time, l.Sentence))],
            IsIntact: trail is AccessTrail.Intact,
            withMine
        );
    }

    // The sentences are made for those who work here; this page is for the one they are about.
    private static string ToYou(string sentence) =>
        sentence
            .Replace("the patient has ", "you have ", StringComparison.Ordinal)
            .Replace("the patient's", "your", StringComparison.Ordinal)
            .Replace("the patient", "you", StringComparison.Ordinal)
            .Replace("list of patients", "list of patients, with you on it", StringComparison.Ordinal);
}

/// <summary>What the page of the readings shows.</summary>
/// <param name="Readings">The newest first.</param>
/// <param name="IsIntact">Whether the record is whole.</param>
/// <param name="WithMine">Whether what its owner looked at stands among it.</param>
public sealed record ReadingsModel(IReadOnlyList<Reading> Readings, bool IsIntact, bool WithMine);

/// <summary>When, and who did what.</summary>
public sealed record Reading(string When, string Sentence);
