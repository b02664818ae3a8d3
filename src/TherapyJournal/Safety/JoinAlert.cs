using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Safety;

/// <summary>Finds the open alert to which words belong: whoever writes ten messages in one night raises one alarm, and not ten.</summary>
/// <remarks>
/// What is more than the therapist was called for is never joined: anything graver, an attempt whatever was said before, and each kind of
/// danger that the alert does not name, but for wishes to die. Nor is anything joined to an alert that somebody has acknowledged (they have
/// acted on what they knew, and must hear of the new words), or to one that old words raised.
/// </remarks>
internal static class JoinAlert
{
    // "I took the pills": nobody may take it for what was said before.
    private const int SeverityOfAnAttempt = 6;

    private static readonly Duration LineAgainAfter = Duration.FromHours(1);

    private static readonly string[] AlwaysNews =
    [
        nameof(RiskCategory.Plan),
        nameof(RiskCategory.Means),
        nameof(RiskCategory.Preparation),
        nameof(RiskCategory.Attempt),
        nameof(RiskCategory.SelfHarm),
        nameof(RiskCategory.HarmToOthers),
        nameof(RiskCategory.BeingHarmed),
    ];

    /// <summary>The alert to join; null: the words raise one of their own.</summary>
    public static StandingAlert? Find(RiskFinding finding, IReadOnlyList<StandingAlert> alerts)
    {
        var news = finding.Categories.Select(c => c.ToString()).Intersect(AlwaysNews).ToList();
        return alerts.LastOrDefault(a =>
            a.Content is { JoinedTo: null, FromOldWords: false, State: RiskAlertState.Open }
            && finding.Severity <= a.Content.Severity
            && finding.Severity < SeverityOfAnAttempt
            && news.TrueForAll(a.Content.Categories.Contains)
        );
    }

    /// <summary>Whether the short line is owed again: at most once an hour for one alert, however much is written.</summary>
    public static bool IsLineOwed(StandingAlert to, IReadOnlyList<StandingAlert> alerts, Instant now) =>
        !alerts.Any(a =>
            a.Content.JoinedTo == to.Id
            && a.Content.LineOwed
            && Instant.FromUnixTimeMilliseconds(a.Content.RaisedAt) is var said
            && said <= now
            && now - said < LineAgainAfter
        );

    /// <summary>Holds the alert until the commit, so that nobody acknowledges it without these words, and nothing joins while somebody does.</summary>
    /// <returns>False when it is another version by now.</returns>
    public static async Task<bool> HoldAsync(JournalDb db, Guid alert, int version, CancellationToken cancel) =>
        await db
            .Alerts.Where(a => a.Id == alert && a.Version == version)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Version, a => a.Version), cancel) == 1;
}
