using System.CommandLine;
using NodaTime;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal entries P`: what was written; editing, keeping private, sharing, taking back.</summary>
internal static class EntriesCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var patient = new Argument<string>("patient");
        var from = new Option<string?>("--from") { HelpName = "date" };
        var to = new Option<string?>("--to") { HelpName = "date", Description = "That day included." };
        var summaries = new Option<bool>("--summaries") { Description = "With their summaries." };
        var edit = new Option<string?>("--edit")
        {
            HelpName = "id",
            Description = "Change an entry; the earlier version is kept.",
        };
        var text = new Option<string?>("--text") { Description = "The new words, with --edit." };
        var makePrivate = new Option<string?>("--private")
        {
            HelpName = "id",
            Description = "Keep an entry for the patient alone.",
        };
        var share = new Option<string?>("--share")
        {
            HelpName = "id",
            Description = "Share a private entry with the therapist.",
        };
        var takeBack = new Option<string?>("--take-back")
        {
            HelpName = "id",
            Description = "Remove an entry with everything derived from it.",
        };
        var command = new Command("entries", "Read, edit, share and take back a patient's entries.")
        {
            patient,
            from,
            to,
            summaries,
            edit,
            text,
            makePrivate,
            share,
            takeBack,
        };
        terminal.Does(
            command,
            async (parsed, context) =>
            {
                string?[] acts =
                [
                    parsed.GetValue(edit),
                    parsed.GetValue(makePrivate),
                    parsed.GetValue(share),
                    parsed.GetValue(takeBack),
                ];
                if (acts.Count(a => a is not null) > 1)
                {
                    return context.WrongUsage("--edit, --private, --share and --take-back go one at a time.");
                }
                var (therapist, id) = await Acting.PatientAsync(context, parsed.GetRequiredValue(patient));
                if (acts.FirstOrDefault(a => a is not null) is not { } typed)
                {
                    return parsed.GetValue(text) is null
                        ? await ListAsync(
                            context,
                            therapist,
                            id,
                            parsed.GetValue(from),
                            parsed.GetValue(to),
                            parsed.GetValue(summaries)
                        )
                        : context.WrongUsage("--text belongs to --edit ID.");
                }
                var entry = await FindAsync(context, id, typed);
                return acts switch
                {
                    [not null, ..] => await EditAsync(context, id, entry, parsed.GetValue(text)),
                    [_, not null, ..] => await ChangeAsync(
                        context,
                        id,
                        entry,
                        e => e.MakePrivateAsync(id, entry, context.Cancellation)
                    ),
                    [_, _, not null, _] => await ChangeAsync(
                        context,
                        id,
                        entry,
                        e => e.ShareAsync(id, entry, context.Cancellation)
                    ),
                    _ => await TakeBackAsync(context, id, entry),
                };
            }
        );
        return command;
    }

    private static async Task<Guid> FindAsync(CommandContext context, PatientId patient, string typed)
    {
        var store = await context.GetAsync<JournalStore>();
        return Acting.Id(typed, await ListEntries.FindAsync(store, patient, typed, context.Cancellation), "entry");
    }

    private static async Task<int> ListAsync(
        CommandContext context,
        Reader.Therapist therapist,
        PatientId patient,
        string? from,
        string? to,
        bool withSummaries
    )
    {
        var zone = await WriteCommand.ZoneAsync(context, patient);
        Instant? start = from is null ? null : LocalTime.Day(from, zone);
        Instant? end = to is null ? null : LocalTime.Day(to, zone, plusDays: 1);
        if ((from is not null && start is null) || (to is not null && end is null))
        {
            return context.WrongUsage("A date is written as 2026-11-23.");
        }
        var list = await (await context.GetAsync<ListEntries>()).RunAsync(
            therapist,
            patient,
            start,
            end,
            context.Cancellation
        ) switch
        {
            ReadOutcome<EntryList>.Open open => open,
            ReadOutcome<EntryList>.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
        if (list.DamagedRows.Count > 0)
        {
            context.Screen.Remark(
                $"{list.DamagedRows.Count} record(s) do not open, since they were changed outside the program."
            );
        }
        var summaries = withSummaries
            ? await SummariesAsync(context, therapist, patient)
            : new Dictionary<Guid, EntrySummaryContent>();
        return context.Done<IReadOnlyList<EntryDocument>>(
            [.. list.Value.Entries.Select(e => Documents.Of(e, summaries.GetValueOrDefault(e.Id)))],
            DocumentsJson.Default.IReadOnlyListEntryDocument,
            page => Show(page, list.Value, summaries, zone)
        );
    }

    private static async Task<IReadOnlyDictionary<Guid, EntrySummaryContent>> SummariesAsync(
        CommandContext context,
        Reader.Therapist therapist,
        PatientId patient
    ) =>
        await (await context.GetAsync<ReadSummaries>()).RunAsync(therapist, patient, context.Cancellation)
            is ReadOutcome<IReadOnlyDictionary<Guid, EntrySummaryContent>>.Open open
            ? open.Value
            : new Dictionary<Guid, EntrySummaryContent>();

    private static void Show(
        TerminalScreen page,
        EntryList list,
        IReadOnlyDictionary<Guid, EntrySummaryContent> summaries,
        string zone
    )
    {
        var ids = IdPrefix.Shortest(list.Entries.Select(e => e.Id));
        foreach (var entry in list.Entries)
        {
            page.Heading(
                LocalTime.Of(entry.At, zone),
                $"{ids[entry.Id]}{(entry.Content.Number > 1 ? $" · version {entry.Content.Number}" : "")}"
            );
            page.PatientWords(entry.Content.Text);
            if (summaries.TryGetValue(entry.Id, out var summary))
            {
                page.AssistantWords(
                    [.. summary.Sentences.Select(s => new QuotedSentence(s.Text, s.Quotation))],
                    summary.WrittenBy
                );
            }
            page.Blank();
        }
        page.Hint(
            list.Private == 0
                ? $"{list.Entries.Count} entries"
                : $"{list.Entries.Count} entries, and {list.Private} private"
        );
    }

    private static Task<int> EditAsync(CommandContext context, PatientId patient, Guid entry, string? text) =>
        text is null
            ? Task.FromResult(context.WrongUsage("The new words are given with --text \"…\"."))
            : ChangeAsync(context, patient, entry, e => e.EditAsync(patient, entry, text, context.Cancellation));

    private static async Task<int> ChangeAsync(
        CommandContext context,
        PatientId patient,
        Guid entry,
        Func<EditEntry, Task<ChangeEntryOutcome>> change
    )
    {
        switch (await change(await context.GetAsync<EditEntry>()))
        {
            case ChangeEntryOutcome.Changed changed:
                await WriteCommand.ShowCrisisAsync(context, changed.Crisis);
                await WriteCommand.FinishLoopAsync(context, patient, entry, changed.Crisis);
                return Done(context, entry, "changed", "It is kept as it reads now.");
            case ChangeEntryOutcome.Unchanged:
                return Done(context, entry, "unchanged", "It reads like that already; nothing was changed.");
            case ChangeEntryOutcome.NoSuchEntry:
                return context.Refused("There is no such entry.");
            case ChangeEntryOutcome.StaleVersion:
                return context.Refused(
                    "This entry was changed at the same moment; nothing was overwritten.",
                    whatToDo: "Read it again, then decide."
                );
            case ChangeEntryOutcome.NotKept notKept:
                await WriteCommand.ShowCrisisAsync(context, notKept.Crisis);
                return context.Refused(notKept.Sentence, "The entry is as it was.");
            case ChangeEntryOutcome.Refused refused:
                throw Acting.Stop(refused.Why);
            default:
                throw new InvalidOperationException("An outcome without a case.");
        }
    }

    private static async Task<int> TakeBackAsync(CommandContext context, PatientId patient, Guid entry) =>
        await (await context.GetAsync<TakeBackEntry>()).RunAsync(patient, entry, context.Cancellation) switch
        {
            TakeBackOutcome.TakenBack => Done(
                context,
                entry,
                "taken-back",
                "It is gone, with everything that was derived from it."
            ),
            TakeBackOutcome.NoSuchEntry => context.Refused("There is no such entry."),
            TakeBackOutcome.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    private static int Done(CommandContext context, Guid entry, string done, string sentence) =>
        context.Done(
            new DoneDocument(done, entry),
            DocumentsJson.Default.DoneDocument,
            page => page.Sentence(sentence)
        );
}
