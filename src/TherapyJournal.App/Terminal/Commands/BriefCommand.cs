using System.CommandLine;
using TherapyJournal.Insight;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal brief P`: one page for the therapist who walks into a session.</summary>
internal static class BriefCommand
{
    private const string LastSession = "last-session";

    public static Command Create(JournalTerminal terminal)
    {
        var patient = new Argument<string>("patient");
        var since = new Option<string?>("--since")
        {
            HelpName = "date",
            Description =
                $"The first day, or {LastSession}, which is what is meant without it; {ReadBrief.UsualDays} days where no session was held.",
        };
        var markdown = new Option<bool>("--markdown") { Description = "As Markdown, to be copied into a file." };
        var command = new Command(
            "brief",
            "One page before a session: what changed, was hard and helped, goals, risk, and what is open."
        )
        {
            patient,
            since,
            markdown,
        };
        terminal.Does(
            command,
            (parsed, context) =>
                RunAsync(context, parsed.GetRequiredValue(patient), parsed.GetValue(since), parsed.GetValue(markdown))
        );
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string named, string? since, bool markdown)
    {
        if (markdown && context.Json)
        {
            return context.WrongUsage("It is either --markdown or --json.");
        }
        var isDay = since is not (null or LastSession);
        if (isDay && TypedDay.Of(since) is null)
        {
            return context.WrongUsage(TypedDay.Fault(since)!, $"Or --since {LastSession}."); // it is none
        }
        var (therapist, patient) = await Acting.PatientAsync(context, named);
        BriefSince begin = isDay ? new BriefSince.Day(TypedDay.Of(since)!.Value) : new BriefSince.LastSession(); // looked at above
        var read = await context.GetAsync<ReadBrief>();
        return await read.RunAsync(therapist, patient, begin, context.Cancellation) switch
        {
            ReadOutcome<Brief>.Open { Value: var brief, DamagedRows: var damaged } => context.Done(
                BriefDocument.Of(brief),
                DocumentsJson.Default.BriefDocument,
                page =>
                {
                    if (markdown)
                    {
                        page.AsItIs(BriefMarkdown.Of(brief));
                    }
                    else
                    {
                        BriefPage.Show(page, brief, damaged.Count);
                    }
                }
            ),
            ReadOutcome<Brief>.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }
}

/// <summary>A brief.</summary>
/// <param name="Begins">lastSession, usualDays or day.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last.</param>
/// <param name="Private">How many entries of all days are private.</param>
internal sealed record BriefDocument(
    string Begins,
    string From,
    string To,
    int Private,
    IReadOnlyList<BriefPartDocument> Parts
)
{
    public static BriefDocument Of(Brief brief) =>
        new(
            Documents.Word(brief.Since),
            Documents.Day(brief.From)!, // there is one
            Documents.Day(brief.Today)!, // there is one
            brief.Private,
            [.. brief.Parts.Select(BriefPartDocument.Of)]
        );
}

/// <summary>A part of it.</summary>
/// <param name="Part">changed, hard, helped, goals, risk or open.</param>
/// <param name="More">How many sentences had no room.</param>
internal sealed record BriefPartDocument(string Part, IReadOnlyList<BriefSentenceDocument> Sentences, int More)
{
    public static BriefPartDocument Of(BriefPart part) =>
        new(Documents.Word(part.Kind), [.. part.Sentences.Select(BriefSentenceDocument.Of)], part.More);
}

/// <summary>A sentence; without text its quotation speaks for itself.</summary>
internal sealed record BriefSentenceDocument(string? Text, IReadOnlyList<BriefGroundDocument> Grounds)
{
    public static BriefSentenceDocument Of(BriefSentence sentence) =>
        new(
            sentence.Text,
            [
                .. sentence.Grounds.Select(g => new BriefGroundDocument(
                    Documents.Word(g.Kind),
                    Documents.Day(g.Day)!, // there is one
                    g.EntryId,
                    g.Quotation
                )),
            ]
        );
}

/// <summary>What it rests on.</summary>
/// <param name="Kind">entry, rating, goal, alert or request.</param>
internal sealed record BriefGroundDocument(string Kind, string Day, Guid? Entry, string? Quotation);
