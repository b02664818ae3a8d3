using System.Runtime.InteropServices;
using NodaTime;

namespace TherapyJournal.Insight.Recurring;

/// <summary>Counts in how many entries something is, and whether on more days than one: once an entry.</summary>
internal sealed class Tallies
{
    private readonly Dictionary<long, Tally> of = [];

    /// <summary>Notes it in an entry; entries come in their order.</summary>
    public void Add(long what, int entry, LocalDate day)
    {
        ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(of, what, out var exists);
        if (!exists)
        {
            tally = new Tally(entry, 1, day, OnTwoDays: false);
        }
        else if (tally.Entry != entry)
        {
            tally = tally with
            {
                Entry = entry,
                Entries = tally.Entries + 1,
                OnTwoDays = tally.OnTwoDays || tally.Day != day,
            };
        }
    }

    /// <summary>Whether it is in enough entries and on enough days for a theme.</summary>
    public bool AreEnough(long what) =>
        of.TryGetValue(what, out var tally) && tally.Entries >= RecurringThemes.FewestEntries && tally.OnTwoDays;

    /// <summary>Of those that are enough as many at most, those in most entries first.</summary>
    public IReadOnlyList<long> Best(int most, Func<long, bool> isMeant) =>
        [
            .. of.Where(t => t.Value.Entries >= RecurringThemes.FewestEntries && t.Value.OnTwoDays && isMeant(t.Key))
                .OrderByDescending(t => t.Value.Entries)
                .ThenBy(t => t.Key)
                .Take(most)
                .Select(t => t.Key),
        ];

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Tally(int Entry, int Entries, LocalDate Day, bool OnTwoDays);
}
