using NodaTime;

namespace TherapyJournal.Legacy;

/// <summary>A person of the prototype's file, as far as they can be taken over.</summary>
/// <param name="Place">Which person of the file, from 1.</param>
/// <param name="Number">Their <c>patient_id</c>.</param>
/// <param name="Name">Cleaned as every name is.</param>
/// <param name="CreatedAt">When they were recorded there, as it stands in the file; empty: not said.</param>
/// <param name="Since">The same, taken as UTC; null: no time that has been.</param>
/// <param name="Goals">Cleaned, each of them usable.</param>
/// <param name="Entries">What they wrote: always nothing in what the prototype itself wrote.</param>
internal sealed record LegacyPerson(
    int Place,
    long Number,
    string Name,
    string CreatedAt,
    Instant? Since,
    IReadOnlyList<string> Goals,
    IReadOnlyList<LegacyEntry> Entries
)
{
    /// <summary>What tells this person from every other, in every run and in whatever encoding the file is.</summary>
    public string Identity => $"{Number}\n{Name}\n{CreatedAt}";

    public LeftBehind Left(string reason) => new(Number, Place, reason);
}

/// <summary>An entry in the file.</summary>
/// <param name="Position">Its place among the person's entries, from 1.</param>
/// <param name="Text">The words.</param>
/// <param name="At">When it was written, local time taken as UTC; null: not said.</param>
internal sealed record LegacyEntry(int Position, string Text, Instant? At);

/// <summary>Reads the prototype's times: local time without a zone, taken as UTC because nothing says where it was.</summary>
internal static class LegacyTime
{
    public const string Caveat = "the prototype kept local time without a zone, which is taken as UTC";

    private static readonly Instant Earliest = Instant.FromUtc(1900, 1, 1, 0, 0);

    /// <summary>The instant; null when the text is no time, or one that has not come.</summary>
    public static Instant? Read(string text, Instant now) =>
        Parse(text.Trim().Replace(' ', 'T')) is { } at && at <= now && at >= Earliest ? at : null;

    private static Instant? Parse(string text) =>
        NodaTime.Text.LocalDateTimePattern.ExtendedIso.Parse(text) is { Success: true } local
            ? local.Value.InUtc().ToInstant()
        : NodaTime.Text.OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } offset
            ? offset.Value.ToInstant()
        : null;
}
