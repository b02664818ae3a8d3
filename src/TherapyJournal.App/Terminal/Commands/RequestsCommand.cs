using System.CommandLine;
using TherapyJournal.Records;
using TherapyJournal.Review;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal requests [ID --done]`: what patients ask of their therapist, and that it is settled.</summary>
internal static class RequestsCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var id = new Argument<string?>("id")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "The request's id, from the inbox or from this list.",
        };
        var done = new Option<bool>("--done") { Description = "It is settled. The patient is told nothing." };
        var all = new Option<bool>("--all") { Description = "Settled ones too." };
        var command = new Command("requests", "What your patients ask you for; with an id and --done it is settled.")
        {
            id,
            done,
            all,
        };
        terminal.Does(
            command,
            (parsed, context) =>
                (parsed.GetValue(id), parsed.GetValue(done), parsed.GetValue(all)) switch
                {
                    (null, true, _) => Task.FromResult(context.WrongUsage("Say which: 'journal requests ID --done'.")),
                    (null, false, var withDone) => ListAsync(context, withDone),
                    ({ } named, true, false) => SettleAsync(context, named),
                    _ => Task.FromResult(context.WrongUsage("With an id say --done and nothing else.")),
                }
        );
        return command;
    }

    private static async Task<int> ListAsync(CommandContext context, bool withDone)
    {
        var therapist = await Acting.TherapistAsync(context);
        var list = await (await context.GetAsync<ListRequests>()).RunAsync(therapist, withDone, context.Cancellation);
        if (list.IsClosed)
        {
            throw Acting.Stop(new DoorRefusal.Closed());
        }
        var page = new RequestsPage(context.Screen, await ShownTimes.OfAsync(context));
        var shown = context.Done<IReadOnlyList<RequestDocument>>(
            [.. list.Requests.Select(RequestDocument.Of)],
            DocumentsJson.Default.IReadOnlyListRequestDocument,
            screen =>
            {
                if (list.Requests.Count == 0 && list.Damaged == 0)
                {
                    screen.Sentence(withDone ? "Nobody has asked for anything." : "No request waits for you.");
                }
                page.Show(list.Requests);
            }
        );
        return list.Damaged == 0
            ? shown
            : context.Refused(
                "Some rows do not open, since they were changed outside the program: a request may be among them.",
                whatToDo: "'journal doctor' names them, and whose they are. Until then ask the patients."
            );
    }

    private static async Task<int> SettleAsync(CommandContext context, string named)
    {
        var therapist = await Acting.TherapistAsync(context);
        var found = await (await context.GetAsync<ListRequests>()).FindAsync(therapist.Id, named, context.Cancellation);
        var request = Acting.Id(named, found, "request");
        return await (await context.GetAsync<SettleRequest>()).RunAsync(therapist, request, context.Cancellation) switch
        {
            SettleRequestOutcome.Settled settled => context.Done(
                RequestDocument.Of(settled.Request),
                DocumentsJson.Default.RequestDocument,
                page => page.Sentence("It is settled.")
            ),
            SettleRequestOutcome.AlreadySettled => context.Refused("It was settled before. Nothing changed."),
            SettleRequestOutcome.NoSuchRequest => context.Refused("There is no such request."),
            SettleRequestOutcome.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }
}
