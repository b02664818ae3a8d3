using TherapyJournal.Assistants.Calls;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal audit P --ai`: what of a record left this machine for a model, call by call, without a word of it.</summary>
internal static class AiCallsPage
{
    public static async Task<int> ShowAsync(CommandContext context, Reader.Therapist therapist, PatientId patient)
    {
        var calls = await (await context.GetAsync<ListModelCalls>()).RunAsync(
            therapist,
            patient,
            context.Cancellation
        ) switch
        {
            ReadOutcome<IReadOnlyList<ModelCallView>>.Open open => open.Value,
            ReadOutcome<IReadOnlyList<ModelCallView>>.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
        var zone = await Acting.ZoneAsync(context, patient);
        var times = await ShownTimes.OfAsync(context);
        return context.Done<IReadOnlyList<ModelCallDocument>>(
            [.. calls.Select(ModelCallDocument.Of)],
            UpkeepJson.Default.IReadOnlyListModelCallDocument,
            page =>
            {
                if (calls.Count == 0)
                {
                    page.Sentence("Nothing of this record has ever been sent to a model.");
                    return;
                }
                var ids = IdsIn(calls);
                page.Facts([.. calls.Select(c => (ShownTimes.Local(c.At, zone), new Cell(Sentence(c, ids))))]);
                times.Note(page, zone);
            }
        );
    }

    /// <summary>The entries of which something was sent, as people read their ids.</summary>
    internal static IReadOnlyDictionary<Guid, string> IdsIn(IReadOnlyList<ModelCallView> calls) =>
        IdPrefix.Shortest(calls.SelectMany(c => c.Content.Sent).Select(s => s.EntryId).OfType<Guid>().Distinct());

    /// <summary>One call in a sentence.</summary>
    /// <param name="call">The call.</param>
    /// <param name="ids">Entries as people read their ids.</param>
    internal static string Sentence(ModelCallView call, IReadOnlyDictionary<Guid, string> ids) =>
        $"{call.Content.Step} to {call.Content.Model} at {call.Content.Host}: {Entries(call.Content, ids)}{Others(call.Content)}; {Became(call)}";

    private static string Entries(ModelCallContent call, IReadOnlyDictionary<Guid, string> ids)
    {
        var entries = call.Sent.Where(s => s.EntryId is not null).ToList();
        return entries.Count == 0
            ? "no entry"
            : string.Join(", ", entries.Select(e => $"{Much(e)} of entry {ids[e.EntryId!.Value]}"));
    }

    private static string Much(SentWords sent) =>
        sent.Seconds is { } seconds ? $"{seconds} spoken seconds" : $"{sent.Characters} characters";

    private static string Others(ModelCallContent call)
    {
        var others = call.Sent.Where(s => s.EntryId is null).GroupBy(s => s.Kind).ToList();
        return others.Count == 0
            ? ""
            : ", " + string.Join(", ", others.Select(o => $"{o.Sum(s => s.Characters)} of {Said(o.Key)}"));
    }

    private static string Said(string kind) =>
        kind switch
        {
            "goal" => "goals",
            "asked-lately" => "earlier questions",
            "so-far" => "what was summarised before",
            "wish" => "the therapist's wishes",
            "recent-opening" => "how earlier answers began",
            "rejected-goal" => "goals that were put aside",
            _ => kind,
        };

    private static string Became(ModelCallView call) =>
        call.Content.State switch
        {
            ModelCallState.Begun => "no answer is on record",
            // A moderation is not timed.
            ModelCallState.Answered when call.Content.Milliseconds == 0 => "answered",
            ModelCallState.Answered => $"answered in {call.Content.Milliseconds} ms",
            ModelCallState.Stopped => $"answered, and not used: {call.Why}",
            _ => $"no usable answer: {call.Why}",
        };
}

/// <summary>One call to a model.</summary>
internal sealed record ModelCallDocument(
    Guid Id,
    string At,
    string Step,
    string Host,
    string Model,
    string InstructionsHash,
    IReadOnlyList<SentDocument> Sent,
    string State,
    string? Reason,
    int TokensIn,
    int TokensCached,
    int TokensOut,
    long Milliseconds
)
{
    public static ModelCallDocument Of(ModelCallView call) =>
        new(
            call.Id,
            Documents.Time(call.At),
            call.Content.Step,
            call.Content.Host,
            call.Content.Model,
            call.Content.InstructionsHash,
            [.. call.Content.Sent.Select(s => new SentDocument(s.Kind, s.EntryId, s.Characters, s.Seconds))],
            Documents.Word(call.Content.State),
            call.Content.Reason,
            call.Content.TokensIn,
            call.Content.TokensCached,
            call.Content.TokensOut,
            call.Content.Milliseconds
        );
}

/// <summary>How much of one thing was sent.</summary>
internal sealed record SentDocument(string Kind, Guid? Entry, int Characters, int? Seconds);
