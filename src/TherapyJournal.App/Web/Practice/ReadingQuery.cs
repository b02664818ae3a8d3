using Microsoft.AspNetCore.Http;
using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Practice;

/// <summary>Which readings somebody wants to see, as the address says it: numbers and days alone.</summary>
/// <param name="Patient">The beginning of a number; empty: all.</param>
/// <param name="Reader">A therapist's id, or <c>patients</c>, or <c>program</c>; empty: everybody.</param>
/// <param name="From">The first day; empty: from the beginning.</param>
/// <param name="Until">The last day, counted in; empty: until now.</param>
public sealed record ReadingQuery(string Patient, string Reader, string From, string Until)
{
    /// <summary>Readers that are not one therapist, as a form says them, and as people read them.</summary>
    internal static readonly IReadOnlyList<(string Value, string Kind, string Said)> Groups =
    [
        ("patients", "patient", "the patients themselves"),
        ("program", "assistant", "the program"),
    ];

    /// <summary>Only what is older than this line; null: the newest.</summary>
    public Guid? Before { get; init; }

    /// <summary>Whether a file is to be JSON, and not CSV.</summary>
    public bool IsJson { get; init; }

    internal static ReadingQuery Of(IQueryCollection query) =>
        new(Text(query, "patient"), Text(query, "reader"), Text(query, "from"), Text(query, "until"))
        {
            Before = Guid.TryParse(query["before"], out var before) ? before : null,
            IsJson = query["as"] == "json",
        };

    /// <summary>The same as the end of an address.</summary>
    internal string Query(string more = "") =>
        "?"
        + string.Join(
            '&',
            new[] { ("patient", Patient), ("reader", Reader), ("from", From), ("until", Until) }
                .Where(p => p.Item2.Length > 0)
                .Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2)}")
                .Append(more)
                .Where(p => p.Length > 0)
        );

    /// <summary>What to look for; null: a day is none, or the reader is nobody.</summary>
    internal ReadingFilter? Filter(PatientId? patient, string zone)
    {
        var (from, until) = (ZonedTime.Day(From, zone), ZonedTime.Day(Until, zone, plusDays: 1));
        var group = Groups.FirstOrDefault(g => g.Value == Reader);
        return
            (From.Length > 0 && from is null)
            || (Until.Length > 0 && until is null)
            || (Reader.Length > 0 && group.Kind is null && !Guid.TryParse(Reader, out _))
            ? null
            : new ReadingFilter
            {
                Patient = patient,
                Kind = Reader.Length == 0 ? null : group.Kind ?? "therapist",
                Reader = Reader.Length == 0 || group.Kind is not null ? null : Reader,
                From = from,
                Until = until,
            };
    }

    private static string Text(IQueryCollection query, string name) => query[name].ToString().Trim();
}
