using System.CommandLine;
using NodaTime;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal write P`: records an entry and runs the loop to its end.</summary>
internal static class WriteCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var patient = new Argument<string>("patient");
        var dash = new Argument<string?>("-")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "- reads the words from standard input.",
        };
        var text = new Option<string?>("--text") { Description = "The words." };
        var file = new Option<string?>("--file") { Description = "A file with the words." };
        var isPrivate = new Option<bool>("--private")
        {
            Description =
                "For the patient alone. It is still screened, so that an alert can reach the therapist, without its words.",
        };
        var at = new Option<string?>("--at") { HelpName = "time", Description = "When it was written or is about." };
        var delivery = new Option<string?>("--delivery")
        {
            HelpName = "key",
            Description =
                "Names this delivery: the same words under the same key make one entry; other words under it are their own.",
        };
        var command = new Command("write", "Record an entry.") { patient, dash, text, file, isPrivate, at, delivery };
        terminal.Does(
            command,
            async (parsed, context) =>
            {
                var source = new WordsFrom(parsed.GetValue(text), parsed.GetValue(file), parsed.GetValue(dash));
                return source.UnknownOption is { } option ? WrongUsage.NoSuchOption(context, parsed, option)
                    : source.Problem is { } problem ? context.WrongUsage(problem)
                    : await RunAsync(
                        context,
                        parsed.GetRequiredValue(patient),
                        source,
                        parsed.GetValue(isPrivate),
                        parsed.GetValue(at),
                        parsed.GetValue(delivery)
                    );
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(
        CommandContext context,
        string named,
        WordsFrom source,
        bool isPrivate,
        string? at,
        string? delivery
    )
    {
        // Words that came with the command are at hand whatever fails; at the keyboard nobody writes before it is known for whom.
        if (source.AsksAtKeyboard(context))
        {
            await Acting.WriterAsync(context, named);
        }
        var (words, trouble) = await source.ReadAsync(context);
        return words is null
            ? context.Refused(trouble, "Nothing was kept.")
            : await LastResort.AnswerAsync(
                context,
                words,
                () => RecordAsync(context, named, words, isPrivate, at, delivery)
            );
    }

    private static async Task<int> RecordAsync(
        CommandContext context,
        string named,
        string words,
        bool isPrivate,
        string? at,
        string? delivery
    )
    {
        var patient = await Acting.WriterAsync(context, named);
        Instant? when = null;
        if (at is not null)
        {
            when = ZonedTime.Parse(at, await Acting.ZoneAsync(context, patient));
            if (when is null)
            {
                return context.WrongUsage("A time is written as 2026-11-23, 2026-11-23T22:40 or 2026-11-23T22:40:00Z.");
            }
        }
        await OwedWords.SayAsync(context, patient);
        var entry = new NewEntry(
            patient,
            words,
            delivery ?? RowId.New(await context.GetAsync<TimeProvider>()).ToString()
        )
        {
            At = when,
            IsPrivate = isPrivate,
        };
        return await TellAsync(context, entry, await EntryLoop.RecordAsync(context, entry));
    }

    private static async Task<int> TellAsync(CommandContext context, NewEntry entry, RecordEntryOutcome outcome)
    {
        var patient = entry.Patient;
        switch (outcome)
        {
            case RecordEntryOutcome.Recorded recorded:
                return await TellKeptAsync(context, entry, recorded);
            case RecordEntryOutcome.AlreadyRecorded before:
                // The first try may have died after its commit: what it owed is said now, and its loop finished.
                await OwedWords.SayAsync(context, patient);
                if (!context.Json)
                {
                    context.Screen.Sentence("This delivery is kept already; nothing was recorded twice.");
                }
                await AiDisclosure.SayAsync(context, patient);
                var again = await FollowAsync(
                    context,
                    EntryLoop.FinishAsync(context, patient, before.Id, said: null, before.IsPrivate)
                );
                var told = WriteDocument.Of(before, patient, again);
                return context.Done(told, DocumentsJson.Default.WriteDocument, _ => { });
            case RecordEntryOutcome.NotKept notKept:
                await EntryLoop.TellNotKeptAsync(context, patient, notKept);
                return ExitCode.Refused;
            case RecordEntryOutcome.Refused refused:
                throw Acting.Stop(refused.Why);
            default:
                throw new InvalidOperationException("An outcome without a case.");
        }
    }

    private static async Task<int> TellKeptAsync(
        CommandContext context,
        NewEntry entry,
        RecordEntryOutcome.Recorded recorded
    )
    {
        await EntryLoop.SayFixedWordsAsync(context, entry.Patient, recorded);
        ShowKept(context, recorded);
        var (end, id) =
            await FollowAsync(context, FinishAsync(context, entry, recorded))
            ?? new Followed(new LoopEnd(null, recorded.Crisis?.Words), $"{recorded.Id}");
        return context.Done(
            WriteDocument.Of(recorded, entry.Patient, end),
            DocumentsJson.Default.WriteDocument,
            page => page.Hint($"entry {id}")
        );
    }

    // The entry is committed: whatever fails from here on, a script must not send it once more.
    /// <returns>Null: it failed or takes too long, and waits; that was said.</returns>
    private static async Task<T?> FollowAsync<T>(CommandContext context, Task<T> following)
        where T : class
    {
        try
        {
            return await following.WaitAsync(context.TimeForWords.ForWhatFollows);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            var why =
                fault is TimeoutException ? "It takes longer than a minute, and goes on later." : Fault.Sentence(fault);
            context.Screen.Remark($"{(context.Json ? "It is kept, and what" : "What")} follows waits. {why}");
            return null;
        }
    }

    private static async Task<Followed> FinishAsync(
        CommandContext context,
        NewEntry entry,
        RecordEntryOutcome.Recorded recorded
    )
    {
        // After the words that may save somebody, and before any that a program wrote.
        await AiDisclosure.SayAsync(context, entry.Patient);
        var end = await EntryLoop.FinishAsync(context, entry.Patient, recorded.Id, recorded.Crisis, entry.IsPrivate);
        return new Followed(end, await Typed.EntryAsync(context, entry.Patient, recorded.Id));
    }

    private static void ShowKept(CommandContext context, RecordEntryOutcome.Recorded recorded)
    {
        if (!context.Json)
            context.Screen.Sentence("It is kept.");
        if (!context.Json && recorded.Mended)
            context.Screen.Hint("Some characters could not be read and stand as \uFFFD.");
    }

    /// <summary>How the loop ended, and the entry's id as people type it.</summary>
    private sealed record Followed(LoopEnd End, string Id);
}
