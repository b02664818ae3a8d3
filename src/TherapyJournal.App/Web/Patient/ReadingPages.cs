using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.App.Web.Translation;
using TherapyJournal.Practices;
using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Patient;

/// <summary>Who may read somebody's words, by name; and who has: each line of the access record as a sentence, the newest first.</summary>
internal sealed class ReadingPages(
    VerifyRecord record,
    ListWhoMayRead mayRead,
    Therapists therapists,
    PageTimes times,
    IStringLocalizer<PatientWords> words
) : IPages
{
    public const string Path = WritePages.Path + "/readings";

    public void Map(IEndpointRouteBuilder pages) => pages.Show(Door.Patient, Path, ShowAsync);

    private async Task<IResult> ShowAsync(HttpContext context)
    {
        var me = context.SignedIn();
        var query = context.Request.Query;
        var before = int.TryParse(query["before"], CultureInfo.InvariantCulture, out var line) ? line : (int?)null;
        if (
            await record.OwnPageAsync(me.Patient!, before, context.RequestAborted) is not { } page // the door lets patients in alone
            || await mayRead.RunAsync(me.Patient!, context.RequestAborted)
                is not ReadOutcome<IReadOnlyList<TherapistInCharge>>.Open { Value: var inCharge }
        )
        {
            return Results.NotFound();
        }
        var model = await ModelAsync(page, me.TimeZone, query.ContainsKey("mine"), before, context.RequestAborted);
        return Answers.Page<ReadingsView>(model with { MayRead = [.. inCharge.SelectMany(t => Say(t, me.TimeZone))] });
    }

    private async Task<ReadingsModel> ModelAsync(
        AccessPage page,
        string zone,
        bool withMine,
        int? before,
        CancellationToken cancel
    )
    {
        var names = await therapists.NamesInRecordsAsync(cancel);
        var readings = page
            .Lines.Where(l => withMine || l.ReaderKind != "patient")
            // What happened several times in the same minute stands once, with how often.
            .GroupBy(l => (Minute: l.When.ToUnixTimeSeconds() / 60, Sentence: Say(l, names.GetValueOrDefault)))
            .Select(g => new Reading(times.Minute(g.First().When, zone), Often(g.Key.Sentence, g.Count())));
        return new ReadingsModel(
            [.. readings.Reverse()],
            page.IsIntact,
            withMine,
            IsNewest: before is null,
            page.Older is { } older
                ? string.Create(CultureInfo.InvariantCulture, $"{Path}?{(withMine ? "mine&" : "")}before={older}")
                : null
        );
    }

    private IEnumerable<string> Say(TherapistInCharge therapist, string zone)
    {
        yield return words[
            "You have been in the care of {0} since {1}.",
            SafeText.OneLine(therapist.Name),
            times.Date(therapist.Since, zone)
        ];
        foreach (var other in therapist.StandIns)
        {
            var name = SafeText.OneLine(other.Name);
            yield return other switch
            {
                { LastDay: { } day } => words["{0} stands in for them until {1}.", name, times.Day(day)],
                { UntilHour: { } end } => words[
                    "{0} stands in for them tonight until {1}.",
                    name,
                    times.Hour(end, zone)
                ],
                _ => words["{0} is called when they do not answer.", name],
            };
        }
    }

    // Of the program and of the reader the whole sentence is the key; of a person all but their name.
    private string Say(AccessLineContent line, Func<string, string?> nameOf)
    {
        var name = nameOf(line.Reader) ?? words[TherapistNames.HasLeft];
        return line.ReaderKind == "therapist" ? words[Key(line), name] : words[Key(line)];
    }

    /// <summary>Under which sentence a line is looked up.</summary>
    internal static string Key(AccessLineContent line) => ToYou(AccessSentence.Of(line, _ => "{0}"));

    private string Often(string sentence, int count) =>
        count == 1 ? sentence : words["{0} ({1} times)", sentence, count];

    // The sentences are made for those who work here; this page is for the one they are about.
    private static string ToYou(string sentence) =>
        sentence
            .Replace("the patient has ", "you have ", StringComparison.Ordinal)
            .Replace("the patient's", "your", StringComparison.Ordinal)
            .Replace("the patient was ", "you were ", StringComparison.Ordinal)
            .Replace("the patient", "you", StringComparison.Ordinal)
            .Replace("list of patients", "list of patients, with you on it", StringComparison.Ordinal);
}

/// <summary>What the page of the readings shows.</summary>
/// <param name="Readings">The newest first.</param>
/// <param name="IsIntact">Whether the record is whole.</param>
/// <param name="WithMine">Whether what its owner looked at stands among it.</param>
/// <param name="IsNewest">Whether nothing newer stands on another page.</param>
/// <param name="Older">Where one goes on; null: that is all.</param>
public sealed record ReadingsModel(
    IReadOnlyList<Reading> Readings,
    bool IsIntact,
    bool WithMine,
    bool IsNewest,
    string? Older
)
{
    /// <summary>Who may read them, each in a sentence; none: nobody does.</summary>
    public IReadOnlyList<string> MayRead { get; init; } = [];
}

/// <summary>When, and who did what.</summary>
public sealed record Reading(string When, string Sentence);
