using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.Practices;
using TherapyJournal.Records;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal keys`: makes a master key, takes it into use, and notes that a copy is kept.</summary>
internal static class KeysCommand
{
    public static Command Create(JournalTerminal terminal, Func<ServiceProvider> unopened)
    {
        var command = new Command("keys", "Make, change and keep the master key.");

        var make = new Command("new", "Print a new master key. Nothing is stored or changed.");
        terminal.Does(make, (_, context) => MakeAsync(context, unopened));
        command.Add(make);

        var rotate = new Command(
            "rotate",
            "Wrap every data key with the current master key; goes on where it stopped."
        );
        terminal.Does(rotate, (_, context) => RotateAsync(context));
        command.Add(rotate);

        var confirm = new Command("confirm-copy", "Say that a copy of the master key is kept away from this machine.");
        terminal.Does(confirm, (_, context) => ConfirmAsync(context));
        command.Add(confirm);
        return command;
    }

    private static async Task<int> MakeAsync(CommandContext context, Func<ServiceProvider> unopened)
    {
        await using var services = unopened();
        var (id, key) = services.GetRequiredService<MasterKeySource>().NewKey();
        context.Screen.Remark(
            $"Keep it secret and keep a copy away from this machine. To change over to it, list it first and the old one behind it "
                + "(one a line in the key file, or separated by a comma in JOURNAL_MASTER_KEY), then say: journal keys rotate"
        );
        return context.Done(new NewKeyDocument(id, key), UpkeepJson.Default.NewKeyDocument, page => page.Sentence(key));
    }

    private static async Task<int> RotateAsync(CommandContext context)
    {
        var rotate = await context.GetAsync<RotateKeys>();
        var total = await rotate.LeftAsync(context.Cancellation);
        RotateKeysOutcome? outcome = null;
        if (total == 0)
        {
            outcome = await rotate.RunAsync(progress: null, context.Cancellation);
        }
        else
        {
            await context.Screen.ProgressAsync(
                "Wrapping data keys anew",
                total,
                async moved => outcome = await rotate.RunAsync(new Moved(moved), context.Cancellation)
            );
        }
        return outcome switch
        {
            RotateKeysOutcome.Rotated rotated => await SayAsync(context, rotate, rotated),
            RotateKeysOutcome.NothingToDo { OnlyOneListed: true } nothing => context.Refused(
                $"Only master key {nothing.MasterKeyId} is listed, and it wraps every data key already; nothing was changed.",
                whatToDo: "'journal keys new' makes another. List it first and this one behind it, then rotate."
            ),
            RotateKeysOutcome.NothingToDo nothing => context.Done(
                new RotatedDocument(nothing.MasterKeyId, 0, 0, []),
                UpkeepJson.Default.RotatedDocument,
                page =>
                    page.Sentence(
                        $"Every data key is wrapped by master key {nothing.MasterKeyId}. The earlier ones are needed for older backups only."
                    )
            ),
            RotateKeysOutcome.OldKeyMissing missing => context.Refused(
                $"Some data keys are wrapped by master key {string.Join(", ", missing.MasterKeyIds)}, which is not listed; nothing was changed.",
                whatToDo: "List it behind the current one and rotate again."
            ),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private static async Task<int> SayAsync(
        CommandContext context,
        RotateKeys rotate,
        RotateKeysOutcome.Rotated rotated
    )
    {
        var left = await rotate.LeftAsync(context.Cancellation);
        if (!rotated.TracesCleared)
        {
            context.Screen.Remark("Old wrappings may still be in the database's files, since others were using it.");
        }
        var done = context.Done(
            new RotatedDocument(
                rotated.MasterKeyId,
                rotated.Keys,
                left,
                [.. rotated.Damaged.Select(DamagedDocument.Of)]
            ),
            UpkeepJson.Default.RotatedDocument,
            page =>
                page.Sentence(
                    $"{Count.Of(rotated.Keys, "data key is", "data keys are")} wrapped by master key {rotated.MasterKeyId} now, {Count.Of(left, "is", "are")} left under an earlier one."
                )
        );
        return rotated.Damaged.Count == 0
            ? done
            : context.Refused(
                $"{Count.Of(rotated.Damaged.Count, "data key does not open with its master key and was", "data keys do not open with their master key and were")} left as before.",
                whatToDo: "Keep the old master key listed, and look at 'journal doctor'; a backup has the keys as they were."
            );
    }

    private static async Task<int> ConfirmAsync(CommandContext context)
    {
        var id = await (await context.GetAsync<ConfirmKeyCopy>()).RunAsync(context.Cancellation);
        return context.Done(
            new DoneDocument("confirmed"),
            DocumentsJson.Default.DoneDocument,
            page => page.Sentence($"Noted: a copy of master key {id} is kept elsewhere.")
        );
    }

    /// <summary>Moves the bar; unlike Progress of T it does so at once, in order.</summary>
    private sealed class Moved(Action<long> move) : IProgress<(int Done, int Total)>
    {
        public void Report((int Done, int Total) value) => move(value.Done);
    }
}
