using System.CommandLine;
using TherapyJournal.Practices;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal owner`: who looks after the practice on the web page, and is called where no therapist answers. An owner has no right to read.</summary>
internal static class OwnerCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var command = new Command(
            "owner",
            "Who looks after the practice, and is called when no therapist answers an urgent alert; they read nothing."
        );
        var name = new Option<string>("--name") { Required = true, Description = "The owner's name." };
        var email = new Option<string>("--email") { Required = true, Description = "Where they are called." };
        var add = new Command(
            "add",
            "Add an owner, or give one another address: a code is sent to it, and a link to the web page is shown."
        )
        {
            name,
            email,
        };
        terminal.Does(
            add,
            (parsed, context) =>
                OwnerDoors.AddAsync(context, parsed.GetRequiredValue(name), parsed.GetRequiredValue(email))
        );
        command.Add(add);
        command.Add(OwnerDoors.Invite(terminal));

        var linked = new Argument<string>("owner") { Description = "By name." };
        var code = new Argument<string>("code") { Description = "The six digits that came to their address." };
        var link = new Command("link", "Prove an owner's address by the code that was sent to it.") { linked, code };
        terminal.Does(
            link,
            async (parsed, context) =>
                ContactAnswer.Tell(
                    context,
                    await (await context.GetAsync<ProveContact>()).ConfirmOwnerAsync(
                        parsed.GetRequiredValue(linked),
                        parsed.GetRequiredValue(code),
                        context.Cancellation
                    ),
                    "owner link N CODE",
                    "owner add --name N --email ADDRESS"
                )
        );
        command.Add(link);

        var list = new Command("list", "List the owners.");
        terminal.Does(list, (_, context) => ListAsync(context));
        command.Add(list);
        return command;
    }

    private static async Task<int> ListAsync(CommandContext context)
    {
        var practice = await (await context.GetAsync<PracticeSettings>()).ReadAsync(context.Cancellation);
        return context.Done<IReadOnlyList<OwnerDocument>>(
            [.. practice.Owners.Select(o => new OwnerDocument(o.Id, o.Name, o.Contact.Proven?.Email))],
            DocumentsJson.Default.IReadOnlyListOwnerDocument,
            page =>
            {
                if (practice.Owners.Count == 0)
                {
                    page.Sentence("No owner is named, so nobody is called when no therapist answers.");
                    return;
                }
                page.Table(
                    [new Column("name", Keep: true), new Column("called at")],
                    [
                        .. practice.Owners.Select(o =>
                            (IReadOnlyList<Cell>)
                                [o.Name, o.Contact.Proven?.Email ?? "nowhere yet: the code is waited for"]
                        ),
                    ]
                );
            }
        );
    }
}

/// <summary>An owner of the practice; without an address that is proven they are called nowhere.</summary>
internal sealed record OwnerDocument(Guid Id, string Name, string? Email);
