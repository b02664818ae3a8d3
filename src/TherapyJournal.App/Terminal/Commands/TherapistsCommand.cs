using System.CommandLine;
using TherapyJournal.Practices;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal therapists`: who works here.</summary>
internal static class TherapistsCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var command = new Command(
            "therapists",
            "Add and list the therapists of the practice, and say how they are woken."
        );

        var name = new Option<string>("--name") { Required = true, Description = "The therapist's name." };
        var add = new Command("add", "Add a therapist.") { name };
        terminal.Does(add, (parsed, context) => AddAsync(context, parsed.GetRequiredValue(name)));

        var list = new Command("list", "List the therapists.");
        terminal.Does(list, (_, context) => ListAsync(context));

        command.Add(add);
        command.Add(list);
        command.Add(TherapistSettings.Set(terminal));
        command.Add(TherapistChatCommands.Link(terminal));
        command.Add(TherapistChatCommands.Unlink(terminal));
        command.Add(TherapistSettings.Cover(terminal));
        command.Add(TherapistDoors.Invite(terminal));
        command.Add(TherapistDoors.Leave(terminal));
        return command;
    }

    private static async Task<int> AddAsync(CommandContext context, string name)
    {
        var therapists = await context.GetAsync<Therapists>();
        return await therapists.AddAsync(name, context.Cancellation) switch
        {
            AddTherapistOutcome.Added added => context.Done(
                new TherapistDocument(added.Id.Value, added.Name),
                DocumentsJson.Default.TherapistDocument,
                page => page.Sentence($"{added.Name} works here now.")
            ),
            AddTherapistOutcome.NameTaken taken => context.Refused(
                $"A therapist named {taken.Name} works here already.",
                whatToDo: "Give a name that tells the two apart."
            ),
            AddTherapistOutcome.Unusable unusable => context.WrongUsage(unusable.Sentence),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    public static async Task<int> RenameAsync(CommandContext context, string named, string name) =>
        await (await context.GetAsync<Therapists>()).RenameAsync(named, name, context.Cancellation) switch
        {
            RenameTherapistOutcome.Renamed renamed => context.Done(
                new TherapistDocument(renamed.Id.Value, renamed.Name),
                DocumentsJson.Default.TherapistDocument,
                page => page.Sentence($"{renamed.Before} is called {renamed.Name} now, also in what was done before.")
            ),
            RenameTherapistOutcome.Unknown => context.Refused(
                $"There is no therapist '{named}' here, or there are several.",
                whatToDo: "'journal therapists list' shows who there is."
            ),
            RenameTherapistOutcome.NameTaken taken => context.Refused(
                $"A therapist named {taken.Name} works here already.",
                whatToDo: "Give a name that tells the two apart."
            ),
            RenameTherapistOutcome.Unusable unusable => context.WrongUsage(unusable.Sentence),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    private static async Task<int> ListAsync(CommandContext context)
    {
        var therapists = await (await context.GetAsync<Therapists>()).ListAsync(context.Cancellation);
        var names = new TherapistNames(
            therapists.ToDictionary(t => t.Id.ToString(), t => t.Name, StringComparer.Ordinal)
        );
        return context.Done<IReadOnlyList<TherapistDocument>>(
            [.. therapists.Select(TherapistDocument.Of)],
            DocumentsJson.Default.IReadOnlyListTherapistDocument,
            page =>
            {
                if (therapists.Count == 0)
                {
                    page.Sentence("Nobody is recorded yet. The first use records one named \"Therapist\".");
                    return;
                }
                var ids = IdPrefix.Shortest(therapists.Select(t => t.Id.Value));
                page.Table(
                    [new Column("name", Keep: true), new Column("called at"), new Column("id")],
                    [
                        .. therapists.Select(t =>
                            (IReadOnlyList<Cell>)[t.Name, t.Email ?? "nowhere yet", ids[t.Id.Value]]
                        ),
                    ]
                );
                var inTheirPlace = therapists
                    .SelectMany(t => TherapistSettings.InTheirPlace(t.Covers, t.Nights, names).Select(l => (t, l)))
                    .Select(x => (x.t.Name, (Cell)$"{x.l.Name}: {x.l.Text} ({x.t.TimeZone})"))
                    .ToList();
                if (inTheirPlace.Count > 0)
                {
                    page.Blank();
                    page.Facts(inTheirPlace);
                }
            }
        );
    }
}
