using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.Review;

/// <summary>Reads everything that is kept about one patient. What does not open is left out, and counted by the open record.</summary>
internal sealed class ExportReading(
    OpenRecord record,
    JournalDb db,
    Func<TherapistId, string> nameOf,
    CancellationToken cancel
)
{
    public async Task<ExportedRecord> RunAsync()
    {
        var standing = record.StandingOrNull ?? new PatientStandingContent();
        return new ExportedRecord(
            await ProfileAsync(standing),
            [.. standing.Consents.Select(ExportedConsent.Of)],
            [
                .. (await AllAsync(db.Caseloads, record.Open)).Select(c => new ExportedTherapist(
                    c.Row.TherapistId.Value,
                    nameOf(c.Row.TherapistId),
                    Iso(c.Content.Since)
                )),
            ],
            await GoalsAsync(),
            await SuggestionsAsync(),
            await PromptsAsync(),
            await EntriesAsync(),
            await SummariesAsync(),
            [.. (await ReadAlerts.FromAsync(record, db)).Select(ExportedAlert.Of)],
            [
                .. (await AllAsync(db.Outbox, record.Open)).Select(m => new ExportedMessage(
                    Iso(m.Content.At),
                    m.Content.Kind,
                    m.Content.Text,
                    m.Content.WrittenBy,
                    Iso(m.Row.DeliveredAt)
                )),
            ],
            ExportedSafetyPlan.Of(await AllAsync(db.SafetyPlans, record.Open)),
            [.. (await AllAsync(db.MeasureResults, record.Open)).Select(m => ExportedMeasure.Of(m.Content))],
            [
                .. (await AllAsync(db.TherapySessions, record.Open)).Select(s => new ExportedSession(
                    s.Row.Id,
                    s.Content.When
                )),
            ],
            ExportedAi.Of(
                await AllAsync(db.ModelCalls, record.Open),
                await AllAsync(db.WordsAhead, record.Open),
                await AllAsync(db.Disclosures, record.Open)
            ),
            ExportedChat.Of(
                await AllAsync(db.PatientChats, record.Open),
                await AllAsync(db.ChatInvites, record.Open),
                await AllAsync(db.EntryParts, record.Open),
                await AllAsync(db.Recordings, record.Open)
            ),
            ExportedRequest.Of(await AllAsync(db.Requests, record.Open))
        );
    }

    public static string Iso(long at) => InstantPattern.ExtendedIso.Format(Instant.FromUnixTimeMilliseconds(at));

    private static string? Iso(long? at) => at is { } known ? Iso(known) : null;

    private async Task<ExportedProfile> ProfileAsync(PatientStandingContent standing)
    {
        var patient = (await AllAsync(db.Patients, record.Open)).FirstOrDefault().Content;
        return new ExportedProfile(
            record.Patient.Value,
            patient?.Name,
            patient?.Born,
            patient?.Contact,
            standing.Status,
            standing.TimeZone,
            standing.Language,
            standing.Country,
            standing.Depth,
            standing.PromptsPerWeek,
            standing.Method,
            standing.Tone,
            standing.Reflections,
            ReminderWords.Typed(standing.Reminders),
            ReminderWords.Typed(standing.Weekly),
            standing.ThemesToSeek,
            standing.ThemesToAvoid,
            patient?.Prototype
        );
    }

    private async Task<IReadOnlyList<ExportedGoal>> GoalsAsync() =>
        [
            .. (await AllAsync(db.Goals, record.Open)).Select(g => new ExportedGoal(
                g.Row.Id,
                g.Content.Text,
                g.Content.IsOpen,
                [
                    .. g.Content.History.Select(h => new ExportedGoalEvent(
                        Iso(h.At),
                        h.Kind,
                        h.By,
                        h.Text,
                        h.Why,
                        h.Evidence ?? [],
                        h.SuggestedBy
                    )),
                ]
            )),
        ];

    private async Task<IReadOnlyList<ExportedSuggestion>> SuggestionsAsync() =>
        [
            .. (await AllAsync(db.SuggestedGoals, record.Open)).Select(g => new ExportedSuggestion(
                g.Row.Id,
                g.Row.EntryId,
                Iso(g.Content.At),
                g.Content.Text,
                g.Content.Evidence,
                g.Content.WrittenBy,
                g.Content.State,
                g.Content.DecidedBy,
                Iso(g.Content.DecidedAt),
                g.Content.Why
            )),
        ];

    private async Task<IReadOnlyList<ExportedPrompt>> PromptsAsync() =>
        [
            .. (await AllAsync(db.Prompts, record.Open)).Select(p => new ExportedPrompt(
                p.Row.Id,
                Iso(p.Row.AskedAt),
                p.Content.Text,
                p.Content.Why,
                p.Content.State,
                p.Content.WrittenBy
            )),
        ];

    private async Task<IReadOnlyList<ExportedEntry>> EntriesAsync()
    {
        var versions = (await AllAsync(db.EntryVersions, record.Open)).ToLookup(v => v.Row.EntryId);
        var reflections = (await AllAsync(db.Reflections, record.Open)).ToDictionary(
            r => r.Row.EntryId,
            r => r.Content
        );
        return
        [
            .. (await AllAsync(db.Entries, record.Open)).Select(e => new ExportedEntry(
                e.Row.Id,
                Iso(e.Content.At),
                Iso(e.Row.RecordedAt),
                e.Content.Text,
                e.Content.IsPrivate,
                e.Content.Number,
                e.Content.Source,
                Iso(e.Content.EditedAt),
                e.Row.PromptId,
                [
                    .. versions[e.Row.Id]
                        .OrderBy(v => v.Row.Number)
                        .Select(v => new ExportedVersion(v.Row.Number, v.Content.Text, Iso(v.Content.Until))),
                ],
                reflections.GetValueOrDefault(e.Row.Id) is { } reflection
                    ? new ExportedReflection(Iso(reflection.At), reflection.Text, reflection.WrittenBy)
                    : null
            )),
        ];
    }

    private async Task<IReadOnlyList<ExportedSummary>> SummariesAsync() =>
        [.. (await AllAsync(db.Summaries, record.Open)).Select(s => ExportedSummary.Of(s.Row, s.Content, nameOf))];

    private async Task<IReadOnlyList<(TRow Row, TContent Content)>> AllAsync<TRow, TContent>(
        DbSet<TRow> table,
        Func<TRow, TContent> open
    )
        where TRow : PatientRow
    {
        var rows = await table.Where(r => r.PatientId == record.Patient).OrderBy(r => r.Id).ToListAsync(cancel);
        return record.OpenAll(rows, open);
    }
}
