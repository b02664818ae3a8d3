using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>Looks whether somebody is to answer in a colleague's place who has left.</summary>
internal sealed class CheckCovers(JournalStore store, Keys keys, TimeProvider clock) : ICheckUp
{
    private const string Name = "covers";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Check>> RunAsync(CancellationToken cancel)
    {
        var everybody = await store.ReadAsync(db => ReadTherapists.EverybodyAsync(db, keys, cancel), cancel);
        var here = everybody.Where(t => t.Content.IsHere).Select(t => t.Id).ToHashSet();
        var names = everybody.ToDictionary(t => t.Id, t => t.Content.Name);
        var empty = everybody
            .Where(t => t.Content.IsHere)
            .SelectMany(t =>
                t.Content.FromNowOn(clock.Now()).Where(by => !here.Contains(by)).Select(by => (By: by, For: t.Id))
            )
            .Select(c =>
                $"{names.GetValueOrDefault(c.By, "Somebody")} works here no more, and is to answer in the place of {names[c.For]}."
            )
            .ToList();
        return
        [
            empty.Count == 0
                ? new Check(Name, CheckLight.Green, "Whoever is to answer in a colleague's place works here.")
                : new Check(
                    Name,
                    CheckLight.Amber,
                    $"{string.Join(' ', empty)} Nobody is called there. "
                        + "Take it back with 'journal therapists cover T --none', or on the web page, and say who answers now."
                ),
        ];
    }
}
