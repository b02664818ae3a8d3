using TherapyJournal.Accounts;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.Goals;
using TherapyJournal.Insight;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>Lays out one patient: who they are, what stands, and what they wrote.</summary>
internal sealed class PatientDesk(
    ReadTimeline timeline,
    ReadPatients patients,
    ListGoals goals,
    ListMeasures measures,
    Therapists therapists,
    TimeProvider clock
)
{
    /// <summary>The page.</summary>
    /// <param name="person">Who reads.</param>
    /// <param name="patient">Whom.</param>
    /// <param name="page">Which page of what was written.</param>
    /// <param name="refusal">What was sent and could not be taken; null: nothing was.</param>
    /// <param name="cancel">Stops the wait.</param>
    public async Task<ReadOutcome<PatientModel>> LayAsync(
        SignedIn person,
        PatientId patient,
        AskedPage page,
        Refusal? refusal,
        CancellationToken cancel
    )
    {
        var reader = person.Therapist!; // the door lets therapists in alone
        // First what whoever only answers in a therapist's place may not read: to them there is no page.
        var read = page.Entry is { } entry
            ? await timeline.OfEntryAsync(reader, patient, entry, cancel, page.IsSeen)
            : await timeline.RunAsync(reader, patient, page.Before, cancel, page.IsSeen);
        if (read is not ReadOutcome<Timeline>.Open { Value: var written } opened)
        {
            return new ReadOutcome<PatientModel>.Refused(((ReadOutcome<Timeline>.Refused)read).Why);
        }
        var who = await patients.OneAsync(reader, patient, cancel);
        if (who is not ReadOutcome<PatientView>.Open { Value: var view })
        {
            return new ReadOutcome<PatientModel>.Refused(((ReadOutcome<PatientView>.Refused)who).Why);
        }
        var zone = view.Standing.TimeZone;
        var times = new DeskTimes(clock.Now(), zone);
        var names = await TherapistsHere.OfAsync(therapists, cancel);
        var history = new GoalsPage(names, zone);
        var (agreed, shutGoals) = await OpenAsync(goals.RunAsync(reader, patient, cancel));
        var (numbers, shutNumbers) = await OpenAsync(measures.RunAsync(reader, patient, cancel));
        var proposals = written.Suggestions.Select(EntryLines.Of).Concat(written.Words.Select(EntryLines.Of)).ToList();
        var here = written.Entries.Select(e => e.Entry.Id).ToHashSet();
        var alerts = written.Alerts.Select(a => AlertLine.Of(a, times, names)).ToList();
        return new ReadOutcome<PatientModel>.Open(
            new PatientModel
            {
                Id = patient,
                Name = SafeText.OneLine(view.Profile.Name),
                Standing = JournalingState.IsAsUsual(view.Standing) ? null : JournalingState.Of(view.Standing, times),
                NextSession = NextSession(view),
                LastWrote = LastWrote(view, times),
                Clock = zone == person.TimeZone ? null : times.BesideClockOf(person.TimeZone),
                Moods =
                [
                    .. numbers
                        .Where(n => n.Result.Measure == Measure.Mood)
                        .Reverse()
                        .Select(n => new MoodPoint(times.Full(n.Result.At), n.Result.Rating)),
                ],
                Goals =
                [
                    .. agreed
                        .OrderByDescending(g => g.Content.IsOpen)
                        .Select(g => EntryLines.Of(g, h => $"{times.Full(h.At)}: {history.Sentence(h)}")),
                ],
                Alerts = [.. alerts.Where(a => a.State != RiskAlertState.Lifted).OrderByDescending(a => a.IsUrgent)],
                Lifted = [.. alerts.Where(a => a.State == RiskAlertState.Lifted).Reverse()],
                Waiting = [.. proposals.Where(p => p.Entry is not { } of || !here.Contains(of))],
                Proposed =
                [
                    .. written
                        .Asked.Where(r => r.Content.Kind == PatientRequestKind.Goal)
                        .Select(r => RequestWords.Line(r, times)),
                ],
                Entries = [.. written.Entries.Select(e => EntryLines.Of(e, proposals, times))],
                Shared = written.Shared,
                Private = written.Private,
                Before = written.Before,
                OlderThan = written.OlderThan,
                Damaged = opened.DamagedRows.Concat(shutGoals).Concat(shutNumbers).Distinct().Count(),
                Refusal = refusal,
            },
            opened.DamagedRows
        );
    }

    private static async Task<(IReadOnlyList<T>, IReadOnlyList<DamagedRow>)> OpenAsync<T>(
        Task<ReadOutcome<IReadOnlyList<T>>> read
    ) =>
        await read switch
        {
            ReadOutcome<IReadOnlyList<T>>.Open open => (open.Value, open.DamagedRows),
            ReadOutcome<IReadOnlyList<T>>.Refused { Why: DoorRefusal.Damaged damaged } => ([], [damaged.Row]),
            _ => ([], []),
        };

    private string? NextSession(PatientView view)
    {
        var today = clock.Now().InZone(view.Standing.Zone).LocalDateTime;
        // As they are kept, so that the day and the hour are in their order.
        var now = today.ToString("uuuu-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        return
            view.Sessions.FirstOrDefault(s => string.CompareOrdinal(s, now[..Math.Min(now.Length, s.Length)]) >= 0)
                is { } next
            ? AppointmentTime.Of(next)
            : null;
    }

    private string LastWrote(PatientView view, DeskTimes times) =>
        view.LastEntryAt is not { } last ? "has not written yet"
        : view.QuietDays(clock.Now()) is { } days ? $"quiet for {days} days"
        : $"last wrote {times.Full(last)}";
}

/// <summary>Which page of a patient's entries is asked for: the one after an entry, or the one on which an entry stands; the first where neither is said.</summary>
internal sealed record AskedPage(Guid? Before, Guid? Entry)
{
    /// <summary>Whether what stands on it counts as seen.</summary>
    public bool IsSeen { get; init; } = true;
}
