using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using TherapyJournal.Insight;
using TherapyJournal.Insight.Times;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal search P "words"`: the entries that hold them, with what was asked for standing out.</summary>
internal static class SearchCommand
{
    private const int MostShown = 20;

    public static Command Create(JournalTerminal terminal)
    {
        var patient = new Argument<string>("patient");
        var words = new Argument<string>("words")
        {
            Description =
                "Any words. \"In quotation marks\" they stand in this order, walk* begins with it, and a time bounds the days: since the last session, before May, the first time.",
        };
        var from = new Option<string?>("--from")
        {
            HelpName = "date",
            Description = "The first day; a time among the words is then a word.",
        };
        var to = new Option<string?>("--to") { HelpName = "date", Description = "That day included." };
        var command = new Command("search", "Find entries of a patient by words, the best first.")
        {
            patient,
            words,
            from,
            to,
        };
        terminal.Does(
            command,
            (parsed, context) =>
                RunAsync(
                    context,
                    parsed.GetRequiredValue(patient),
                    parsed.GetRequiredValue(words),
                    parsed.GetValue(from),
                    parsed.GetValue(to)
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        CommandContext context,
        string named,
        string words,
        string? from,
        string? to
    )
    {
        if (TypedDay.FaultOfBounds(from, to) is { } fault)
        {
            return context.WrongUsage(fault);
        }
        var (first, last) = (TypedDay.Of(from), TypedDay.Of(to));
        var (therapist, patient) = await Acting.PatientAsync(context, named);
        var zone = await Acting.ZoneAsync(context, patient);
        var search = await context.GetAsync<SearchJournal>();
        return await search.RunAsync(therapist, patient, words, first, last, MostShown, context.Cancellation) switch
        {
            ReadOutcome<SearchResult>.Open { Value: SearchResult.Found found } => context.Done(
                SearchDocument.Of(found),
                DocumentsJson.Default.SearchDocument,
                page => Show(page, found, zone)
            ),
            ReadOutcome<SearchResult>.Open { Value: SearchResult.OnlyTime time } => context.WrongUsage(
                $"There is a time and nothing to look for in it. {time.Understood}",
                $"'journal entries P{Bounds(time.Days)}' lists what was written then."
            ),
            ReadOutcome<SearchResult>.Open { Value: SearchResult.Nothing } => context.WrongUsage(
                "There is nothing to look for: give a word, the beginning of one (walk*), or an emoji."
            ),
            ReadOutcome<SearchResult>.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private static void Show(TerminalScreen page, SearchResult.Found found, string zone)
    {
        var hits = found.Hits;
        foreach (var sentence in found.Understood)
        {
            page.Hint(sentence);
        }
        if (hits.Count == 0)
        {
            page.Sentence(
                found.Days == new AskedDays(null, null)
                    ? "No entry holds any of these words."
                    : "No entry of these days holds any of these words."
            );
            return;
        }
        var ids = IdPrefix.Shortest(hits.Select(h => h.Entry.Id));
        foreach (var hit in hits)
        {
            page.Heading(ShownTimes.Local(hit.Entry.At, zone), ids[hit.Entry.Id]);
            page.PatientWords(hit.Excerpt.Select(p => (p.Text, p.IsLit)));
        }
        page.Blank();
        page.Hint(
            hits.Count == MostShown
                ? $"The {MostShown} that fit best. More words, or --from and --to, make them fewer."
                : Count.Of(hits.Count, "entry", "entries")
        );
    }

    private static string Bounds(AskedDays days) =>
        (days.From is { } from ? $" --from {LocalDatePattern.Iso.Format(from)}" : "")
        + (days.To is { } to ? $" --to {LocalDatePattern.Iso.Format(to)}" : "");
}

/// <summary>What a search found, and how it was understood.</summary>
/// <param name="Understood">Sentences on a time among the words; null: none was named.</param>
/// <param name="From">The first day that was looked at; null: all before.</param>
/// <param name="To">The last; null: all after.</param>
/// <param name="Order">What comes first.</param>
internal sealed record SearchDocument(
    string? Understood,
    string? From,
    string? To,
    string Order,
    IReadOnlyList<HitDocument> Hits
)
{
    public static SearchDocument Of(SearchResult.Found found) =>
        new(
            found.Understood.Count > 0 ? string.Join(' ', found.Understood) : null,
            Day(found.Days.From),
            Day(found.Days.To),
            Documents.Word(found.Order),
            [.. found.Hits.Select(HitDocument.Of)]
        );

    private static string? Day(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;
}

/// <summary>An entry that was found.</summary>
internal sealed record HitDocument(Guid Id, string At, string Text, IReadOnlyList<PieceDocument> Excerpt)
{
    public static HitDocument Of(SearchHit hit) =>
        new(
            hit.Entry.Id,
            Documents.Time(hit.Entry.At),
            hit.Entry.Content.Text,
            [.. hit.Excerpt.Select(p => new PieceDocument(p.Text, p.IsLit))]
        );
}

/// <summary>A piece of an excerpt.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Lit">Whether it is a word that was asked for.</param>
internal sealed record PieceDocument(string Text, bool Lit);
