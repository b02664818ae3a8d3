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
            Description = "Names this delivery: repeated with the same key it makes one entry.",
        };
        var command = new Command("write", "Record an entry.") { patient, dash, text, file, isPrivate, at, delivery };
        terminal.Does(
            command,
            async (parsed, context) =>
            {
                var source = new WordsFrom(parsed.GetValue(text), parsed.GetValue(file), parsed.GetValue(dash));
                return source.Problem is { } problem
                    ? context.WrongUsage(problem)
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
        var (therapist, patient) = await Acting.PatientAsync(context, named);
        Instant? when = null;
        if (at is not null)
        {
            when = LocalTime.Parse(at, await Acting.ZoneAsync(context, patient));
            if (when is null)
            {
                return context.WrongUsage("A time is written as 2026-11-23, 2026-11-23T22:40 or 2026-11-23T22:40:00Z.");
            }
        }
        var (words, trouble) = await source.ReadAsync(context);
        if (words is null)
        {
            return context.Refused(trouble, "Nothing was kept.");
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
        return await TellAsync(context, therapist, patient, await EntryLoop.RecordAsync(context, entry));
    }

    private static async Task<int> TellAsync(
        CommandContext context,
        Reader.Therapist therapist,
        PatientId patient,
        RecordEntryOutcome outcome
    )
    {
        switch (outcome)
        {
            case RecordEntryOutcome.Recorded recorded:
                await EntryLoop.SayCrisisAsync(context, recorded.Crisis);
                var reflection = await EntryLoop.FinishAsync(context, patient, recorded.Id, recorded.Crisis);
                var id = await Typed.EntryAsync(context, patient, recorded.Id);
                return context.Done(
                    WriteDocument.Of(recorded, patient, reflection),
                    DocumentsJson.Default.WriteDocument,
                    page => Show(page, recorded, reflection, id)
                );
            case RecordEntryOutcome.AlreadyRecorded before:
                // The first try may have died after its commit: what it owed is said now, and its loop finished.
                await OwedWords.SayAsync(context, patient);
                await EntryLoop.DrainAsync(context, patient);
                return context.Done(
                    WriteDocument.Of(before, patient),
                    DocumentsJson.Default.WriteDocument,
                    page => page.Sentence("This delivery is kept already; nothing was recorded twice.")
                );
            case RecordEntryOutcome.NotKept notKept:
                await EntryLoop.SayCrisisAsync(context, notKept.Crisis);
                await EntryLoop.DrainAsync(context, patient);
                return context.Refused(notKept.Sentence);
            case RecordEntryOutcome.Refused refused:
                throw Acting.Stop(refused.Why);
            default:
                throw new InvalidOperationException("An outcome without a case.");
        }
    }

    private static void Show(
        TerminalScreen page,
        RecordEntryOutcome.Recorded recorded,
        ReflectionContent? reflection,
        string id
    )
    {
        page.Sentence("It is kept.");
        if (recorded.Mended)
        {
            page.Hint("Some characters could not be read and stand as \uFFFD.");
        }
        if (reflection is not null)
        {
            page.Blank();
            page.AssistantWords(reflection.Text, reflection.WrittenBy);
        }
        page.Hint($"entry {id}");
    }
}
