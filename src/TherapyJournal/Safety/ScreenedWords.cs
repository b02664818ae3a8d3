using TherapyJournal.Records;

namespace TherapyJournal.Safety;

/// <summary>Words in which something was found, and what becomes of them.</summary>
/// <param name="Entry">The entry, or what stands for one where nothing is kept.</param>
/// <param name="IsPrivate">For the patient alone.</param>
/// <param name="IsKept">Whether there is an entry to read.</param>
/// <param name="IsOld">Words of an earlier day that came in now.</param>
internal sealed record ScreenedWords(Guid Entry, bool IsPrivate, bool IsKept, bool IsOld)
{
    /// <summary>Which version of the entry a model has read; 1 where there is but one.</summary>
    public int Number { get; init; } = 1;

    /// <summary>Since when this version stands, Unix milliseconds: what was raised before was raised by another.</summary>
    public long Since { get; init; }

    /// <summary>What stands already for this version of the entry, by whomever it was raised.</summary>
    public RiskLevel RaisedAs(IEnumerable<(Guid Entry, RiskAlertContent Content)> alerts) =>
        alerts
            .Where(a => a.Entry == Entry && a.Content.RaisedAt >= Since)
            .Select(a => Enum.TryParse<RiskLevel>(a.Content.Level, out var level) ? level : RiskLevel.None)
            .DefaultIfEmpty(RiskLevel.None)
            .Max();

    /// <inheritdoc cref="RaisedAs(IEnumerable{ValueTuple{Guid, RiskAlertContent}})"/>
    public RiskLevel RaisedAs(IEnumerable<StandingAlert> alerts) =>
        RaisedAs(alerts.Select(a => (a.EntryId, a.Content)));
}
