using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using TherapyJournal.Insight;
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
        var words = new Argument<string>("words");
        var from = new Option<string?>("--from") { HelpName = "date" };
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
        var (first, last) = (Day(from), Day(to));
        if ((from is not null && first is null) || (to is not null && last is null))
        {
            return context.WrongUsage("A date is written as 2026-11-23.");
        }
        if (first > last)
        {
            return context.WrongUsage("--from is a later day than --to.");
        }
        var (therapist, patient) = await Acting.PatientAsync(context, named);
        var zone = await Acting.ZoneAsync(context, patient);
        var search = await context.GetAsync<SearchJournal>();
        return await search.RunAsync(therapist, patient, words, first, last, MostShown, context.Cancellation) switch
        {
            ReadOutcome<SearchResult>.Open { Value.Hits: var hits } => context.Done<IReadOnlyList<HitDocument>>(
                [.. hits.Select(HitDocument.Of)],
                DocumentsJson.Default.IReadOnlyListHitDocument,
                page => Show(page, hits, zone)
            ),
            ReadOutcome<SearchResult>.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private static void Show(TerminalScreen page, IReadOnlyList<SearchHit> hits, string zone)
    {
        if (hits.Count == 0)
        {
            page.Sentence("No entry holds any of these words.");
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

    private static LocalDate? Day(string? written) =>
        written is not null && LocalDatePattern.Iso.Parse(written.Trim()) is { Success: true, Value: var day }
            ? day
            : null;
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
