using TherapyJournal.Records;

namespace TherapyJournal.Practices;

/// <content>Who did something may have left since: what they did stays under their name.</content>
public sealed partial class Therapists
{
    /// <summary>Everyone who ever worked here, also who has left, by the time they came. A forged row counts for nothing.</summary>
    public Task<IReadOnlyList<TherapistListing>> ListEverybodyAsync(CancellationToken cancel) =>
        store.ReadAsync<IReadOnlyList<TherapistListing>>(
            async db =>
                [
                    .. (await ReadTherapists.EverybodyAsync(db, keys, cancel)).Select(t =>
                        TherapistListing.Of(t.Id, t.Content)
                    ),
                ],
            cancel
        );

    /// <summary>What everyone is called in records who ever worked here, by their id.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesInRecordsAsync(CancellationToken cancel) =>
        (await ListEverybodyAsync(cancel)).ToDictionary(
            t => t.Id.ToString(),
            t => t.NameInRecords,
            StringComparer.Ordinal
        );
}
