using TherapyJournal.Accounts;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>Lays out what a therapist sees first. Nothing counts as read by it: it only says that there is something.</summary>
internal sealed class TodayDesk(
    ReadToday today,
    CountChanges changes,
    ListAlerts alerts,
    Therapists therapists,
    TimeProvider clock
)
{
    /// <summary>The page, with what was sent and could not be taken.</summary>
    public async Task<TodayModel> LayAsync(SignedIn person, Refusal? refusal, CancellationToken cancel)
    {
        var therapist = person.Therapist!; // the door lets therapists in alone
        // First, so that what comes meanwhile makes the page look old, and not new.
        var mark = CountChanges.MarkOf(await changes.RunAsync(therapist.Id, cancel));
        var there = await today.RunAsync(therapist, cancel);
        var others = await alerts.InTheirPlaceAsync(therapist, cancel);
        var times = new DeskTimes(clock.Now(), person.TimeZone);
        var names = await TherapistsHere.OfAsync(therapists, cancel);

        var own = there.Patients.ToDictionary(p => p.Id);
        var rows = there
            .Patients.Concat(InTheirPlace(others).Where(p => !own.ContainsKey(p.Id)))
            .Select(p => Row(p, isOwn: own.ContainsKey(p.Id), times, names))
            .OfType<TodayRow>()
            .OrderBy(r => r.Rank)
            // What waits is taken up in its order; of what was written the newest is read first.
            .ThenBy(r => r.Rank == TodayRank.New ? -r.Since : r.Since)
            .ThenBy(r => r.Name, StringComparer.CurrentCulture)
            .ToList();
        return new TodayModel(
            times.Today,
            rows,
            own.Count - rows.Count(r => own.ContainsKey(r.Patient)),
            Shut(there.Shut, others.Damaged)
        )
        {
            Mark = mark,
            Refusal = refusal,
        };
    }

    // Of them there is the alert alone.
    private static IEnumerable<PatientToday> InTheirPlace(AlertList others) =>
        others
            .Alerts.GroupBy(a => a.Alert.Patient)
            .Select(a => new PatientToday(
                a.Key,
                a.Select(x => x.PatientName).FirstOrDefault(n => n.Length > 0),
                [.. a],
                Requests: [],
                Words: [],
                New: [],
                Goals: [],
                QuietDays: null
            ));

    private static IReadOnlyList<string> Shut(IReadOnlyList<ShutRecords> shut, int others) =>
        shut.Count > 0
            ?
            [
                .. shut.Select(s =>
                    $"Not everything of {(s.Name is { } name ? SafeText.OneLine(name) : "a patient")} opens, since it was changed outside the program. Tell whoever runs it."
                ),
            ]
        : others > 0 ? ["Some records do not open, since they were changed outside the program. Tell whoever runs it."]
        : [];

    /// <summary>Null: nothing of it wants to be looked at.</summary>
    private static TodayRow? Row(PatientToday patient, bool isOwn, DeskTimes times, TherapistNames names)
    {
        var what = All(patient, times).OrderBy(w => w.Rank).ThenBy(w => w.At).ToList();
        return what.Count == 0
            ? null
            : new TodayRow(patient.Id, Name(patient), what[0].Rank, what[0].At, [.. what.Select(w => w.Said)])
            {
                Brief = patient.Sessions.FirstOrDefault(times.IsNear) is { } next ? times.Brief(next) : null,
                HasPage = isOwn && patient.Name is not null,
                InTheirPlace = patient.Alerts.Any(a => a.IsInTheirPlace),
                Alerts = [.. patient.Alerts.Select(a => AlertLine.Of(a, times, names))],
                Requests = [.. patient.Requests.Select(r => RequestWords.Line(r, times))],
            };
    }

    private static string Name(PatientToday patient) =>
        patient.Name is { } name ? SafeText.OneLine(name)
        : patient.Alerts.Any(a => a.Source == AlertSource.Erased) ? "A patient whose record is erased, or about to be"
        : "A patient whose name does not open";

    private static IEnumerable<(TodayRank Rank, long At, string Said)> All(PatientToday patient, DeskTimes times)
    {
        foreach (var alert in patient.Alerts.Select(a => a.Alert.Content))
        {
            var level = alert.IsUrgent ? "urgent" : "concern";
            var said = alert.State == RiskAlertState.Open ? "not yet seen" : "acknowledged, not lifted";
            yield return (RankOf(alert), alert.RaisedAt, $"{level} · {times.Of(alert.RaisedAt)} · {said}");
        }
        foreach (var session in patient.Sessions.Where(times.IsNear))
        {
            yield return (TodayRank.Session, times.Sorted(session), $"session {times.When(session)}");
        }
        if (patient.Words.Count > 0)
        {
            yield return (TodayRank.Words, patient.Words.Min(), $"{Count.Of(patient.Words.Count, "text")} to approve");
        }
        foreach (var request in patient.Requests.Select(r => r.Content))
        {
            yield return (TodayRank.Request, request.At, RequestWords.Asks(request.Kind));
        }
        if (patient.New.Count > 0)
        {
            var last = patient.New.Max();
            var more = patient.New.Count > 1 ? $" · {patient.New.Count} new entries" : "";
            yield return (TodayRank.New, last.ToUnixTimeMilliseconds(), $"wrote {times.Day(last)}{more}");
        }
        if (patient.QuietDays is { } days)
        {
            yield return (TodayRank.Quiet, -days, $"quiet for {days} days");
        }
        if (patient.Goals.Count > 0)
        {
            var goals = patient.Goals.Count;
            yield return (
                TodayRank.Goal,
                patient.Goals.Min(),
                goals == 1 ? "a goal to look at" : $"{goals} goals to look at"
            );
        }
    }

    private static TodayRank RankOf(RiskAlertContent alert) =>
        alert.State != RiskAlertState.Open ? TodayRank.Acknowledged
        : alert.IsUrgent ? TodayRank.Urgent
        : TodayRank.Concern;
}
