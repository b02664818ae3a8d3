using System.CommandLine;
using NodaTime;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal write P`: records an entry and runs the loop to its end.</summary>
internal static class WriteCommand
{
    // The contract: at most 60 seconds in all.
    private static readonly TimeSpan LongestLoop = TimeSpan.FromSeconds(45);

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
            when = LocalTime.Parse(at, await ZoneAsync(context, patient));
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
        return await TellAsync(context, therapist, patient, await RecordAsync(context, entry));
    }

    internal static async Task<RecordEntryOutcome> RecordAsync(CommandContext context, NewEntry entry) =>
        await (await context.GetAsync<RecordEntry>()).RunAsync(entry, context.Cancellation);

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
                await ShowCrisisAsync(context, recorded.Crisis);
                var reflection = await FinishLoopAsync(context, patient, recorded.Id, recorded.Crisis);
                return context.Done(
                    Document(recorded, patient, reflection),
                    DocumentsJson.Default.WriteDocument,
                    page => Show(page, recorded, reflection)
                );
            case RecordEntryOutcome.AlreadyRecorded before:
                // The first try may have died after its commit: what it owed is said now, and its loop finished.
                await OwedWords.SayAsync(context, patient);
                await DrainAsync(context, patient);
                return context.Done(
                    new WriteDocument(before.Id, patient.Value, "", true, false, null, null, null),
                    DocumentsJson.Default.WriteDocument,
                    page => page.Sentence("This delivery is kept already; nothing was recorded twice.")
                );
            case RecordEntryOutcome.NotKept notKept:
                await ShowCrisisAsync(context, notKept.Crisis);
                await DrainAsync(context, patient);
                return context.Refused(notKept.Sentence);
            case RecordEntryOutcome.Refused refused:
                throw Acting.Stop(refused.Why);
            default:
                throw new InvalidOperationException("An outcome without a case.");
        }
    }

    /// <summary>The crisis answer comes before everything else, and is marked as said.</summary>
    internal static async Task ShowCrisisAsync(CommandContext context, CrisisAnswer? crisis)
    {
        if (crisis is not null)
        {
            OwedWords.Show(context.Screen, crisis.Words);
            await (await context.GetAsync<DeliverMessages>()).MarkDeliveredAsync(
                crisis.MessageId,
                context.Cancellation
            );
        }
    }

    /// <summary>Runs what follows for this patient; returns the reflection, or null when there is none (yet).</summary>
    /// <remarks>While an urgent alert stands there is none: whoever was given nothing else gets the short fixed words.</remarks>
    internal static async Task<ReflectionContent?> FinishLoopAsync(
        CommandContext context,
        PatientId patient,
        Guid entry,
        CrisisAnswer? said
    )
    {
        await DrainAsync(context, patient);
        var read = await context.GetAsync<ReadReflection>();
        var reflection = await read.RunAsync(patient, entry, context.Cancellation);
        if (reflection is ReadOutcome<ReflectionContent?>.Open { Value: { } words })
        {
            return words;
        }
        if (said is null)
        {
            await OwedWords.SayStandingAsync(context, patient);
        }
        return null;
    }

    private static async Task DrainAsync(CommandContext context, PatientId patient) =>
        await (await context.GetAsync<Worker>()).DrainAsync(patient, LongestLoop, context.Cancellation);

    private static void Show(TerminalScreen page, RecordEntryOutcome.Recorded recorded, ReflectionContent? reflection)
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
        page.Hint($"entry {recorded.Id}");
    }

    private static WriteDocument Document(
        RecordEntryOutcome.Recorded recorded,
        PatientId patient,
        ReflectionContent? reflection
    ) =>
        new(
            recorded.Id,
            patient.Value,
            Documents.Time(recorded.At),
            false,
            recorded.Mended,
            reflection is null
                ? null
                : new ReflectionDocument(reflection.Text, reflection.WrittenBy, reflection.ModelFailed),
            recorded.Crisis is { } crisis
                ? new RiskDocument(
                    crisis.AlertId,
                    Documents.Word(crisis.Level),
                    crisis.Severity,
                    "open",
                    Documents.Time(recorded.At)
                )
                : null,
            recorded.Crisis?.Words
        );

    internal static async Task<string> ZoneAsync(CommandContext context, PatientId patient)
    {
        var records = await context.GetAsync<PatientRecords>();
        return await records.StandingAsync(patient, context.Cancellation) is StandingOutcome.Known known
            ? known.Standing.TimeZone
            : "UTC";
    }
}
