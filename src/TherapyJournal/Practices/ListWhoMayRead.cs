using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>Tells a patient by name in whose care they are, and who answers there in somebody's place.</summary>
public sealed class ListWhoMayRead(PatientRecords records, Keys keys, TimeProvider clock)
{
    /// <summary>Their therapists, the first to have them first; none where nobody has.</summary>
    public Task<ReadOutcome<IReadOnlyList<TherapistInCharge>>> RunAsync(
        Reader.Patient patient,
        CancellationToken cancel
    ) =>
        records.ReadAsync<IReadOnlyList<TherapistInCharge>>(
            patient,
            patient.Id,
            Purpose.ShowPatient,
            async (record, db) =>
            {
                var rows = await db
                    .Caseloads.AsNoTracking()
                    .Where(c => c.PatientId == patient.Id)
                    .OrderBy(c => c.Id)
                    .ToListAsync(cancel);
                var here = (await ReadTherapists.HereAsync(db, keys, cancel)).ToDictionary(t => t.Id, t => t.Content);
                return
                [
                    .. record
                        .OpenAll(rows, record.Open)
                        .Where(c => here.ContainsKey(c.Row.TherapistId))
                        .Select(c => Told(here[c.Row.TherapistId], c.Content.Since, here)),
                ];
            },
            cancel
        );

    private TherapistInCharge Told(
        TherapistContent therapist,
        long since,
        IReadOnlyDictionary<TherapistId, TherapistContent> here
    )
    {
        var now = clock.Now().InZone(therapist.Zone).LocalDateTime;
        var by = therapist
            .Covers.Where(c => c.IsDeputy || c.Holds(now.Date))
            .OrderBy(c => c.IsDeputy)
            .Select(c => (c.By, LastDay: Day(c.Until), Hour: (Instant?)null));
        if (therapist.Nights is { } night && night.Holds(now.TimeOfDay))
        {
            by = by.Append((night.By, null, EndOf(night, now, therapist.Zone)));
        }
        return new TherapistInCharge(
            therapist.Name,
            Instant.FromUnixTimeMilliseconds(since),
            [
                .. by.DistinctBy(c => c.By)
                    .Where(c => here.ContainsKey(new TherapistId(c.By)))
                    .Select(c => new StandIn(here[new TherapistId(c.By)].Name, c.LastDay, c.Hour)),
            ]
        );
    }

    private static Instant? EndOf(NightCover night, LocalDateTime now, DateTimeZone zone) =>
        NightCover.Parse(night.Until) is not { } until
            ? null
            : (now.Date + until).PlusDays(until <= now.TimeOfDay ? 1 : 0).InZoneLeniently(zone).ToInstant();

    private static LocalDate? Day(string? written) =>
        written is not null && LocalDatePattern.Iso.Parse(written) is { Success: true, Value: var day } ? day : null;
}

/// <summary>A therapist in whose care a patient is.</summary>
/// <param name="Name">What they are called.</param>
/// <param name="Since">Since when.</param>
/// <param name="StandIns">Who answers in their place now, or whenever they do not.</param>
public sealed record TherapistInCharge(string Name, Instant Since, IReadOnlyList<StandIn> StandIns);

/// <summary>Somebody who answers in a therapist's place. Where neither a day nor an hour stands, they are called when there is no answer.</summary>
/// <param name="Name">What they are called.</param>
/// <param name="LastDay">Until when in a holiday, counted in; null: it is none.</param>
/// <param name="UntilHour">When their night ends; null: it is none.</param>
public sealed record StandIn(string Name, LocalDate? LastDay, Instant? UntilHour);
