using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Practices;

/// <summary>Changes how a therapist of the practice is called, and who answers in their place.</summary>
public sealed class ChangeTherapist(
    JournalStore store,
    Keys keys,
    Therapists therapists,
    WorkQueue queue,
    BriefCalendar briefs,
    TimeProvider clock
)
{
    /// <summary>Sets by whose clock their days and nights count.</summary>
    public Task<ChangeTherapistOutcome> SetTimeZoneAsync(string named, string zone, CancellationToken cancel) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone.Trim()) is { } known
            ? ChangeAsync(named, (_, t) => t with { TimeZone = known.Id }, cancel)
            : Unusable($"There is no time zone '{zone}'. Write it as Europe/London.");

    /// <summary>Lets somebody answer in their place: in the days given, both counted in; without days as a deputy, who is called when there is no answer.</summary>
    public async Task<ChangeTherapistOutcome> CoverAsync(
        string named,
        string by,
        string? from,
        string? until,
        CancellationToken cancel
    )
    {
        if (from is null != until is null)
        {
            return new ChangeTherapistOutcome.Unusable("Days need both ends: --from D --until D.");
        }
        if (from is not null && !(Day(from) is { } first && Day(until!) is { } last && first <= last))
        {
            return new ChangeTherapistOutcome.Unusable("Days are written as 2026-12-24, the first before the last.");
        }
        if (await FindAsync(by, cancel) is not { } other)
        {
            return new ChangeTherapistOutcome.Unknown(by);
        }
        var cover = new Cover(other.Id.Value, from?.Trim(), until?.Trim());
        return await ChangeAsync(
            named,
            (id, t) => id == other.Id ? null : t with { Covers = [.. Ahead(t).Where(c => c != cover), cover] },
            "Nobody covers for themselves.",
            cancel
        );
    }

    /// <summary>Takes every cover of this therapist back: days, deputies and nights.</summary>
    public Task<ChangeTherapistOutcome> UncoverAsync(string named, CancellationToken cancel) =>
        ChangeAsync(named, (_, t) => t with { Covers = [], Nights = null }, cancel);

    /// <summary>Lets somebody answer at night, such as "22:00-07:00 Ben"; "none" takes it back.</summary>
    public async Task<ChangeTherapistOutcome> SetNightsAsync(string named, string value, CancellationToken cancel)
    {
        if (value.Trim().Equals("none", StringComparison.OrdinalIgnoreCase))
        {
            return await ChangeAsync(named, (_, t) => t with { Nights = null }, cancel);
        }
        var parts = value.Trim().Split(' ', 2, StringSplitOptions.RemoveEmptyEntries);
        var times = parts is [var span, _] ? span.Split('-') : [];
        if (times is not [var from, var until] || NightCover.Parse(from) is null || NightCover.Parse(until) is null)
        {
            return new ChangeTherapistOutcome.Unusable(
                "Nights are written as \"22:00-07:00 Ben\": from, until, and who answers; none takes it back."
            );
        }
        return await FindAsync(parts[1], cancel) is { } other
            ? await ChangeAsync(
                named,
                (id, t) => id == other.Id ? null : t with { Nights = new NightCover(other.Id.Value, from, until) },
                "Nobody covers for themselves.",
                cancel
            )
            : new ChangeTherapistOutcome.Unknown(parts[1]);
    }

    /// <summary>Sets when their chat is told: at-once, hourly, a time of the day, or off.</summary>
    public Task<ChangeTherapistOutcome> SetNudgesAsync(string named, string value, CancellationToken cancel) =>
        NudgePlan.Parse(value) is { } read
            ? ChangeAsync(named, (_, t) => t with { Nudges = read with { Quiet = t.Nudges.Quiet } }, cancel)
            : Unusable("Nudges come at-once, hourly, or at a time such as 17:00; off: never.");

    /// <summary>Sets the hours in which their chat is told nothing but alerts, such as "20:00-08:00"; "none" takes them back.</summary>
    public Task<ChangeTherapistOutcome> SetQuietHoursAsync(string named, string value, CancellationToken cancel)
    {
        var quiet = QuietHours.Parse(value);
        return quiet is null && !value.Trim().Equals("none", StringComparison.OrdinalIgnoreCase)
            ? Unusable("Quiet hours are written as 20:00-08:00: from, until; none takes them back.")
            : ChangeAsync(named, (_, t) => t with { Nudges = t.Nudges with { Quiet = quiet } }, cancel);
    }

    /// <summary>Sets when their chat is told of their week in numbers, such as "mon 08:00"; on, off.</summary>
    public Task<ChangeTherapistOutcome> SetDigestAsync(string named, string value, CancellationToken cancel) =>
        WeeklyWords.Parse(value) switch
        {
            Checked<WeeklyChange>.Kept { Value: var read } => ChangeAsync(
                named,
                (_, t) => t with { Digest = read.Of(t.Digest, WeeklyWords.OfTherapist) },
                cancel
            ),
            _ => Unusable("A digest comes once a week, on one day and at an hour, such as mon 08:00; on, or off."),
        };

    /// <summary>Sets when their chat is told that the briefs of the next day are ready: a time of the day, on, off.</summary>
    public Task<ChangeTherapistOutcome> SetBriefsAsync(string named, string value, CancellationToken cancel) =>
        BriefPlan.Parse(value, new BriefPlan()) is null
            ? Unusable("Briefs are told of in the evening before, at a time such as 18:00; or on, or off.")
            : ChangeAsync(named, (_, t) => t with { Briefs = BriefPlan.Parse(value, t.Briefs) ?? t.Briefs }, cancel);

    /// <summary>Changes one, found by name or id, in one transaction.</summary>
    internal Task<ChangeTherapistOutcome> ChangeAsync(
        string named,
        Func<TherapistId, TherapistContent, TherapistContent> change,
        CancellationToken cancel
    ) => ChangeAsync(named, change, "", cancel);

    private async Task<ChangeTherapistOutcome> ChangeAsync(
        string named,
        Func<TherapistId, TherapistContent, TherapistContent?> change,
        string otherwise,
        CancellationToken cancel
    )
    {
        if (await FindAsync(named, cancel) is not { } meant)
        {
            return new ChangeTherapistOutcome.Unknown(named);
        }
        return await store.TransactAsync<ChangeTherapistOutcome>(
            async db =>
            {
                var row = await db.Therapists.FirstAsync(t => t.Id == meant.Id.Value, cancel);
                var before = keys.Open(row);
                if (change(meant.Id, before) is not { } wanted)
                {
                    return new ChangeTherapistOutcome.Unusable(otherwise);
                }
                var after = DigestCalendar.Renewed(before, wanted);
                keys.Seal(row, after);
                if (after.Digest != before.Digest && DigestCalendar.Next(meant.Id, after, clock.Now()) is { } digest)
                {
                    await queue.AddAsync(db, digest);
                }
                if (after.Briefs != before.Briefs || after.TimeZone != before.TimeZone)
                {
                    await briefs.LookAnewAsync(db, meant.Id, cancel);
                }
                if (after.Nudges != before.Nudges)
                {
                    // What waits, waits by another plan from now on.
                    await queue.AddAsync(db, NudgePlan.Owed(meant.Id, due: null));
                }
                return new ChangeTherapistOutcome.Changed(meant.Id, after);
            },
            cancel
        );
    }

    private async Task<TherapistListing?> FindAsync(string named, CancellationToken cancel) =>
        await therapists.FindActingAsync(named, cancel) is ActingTherapistOutcome.Found found
        && !string.IsNullOrWhiteSpace(named)
            ? found.Therapist
            : null;

    // Holidays that are over are of no use to anybody.
    private IEnumerable<Cover> Ahead(TherapistContent therapist)
    {
        var yesterday = clock.Now().InUtc().Date.PlusDays(-1);
        return therapist.Covers.Where(c => c.IsDeputy || Day(c.Until!) >= yesterday);
    }

    private static LocalDate? Day(string text) =>
        LocalDatePattern.Iso.Parse(text.Trim()) is { Success: true, Value: var day } ? day : null;

    private static Task<ChangeTherapistOutcome> Unusable(string sentence) =>
        Task.FromResult<ChangeTherapistOutcome>(new ChangeTherapistOutcome.Unusable(sentence));
}
