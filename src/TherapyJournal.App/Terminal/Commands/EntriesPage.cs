using NodaTime;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>What a patient wrote between two days, in their own zone, where asked for with its summaries.</summary>
internal static class EntriesPage
{
    public static async Task<int> ShowAsync(
        CommandContext context,
        Reader reader,
        PatientId patient,
        string? from,
        string? to,
        bool withSummaries
    )
    {
        var zone = await Acting.ZoneAsync(context, patient);
        Instant? start = from is null ? null : ZonedTime.Day(from, zone);
        Instant? end = to is null ? null : ZonedTime.Day(to, zone, plusDays: 1);
        if (TypedDay.Fault(from, to) is { } fault)
        {
            return context.WrongUsage(fault);
        }
        if (start >= end)
        {
            return context.WrongUsage("--from is a later day than --to.");
        }
        var list = await (await context.GetAsync<ListEntries>()).RunAsync(
            reader,
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
                $"{Count.Of(list.DamagedRows.Count, "record does", "records do")} not open, changed outside the program; "
                    + "'journal audit P --verify' names what of this patient does not open."
            );
        }
        var summaries = withSummaries
            ? await SummariesAsync(context, reader, patient)
            : new Dictionary<Guid, SummaryView>();
        var times = await ShownTimes.OfAsync(context);
        return context.Done<IReadOnlyList<EntryDocument>>(
            [.. list.Value.Entries.Select(e => EntryDocument.Of(e, summaries.GetValueOrDefault(e.Id)?.Content))],
            DocumentsJson.Default.IReadOnlyListEntryDocument,
            page =>
            {
                Show(page, list.Value, summaries, zone, reader is Reader.Patient);
                times.Note(page, zone);
            }
        );
    }

    private static async Task<IReadOnlyDictionary<Guid, SummaryView>> SummariesAsync(
        CommandContext context,
        Reader reader,
        PatientId patient
    ) =>
        await (await context.GetAsync<ReadSummaries>()).RunAsync(reader, patient, context.Cancellation)
            is ReadOutcome<IReadOnlyDictionary<Guid, SummaryView>>.Open open
            ? open.Value
            : new Dictionary<Guid, SummaryView>();

    private static void Show(
        TerminalScreen page,
        EntryList list,
        IReadOnlyDictionary<Guid, SummaryView> summaries,
        string zone,
        bool isPatient
    )
    {
        var ids = IdPrefix.Shortest(list.Entries.Select(e => e.Id));
        foreach (var entry in list.Entries)
        {
            page.Heading(
                ShownTimes.Local(entry.At, zone),
                ids[entry.Id]
                    + (entry.Content.IsPrivate ? " · private" : "")
                    + (entry.Content.IsSpoken ? " · spoken, and written down by a program" : "")
                    + (entry.Content.Number > 1 ? $" · version {entry.Content.Number}" : "")
            );
            page.PatientWords(entry.Content.Text);
            if (summaries.TryGetValue(entry.Id, out var summary))
            {
                SummaryPage.Show(page, summary.Content);
            }
            page.Blank();
        }
        page.Hint(
            isPatient || list.Private == 0
                ? $"{Count.Of(list.Entries.Count, "entry", "entries")}"
                : $"{Count.Of(list.Entries.Count, "entry", "entries")}, and {list.Private} private (the patient lists them with --mine)"
        );
        if (isPatient)
        {
            page.Hint("Read as the patient, and the access record says so.");
        }
    }
}
