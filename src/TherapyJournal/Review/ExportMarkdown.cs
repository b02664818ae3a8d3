using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Insight;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.Review;

/// <summary>The pages of an export that a person reads; the JSON beside them has every detail.</summary>
internal sealed class ExportMarkdown(string timeZone)
{
    private readonly DateTimeZone zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) ?? DateTimeZone.Utc;

    public string ReadMe(Instant madeAt, int damaged) =>
        $"""
            # Your journal

            What this practice keeps about you in Therapy Journal, as of {Time(
                madeAt
            )}.
            It holds what you kept private too: keep it as you would keep a diary.

            - `journal.md`: your entries with the questions and replies
            - `record.md`: who you are here, your consents, goals, what your therapist was shown, and who read what
            - the `.json` files: the same and more, for a program to read

            Not in it: notes that a therapist may have kept on your sessions for themselves. They are sealed apart, nobody else here opens them, and they go with your record. The law where you live says whether you may read them; ask your therapist. Where your entries are also found by their meaning, the numbers for that are not in it either: they are made of the words that are.

            Times on the pages are those of {zone.Id}; in the `.json` files they are in UTC.

            {(
                damaged == 0
                    ? "Every row could be read."
                    : $"{Counted.Of(damaged, "row could not be read and is", "rows could not be read and are")} missing: changed outside the program."
            )}

            """;

    public string Journal(ExportedRecord record)
    {
        var page = new StringBuilder($"# Journal\n\nTimes are those of {zone.Id}.\n");
        var prompts = record.Prompts.ToDictionary(p => p.Id);
        foreach (var entry in record.Entries.OrderBy(e => e.At, StringComparer.Ordinal))
        {
            Line(
                page,
                $"\n## {Time(entry.At)}{(entry.IsPrivate ? " (private)" : "")}{(entry.Source == JournalEntryContent.Voice ? " (spoken, written down by a program)" : "")}"
            );
            if (entry.Prompt is { } asked && prompts.TryGetValue(asked, out var prompt))
            {
                Line(page, $"\nAsked ({WrittenBy(prompt.WrittenBy)}): {OneLine(prompt.Text)}");
            }
            Line(page, $"\n{Quoted(entry.Text)}");
            foreach (var earlier in entry.Earlier)
            {
                Line(page, $"\nUntil {Time(earlier.Until)} it read:\n\n{Quoted(earlier.Text)}");
            }
            if (entry.Reflection is { } reflection)
            {
                Line(page, $"\nReply ({WrittenBy(reflection.WrittenBy)}):\n\n{Quoted(reflection.Text)}");
            }
        }
        return page.ToString();
    }

    public string Record(ExportedRecord record, ExportedAccess access)
    {
        var page = new StringBuilder($"# Record\n\nTimes are those of {zone.Id}.\n");
        var profile = record.Profile;
        Line(page, $"\nName: {OneLine(profile.Name ?? "not readable")}");
        Line(page, $"Born: {profile.Born ?? "not said"} · Contact: {OneLine(profile.Contact ?? "not said")}");
        Line(page, $"Status: {Word(profile.Status)} · Time zone: {profile.TimeZone} · Language: {profile.Language}");
        if (profile.Prototype is { } origin)
        {
            var recorded = origin.CreatedAt is { } at ? $", recorded there on {OneLine(at)} (local time, no zone)" : "";
            Line(page, $"From the prototype of 2023: patient {origin.Number}{recorded}");
        }
        Section(
            page,
            "Consents",
            record.Consents,
            c => $"{Time(c.At)}: {Word(c.Kind)} {Given(c.Given)} (text {c.TextVersion})"
        );
        Section(page, "Therapists", record.Therapists, t => $"{OneLine(t.Name)}, since {Time(t.Since)}");
        Section(
            page,
            "Goals",
            record.Goals.SelectMany(g => g.History.Select(h => (g, h))),
            x =>
                $"{Time(x.h.At)}{SuggestedBy(x.h.SuggestedBy)}: {Word(x.h.Kind)}: {OneLine(x.h.Text)}{(x.h.Why is { } why ? $" ({OneLine(why)})" : "")}"
        );
        Section(page, "Sessions", record.Sessions, s => Appointment(s.When));
        Section(
            page,
            "What your therapist was shown",
            record.Summaries.SelectMany(s => s.Sentences.Select(x => (s, x))),
            x =>
                $"{Time(x.s.At)} ({WrittenBy(x.s.WrittenBy)}{(x.s.AcceptedAt is { } on ? $", accepted by {OneLine(x.s.AcceptedBy ?? "")} on {Time(on)}" : "")}): {OneLine(x.x.Text)} “{OneLine(x.x.Quotation)}”"
        );
        Section(
            page,
            "Goals that were suggested",
            [.. record.SuggestedGoals.Where(g => g.Text.Length > 0)],
            g => $"{Time(g.At)} ({WrittenBy(g.WrittenBy)}): {OneLine(g.Text)} – {Word(g.State)}"
        );
        Section(
            page,
            "Alerts",
            record.Alerts,
            a =>
                $"{Time(a.At)}: {a.Level}, {a.State}{(a.RaisedBy is { } model ? $", raised by a model (AI: {model})" : "")}"
        );
        Section(
            page,
            "Safety plan",
            record
                .SafetyPlan.TakeLast(1)
                .SelectMany(p => p.Steps)
                .Zip(SafetyPlanWords.In(profile.Language))
                .Where(s => s.First.Lines.Count > 0),
            s => $"{s.Second.Title}: {string.Join("; ", s.First.Lines.Select(OneLine))}"
        );
        Section(page, "Ratings", record.Ratings, r => $"{Time(r.At)}: {Rated(record, r)} {r.Rating} of 10");
        Section(
            page,
            "What you asked your therapist for",
            record.Requests,
            r => $"{Time(r.At)}: {r.Sentence}{(r.Words is { } words ? $": {OneLine(words)}" : "")}"
        );
        Section(
            page,
            "Messages to you",
            record.Messages,
            m => $"{Time(m.At)}{(m.WrittenBy is { } writer ? $" ({WrittenBy(writer)})" : "")}: {OneLine(m.Text)}"
        );
        Section(
            page,
            access.IsIntact
                ? "Who read what"
                : "Who read what (this list was changed outside the program and is not complete)",
            AccessSentence.Joined(access.Readings.Select(r => (Time(r.At), OneLine(r.Sentence)))),
            r => $"{r.Time}: {r.Sentence}"
        );
        return page.ToString();
    }

    private string Time(Instant at) => at.InZone(zone).ToString("ddd d MMM uuuu HH:mm", CultureInfo.InvariantCulture);

    private string Time(string iso) =>
        InstantPattern.ExtendedIso.Parse(iso) is { Success: true } at ? Time(at.Value) : iso;

    private static string Appointment(string when) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(when) is { Success: true } at
            ? at.Value.ToString("ddd d MMM uuuu HH:mm", CultureInfo.InvariantCulture)
            : when;

    // In the words of the goal as they stand now; a goal whose row does not open has none.
    private static string Rated(ExportedRecord record, ExportedMeasure rating) =>
        rating.Measure is Measure.Mood ? "mood"
        : record.Goals.FirstOrDefault(g => g.Id == rating.Goal)?.History is [.., var last]
            ? $"how near the goal “{OneLine(last.Text)}” is"
        : "how near a goal is";

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();

    private static void Section<T>(StringBuilder page, string title, IEnumerable<T> items, Func<T, string> line)
    {
        var lines = items.Select(line).ToList();
        Line(page, $"\n## {title}\n");
        Line(page, lines.Count == 0 ? "None." : string.Join('\n', lines.Select(l => $"- {l}")));
    }

    private static void Line(StringBuilder page, string text) => page.Append(text).Append('\n');

    private static string Given(bool given) => given ? "given" : "withdrawn";

    private static string WrittenBy(string writer) =>
        writer switch
        {
            QuestionBank.WrittenBy => QuestionBank.WrittenByLabel,
            JournalPromptContent.ByTherapist => "written by your therapist",
            _ => $"AI: {writer}",
        };

    private static string SuggestedBy(string? writer) =>
        writer is null ? ""
        : writer == QuestionBank.WrittenBy ? " (suggested without AI)"
        : $" (suggested by AI: {writer})";

    // A quotation block keeps the writer's lines and cannot be mistaken for a heading of ours.
    private static string Quoted(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => $"> {line}"));

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
