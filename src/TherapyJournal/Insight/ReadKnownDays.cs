using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using TherapyJournal.Goals;
using TherapyJournal.Insight.Times;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Insight;

/// <summary>Reads the days that a record knows, by the patient's own calendar, and no more of it than a question names.</summary>
internal static class ReadKnownDays
{
    public static async Task<KnownDays> FromAsync(
        OpenRecord record,
        JournalDb db,
        Instant now,
        string question,
        LocalDate? firstEntry
    )
    {
        var zone = record.Standing.Zone;
        var local = now.InZone(zone).LocalDateTime;
        if (!KnownDays.AreNamedIn(question))
        {
            return new KnownDays(local.Date);
        }
        var who = await ReadPatients.FromAsync(record, db);
        var caseloads = await db.Caseloads.Where(c => c.PatientId == record.Patient).ToListAsync();
        var since = record.OpenAll(caseloads, record.Open).Select(c => Day(c.Content.Since)).ToList();
        var agreed = (await ReadGoals.FromAsync(record, db))
            .SelectMany(g => g.Content.History)
            .Where(step => step.Kind != GoalEventKind.Closed)
            .Select(step => Day(step.At))
            .ToList();
        return new KnownDays(local.Date)
        {
            Sessions = [.. who.Sessions.Select(s => Held(s, local)).OfType<LocalDate>().Distinct().Order()],
            GoalChanged = agreed.Count > 0 ? agreed.Max() : null,
            Born =
                who.Profile.Born is { } born && LocalDatePattern.Iso.Parse(born) is { Success: true, Value: var day }
                    ? day
                    : null,
            FirstEntry = firstEntry,
            TakenIn = since.Count > 0 ? since.Min() : null,
        };

        LocalDate Day(long at) => Instant.FromUnixTimeMilliseconds(at).InZone(zone).Date;
    }

    // A session counts once it has begun; one without an hour once its day is over. It is kept as a local day, with a time or without.
    internal static LocalDate? Held(string session, LocalDateTime now) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(session)
            is { Success: true, Value: var time }
            ? time <= now
                ? time.Date
                : null
            : LocalDatePattern.Iso.Parse(session) is { Success: true, Value: var day } && day < now.Date
                ? day
                : null;
}
