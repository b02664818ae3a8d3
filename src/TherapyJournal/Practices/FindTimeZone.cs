using NodaTime;
using NodaTime.TimeZones;
using TherapyJournal.Assistants.Calls;

namespace TherapyJournal.Practices;

/// <summary>Finds the time zone that somebody means: by its IANA name, or by a city of that list.</summary>
internal static class FindTimeZone
{
    private const int MostNearest = 3;
    private const int LongestName = 60;

    private static readonly string[] Regions =
    [
        "Africa",
        "America",
        "Antarctica",
        "Arctic",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    ];

    private static readonly IReadOnlyList<(string Id, string Folded)> Names =
    [
        .. DateTimeZoneProviders.Tzdb.Ids.Select(id => (id, Folded(id))),
    ];

    private static readonly IReadOnlyList<(string Id, string City)> Cities =
    [
        .. Names
            .Where(n => n.Id.Contains('/', StringComparison.Ordinal) && Regions.Contains(n.Id.Split('/')[0]))
            .Select(n => (n.Id, n.Folded[(n.Folded.LastIndexOf('/') + 1)..])),
    ];

    /// <summary>The zone, or those that come near.</summary>
    public static FindTimeZoneOutcome Of(string text)
    {
        var meant = Folded(text);
        if (meant.Length is 0 or > LongestName)
        {
            return new FindTimeZoneOutcome.Unknown([]);
        }
        if (Names.FirstOrDefault(n => n.Folded == meant).Id is { } named)
        {
            return new FindTimeZoneOutcome.Found(named);
        }
        var inCity = OnePerClock(Cities.Where(c => c.City == meant).Select(c => c.Id));
        return inCity switch
        {
            [var only] => new FindTimeZoneOutcome.Found(only),
            [] => new FindTimeZoneOutcome.Unknown(Nearest(meant[(meant.LastIndexOf('/') + 1)..])),
            _ => new FindTimeZoneOutcome.Unknown([.. inCity.Take(MostNearest)]),
        };
    }

    private static IReadOnlyList<string> Nearest(string city) =>
        [
            .. OnePerClock(
                    Cities
                        .OrderBy(c => c.City.Contains(city, StringComparison.Ordinal) ? 0 : Distance(c.City, city))
                        .ThenBy(c => c.City.Length)
                        .ThenBy(c => c.Id, StringComparer.Ordinal)
                        .Take(4 * MostNearest)
                        .Select(c => c.Id)
                )
                .Take(MostNearest),
        ];

    // Some cities stand in the list twice, under an older name too.
    private static IReadOnlyList<string> OnePerClock(IEnumerable<string> ids) =>
        [
            .. ids.GroupBy(id =>
                    TzdbDateTimeZoneSource.Default.CanonicalIdMap.TryGetValue(id, out var same) ? same : id
                )
                .Select(clock => clock.Contains(clock.Key) ? clock.Key : clock.First()),
        ];

    private static string Folded(string text) =>
        FoldedText.Of(text).Letters.Trim(' ', '.', '!', '"').Replace('_', ' ').ToLowerInvariant();

    /// <summary>How many letters must be changed, added or left out (Levenshtein).</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, 1 + Math.Min(row[j], row[j - 1]));
            }
        }
        return row[^1];
    }
}

/// <summary>What looking for a time zone came to.</summary>
internal abstract record FindTimeZoneOutcome
{
    private FindTimeZoneOutcome() { }

    public sealed record Found(string Id) : FindTimeZoneOutcome;

    /// <param name="Nearest">At most three that may be meant, the nearest first.</param>
    public sealed record Unknown(IReadOnlyList<string> Nearest) : FindTimeZoneOutcome;
}
