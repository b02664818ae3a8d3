using TherapyJournal.Legacy;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>What an import came to, for people: who came, who did not and why, and what to do next.</summary>
internal sealed class ImportPage(TerminalScreen page)
{
    private const int MostNumbers = 20;

    public void Show(int people, TakenOver report, bool keeping, DraftInstructionsOutcome.Drafted? drafted)
    {
        page.Blank();
        page.Sentence(
            report.Read < people
                ? $"Stopped after {report.Read} of {Count.Of(people, "person", "people")} in the file. Whoever was taken is in the caseload; run it again, and it goes on."
                : $"{Count.Of(people, "person", "people")} stood in the file."
        );
        page.Blank();
        page.Facts([.. Numbers(report).Select(n => (n.Name, new Cell(n.Value)))]);
        Tell("Not taken", report.People);
        Tell("Taken without their goal", report.Goals);
        Tell("Entries not taken", report.EntriesLeft);
        Tell("Dropped", [.. report.Fields, .. drafted?.Fields ?? []]);
        Tell(drafted);
        Next(report, keeping);
    }

    private static IEnumerable<(string Name, string Value)> Numbers(TakenOver report)
    {
        yield return ("taken", $"{report.Taken}");
        yield return ("already here", $"{report.AlreadyHere}");
        if (report.Elsewhere > 0)
        {
            yield return ("elsewhere", $"{report.Elsewhere}, here already but not in your caseload");
        }
        if (report.Erased > 0)
        {
            yield return ("erased", $"{report.Erased}, erased here and not taken again");
        }
        yield return ("not taken", $"{report.People.Count}");
        if (report.Entries + report.EntriesLeft.Count > 0)
        {
            yield return ("entries", $"{report.Entries} taken, {report.EntriesLeft.Count} not");
        }
    }

    /// <summary>Reasons, each with how many and who: by number, never by name.</summary>
    private void Tell(string heading, Left left)
    {
        if (left.Count == 0)
        {
            return;
        }
        page.Heading(heading, $"{left.Count}");
        foreach (var reason in left.Listed.GroupBy(l => l.Reason))
        {
            var who = reason.Select(Who).Distinct().ToList();
            var more = who.Count > MostNumbers ? $" and {who.Count - MostNumbers} more" : "";
            page.Sentence(
                $"{reason.Count()}: {reason.Key.TrimEnd('.')}. {string.Join(", ", who.Take(MostNumbers))}{more}"
            );
        }
        if (left.Count > left.Listed.Count)
        {
            page.Hint($"Only the first {left.Listed.Count} are told apart.");
        }
    }

    private static string Who(LeftBehind left) =>
        left.PatientId is { } number ? $"patient_id {number}" : $"number {left.Place} in the file";

    private void Tell(string heading, IReadOnlyList<DroppedField> fields)
    {
        if (fields.Count == 0)
        {
            return;
        }
        page.Heading(heading);
        foreach (var field in fields)
        {
            page.Sentence($"{field.Field} ({Count.Of(field.Times, "time")}): {field.Why}.");
        }
    }

    private void Tell(DraftInstructionsOutcome.Drafted? drafted)
    {
        if (drafted is not { Drafts.Count: > 0 })
        {
            return;
        }
        page.Heading("Drafts of instructions");
        foreach (var draft in drafted.Drafts)
        {
            page.Sentence($"{draft.From}: {(draft.IsWritten ? "written." : draft.Why)}");
            page.Command(draft.File);
        }
        page.Hint(
            "The program reads no draft. Read them, take {name} and {goal} out, and decide what of them you still want."
        );
    }

    private void Next(TakenOver report, bool keeping)
    {
        if (report.Alerts > 0)
        {
            page.Blank();
            page.Concern($"{Count.Of(report.Alerts, "entry", "entries")} raised an alert: 'journal alerts'.");
        }
        if (report.Taken + report.AlreadyHere == 0)
        {
            return;
        }
        page.Heading("Next");
        if (!keeping && report.Taken > 0)
        {
            page.Sentence(
                "Nobody taken over has consented to anything yet, and until then nothing that they write is kept. "
                    + "Who consents: 'journal consent P --give keeping'."
            );
        }
        page.Sentence("Time zone and country are not known; without a country no helpline number is given:");
        page.Command($"{page.CalledAs} patients set P timezone Europe/Berlin");
        page.Command($"{page.CalledAs} patients set P country DE");
        if (report.Entries > 0)
        {
            page.Sentence("The entries wait to be summarised: journal worker --until-idle");
        }
        page.Hint(
            "'journal patients list' shows everyone. Destroy the prototype's files when you need them no more: they are not sealed."
        );
    }
}
