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
    ReadPatients patients,
    ReadInbox inbox,
    ListAlerts alerts,
    ListRequests requests,
    ListWordsToReview words,
    Therapists therapists,
    TimeProvider clock
)
{
    /// <summary>The page, with what was sent and could not be taken.</summary>
    public async Task<TodayModel> LayAsync(SignedIn person, Refusal? refusal, CancellationToken cancel)
    {
        var therapist = person.Therapist!; // the door lets therapists in alone
        var caseload = await patients.CaseloadAsync(therapist, cancel);
        var written = await inbox.RunAsync(therapist, cancel, isSeen: false);
        var others = await alerts.InTheirPlaceAsync(therapist, cancel);
        var asked = await requests.RunAsync(therapist, withDone: false, cancel);
        var waiting = await words.RunAsync(therapist, cancel);
        var times = new DeskTimes(clock.Now(), person.TimeZone);
        var names = await TherapistsHere.OfAsync(therapists, cancel);

        var standing = others.Alerts.Concat(written.Alerts).ToLookup(a => a.Alert.Patient);
        var itemsOf = written.Items.ToLookup(i => i.Patient);
        var requestsOf = asked.Requests.ToLookup(r => r.Patient);
        var wordsOf = waiting.ToLookup(w => w.Patient);
        var known = caseload.Patients.ToDictionary(p => p.Id);
        var rows = known
            .Keys.Union(standing.Select(s => s.Key))
            .Union(requestsOf.Select(r => r.Key))
            .Select(id =>
            {
                var view = known.GetValueOrDefault(id);
                return new RowSources(
                    id,
                    view,
                    [.. standing[id]],
                    [.. itemsOf[id]],
                    [.. requestsOf[id]],
                    wordsOf[id].Select(w => w.Words.At).ToList(),
                    view?.QuietDays(clock.Now())
                ).Row(times, names);
            })
            .OfType<TodayRow>()
            .OrderBy(r => r.Rank)
            // What waits is taken up in its order; of what was written the newest is read first.
            .ThenBy(r => r.Rank == TodayRank.New ? -r.Since : r.Since)
            .ThenBy(r => r.Name, StringComparer.CurrentCulture)
            .ToList();
        return new TodayModel(
            times.Today,
            rows,
            known.Count - rows.Count(r => known.ContainsKey(r.Patient)),
            Shut(written.Shut, caseload.Damaged, others.Damaged + asked.Damaged)
        )
        {
            Refusal = refusal,
        };
    }

    private static IReadOnlyList<string> Shut(IReadOnlyList<ShutRecords> shut, int patients, int others) =>
        shut.Count > 0
            ?
            [
                .. shut.Select(s =>
                    $"Not everything of {(s.Name is { } name ? SafeText.OneLine(name) : "a patient")} opens, since it was changed outside the program. Tell whoever runs it."
                ),
            ]
        : patients + others > 0
            ? ["Some records do not open, since they were changed outside the program. Tell whoever runs it."]
        : [];

    /// <summary>What there is of one patient.</summary>
    private sealed record RowSources(
        PatientId Patient,
        PatientView? View,
        IReadOnlyList<ShownAlert> Alerts,
        IReadOnlyList<InboxItem> Items,
        IReadOnlyList<RequestView> Requests,
        IReadOnlyList<long> Words,
        int? QuietDays
    )
    {
        /// <summary>Null: nothing of it wants to be looked at.</summary>
        public TodayRow? Row(DeskTimes times, TherapistNames names)
        {
            var what = All(times).OrderBy(w => w.Rank).ThenBy(w => w.At).ToList();
            return what.Count == 0
                ? null
                : new TodayRow(Patient, Name(), what[0].Rank, what[0].At, [.. what.Select(w => w.Said)])
                {
                    HasPage = View is not null,
                    Alerts = [.. Alerts.Select(a => AlertLine.Of(a, times, names))],
                    Requests = [.. Requests.Select(r => RequestWords.Line(r, times))],
                };
        }

        private string Name()
        {
            var name = View?.Profile.Name ?? Alerts.Select(a => a.PatientName).FirstOrDefault(n => n.Length > 0);
            return name is not null ? SafeText.OneLine(name)
                : Requests.Any(r => r.PatientName.Length > 0) ? SafeText.OneLine(Requests[0].PatientName)
                : Alerts.Any(a => a.Source == AlertSource.Erased) ? "A patient whose record is erased, or about to be"
                : "A patient whose name does not open";
        }

        private IEnumerable<(TodayRank Rank, long At, string Said)> All(DeskTimes times)
        {
            foreach (var alert in Alerts.Select(a => a.Alert.Content))
            {
                var level = alert.IsUrgent ? "urgent" : "concern";
                var said = alert.State == RiskAlertState.Open ? "not yet seen" : "acknowledged, not lifted";
                yield return (RankOf(alert), alert.RaisedAt, $"{level} · {times.Of(alert.RaisedAt)} · {said}");
            }
            if (Words.Count > 0)
            {
                yield return (TodayRank.Words, Words.Min(), $"{Count.Of(Words.Count, "text")} to approve");
            }
            foreach (var request in Requests.Select(r => r.Content))
            {
                yield return (TodayRank.Request, request.At, RequestWords.Asks(request.Kind));
            }
            if (Items.Where(i => i.IsNew).ToList() is { Count: > 0 } unread)
            {
                var last = unread.MaxBy(i => i.RecordedAt)!; // there is one
                var more = unread.Count > 1 ? $" · {unread.Count} new entries" : "";
                yield return (
                    TodayRank.New,
                    last.RecordedAt.ToUnixTimeMilliseconds(),
                    $"wrote {times.Day(last.RecordedAt)}{more}"
                );
            }
            if (QuietDays is { } days)
            {
                yield return (TodayRank.Quiet, -days, $"quiet for {days} days");
            }
            var goals = Items
                .Select(i => i.Suggestion?.Content)
                .Where(s => s?.State == SuggestedGoalState.Waiting)
                .ToList();
            if (goals.Count > 0)
            {
                yield return (
                    TodayRank.Goal,
                    goals.Min(g => g!.At), // none that waits is null
                    goals.Count == 1 ? "a goal to look at" : $"{goals.Count} goals to look at"
                );
            }
        }

        private static TodayRank RankOf(RiskAlertContent alert) =>
            alert.State != RiskAlertState.Open ? TodayRank.Acknowledged
            : alert.IsUrgent ? TodayRank.Urgent
            : TodayRank.Concern;
    }
}
