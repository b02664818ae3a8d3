using System.Text;
using NodaTime;
using NodaTime.Text;

namespace TherapyJournal.Review;

/// <summary>The pages of an export that a person reads; the JSON beside them has every detail.</summary>
internal static class ExportMarkdown
{
    public static string ReadMe(Instant madeAt, int damaged) =>
        $"""
            # Your journal

            Everything that this practice keeps about you in Therapy Journal, as of {InstantPattern.General.Format(
                madeAt
            )} (UTC).
            It holds what you kept private too: keep it as you would keep a diary.

            - `journal.md`: your entries with the questions and replies
            - `record.md`: who you are here, your consents, goals, what your therapist was shown, and who read what
            - the `.json` files: the same and more, for a program to read; times are in UTC

            {(
                damaged == 0
                    ? "Every row could be read."
                    : $"{damaged} rows could not be read and are missing: they were changed outside the program."
            )}

            """;

    public static string Journal(ExportedRecord record)
    {
        var page = new StringBuilder("# Journal\n");
        var prompts = record.Prompts.ToDictionary(p => p.Id);
        foreach (var entry in record.Entries.OrderBy(e => e.At, StringComparer.Ordinal))
        {
            Line(page, $"\n## {entry.At}{(entry.IsPrivate ? " (private)" : "")}");
            if (entry.Prompt is { } asked && prompts.TryGetValue(asked, out var prompt))
            {
                Line(page, $"\nAsked: {OneLine(prompt.Text)}");
            }
            Line(page, $"\n{Quoted(entry.Text)}");
            foreach (var earlier in entry.Earlier)
            {
                Line(page, $"\nUntil {earlier.Until} it read:\n\n{Quoted(earlier.Text)}");
            }
            if (entry.Reflection is { } reflection)
            {
                Line(page, $"\nReply ({WrittenBy(reflection.WrittenBy)}):\n\n{Quoted(reflection.Text)}");
            }
        }
        return page.ToString();
    }

    public static string Record(ExportedRecord record, ExportedAccess access)
    {
        var page = new StringBuilder("# Record\n");
        var profile = record.Profile;
        Line(page, $"\nName: {OneLine(profile.Name ?? "not readable")}");
        Line(page, $"Born: {profile.Born ?? "not said"} · Contact: {OneLine(profile.Contact ?? "not said")}");
        Line(page, $"Status: {profile.Status} · Time zone: {profile.TimeZone} · Language: {profile.Language}");
        Section(page, "Consents", record.Consents, c => $"{c.At}: {c.Kind} {Given(c.Given)} (text {c.TextVersion})");
        Section(page, "Therapists", record.Therapists, t => $"{OneLine(t.Name)}, since {t.Since}");
        Section(
            page,
            "Goals",
            record.Goals.SelectMany(g => g.History.Select(h => (g, h))),
            x => $"{x.h.At}: {x.h.Kind}: {OneLine(x.h.Text)}{(x.h.Why is { } why ? $" ({OneLine(why)})" : "")}"
        );
        Section(page, "Sessions", record.Sessions, s => s.When);
        Section(
            page,
            "What your therapist was shown",
            record.Summaries.SelectMany(s => s.Sentences.Select(x => (s, x))),
            x => $"{x.s.At} ({WrittenBy(x.s.WrittenBy)}): {OneLine(x.x.Text)} “{OneLine(x.x.Quotation)}”"
        );
        Section(
            page,
            "Goals that were suggested",
            record.SuggestedGoals,
            g => $"{g.At} ({WrittenBy(g.WrittenBy)}): {OneLine(g.Text)} – {g.State}"
        );
        Section(page, "Alerts", record.Alerts, a => $"{a.At}: {a.Level}, {a.State}");
        Section(page, "Messages to you", record.Messages, m => $"{m.At}: {OneLine(m.Text)}");
        Section(
            page,
            access.IsIntact
                ? "Who read what"
                : "Who read what (this list was changed outside the program and is not complete)",
            access.Readings,
            r => $"{r.At}: {r.ReaderKind} {OneLine(r.Reader)}, {r.Purpose}, {r.Count} rows"
        );
        return page.ToString();
    }

    private static void Section<T>(StringBuilder page, string title, IEnumerable<T> items, Func<T, string> line)
    {
        var lines = items.Select(line).ToList();
        Line(page, $"\n## {title}\n");
        Line(page, lines.Count == 0 ? "None." : string.Join('\n', lines.Select(l => $"- {l}")));
    }

    private static void Line(StringBuilder page, string text) => page.Append(text).Append('\n');

    private static string Given(bool given) => given ? "given" : "withdrawn";

    private static string WrittenBy(string writer) =>
        writer == "question-bank" ? "written without AI" : $"AI: {writer}";

    // A quotation block keeps the writer's lines and cannot be mistaken for a heading of ours.
    private static string Quoted(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => $"> {line}"));

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
