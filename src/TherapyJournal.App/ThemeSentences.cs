using System.Globalization;
using NodaTime;
using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.Insight.Recurring;

namespace TherapyJournal.App;

/// <summary>What is said about recurring themes, on a page and at the keyboard alike.</summary>
internal static class ThemeSentences
{
    /// <summary>Above the sentences that deny a theme or say its opposite.</summary>
    public const string Against = "And against it";

    /// <summary>Such as 12 entries on 10 days, first on 3 Mar 2026, last on 9 May 2026. It is growing.</summary>
    public static string Counted(RecurringTheme theme)
    {
        var days = theme.Days.Distinct().Count();
        return $"{Count.Of(theme.Entries, "entry", "entries")} on {Count.Of(days, "day")}, first on {Day(theme.Days[0])}, last on {Day(theme.Days[^1])}. {Moves(theme.Movement)}";
    }

    /// <summary>What was looked at.</summary>
    public static string Looked(RecurringThemes themes) =>
        themes is { First: { } first, Last: { } last }
            ? $"{Count.Of(themes.Entries, "entry", "entries")} from {Day(first)} to {Day(last)} looked at, each counted once for a theme."
            : "There is no entry to look at.";

    /// <summary>Above sentences in which a model sees it in other words.</summary>
    public const string Elsewhere = "In other words, as the assistant reads it; counted nowhere:";

    /// <summary>What therapists call it; null: nothing, or that is its name.</summary>
    public static string? Field(RecurringTheme theme) =>
        string.Equals(theme.Field, theme.Name, StringComparison.OrdinalIgnoreCase) ? null : theme.Field;

    /// <summary>What a model has made of it; null: neither named nor put together anything.</summary>
    public static string? ByModel(RecurringTheme theme)
    {
        var parts = string.Join("; ", theme.Parts.Select(p => $"{p.Name} ({Count.Of(p.Entries, "entry", "entries")})"));
        return theme switch
        {
            { GivenName: not null, Parts.Count: > 0 } => $"Named so, and put together: {parts}.",
            { Parts.Count: > 0 } => $"Put together: {parts}.",
            { GivenName: not null } => $"Named so; by its words alone it is: {theme.NameByWords}.",
            _ => null,
        };
    }

    /// <summary>What came of asking a model for names; null: none was asked.</summary>
    public static string? Model(RecurringThemes themes) =>
        themes.ModelFailed is { } failed ? $"{failed} What stands here is what the rules have found."
        : themes.NamedBy is null ? null
        : !themes.Themes.Any(t => t.IsTouchedByModel) && themes.Dropped == 0
            ? "Found and counted by rules; the assistant was asked, and would name and put together nothing otherwise."
        : themes.Dropped > 0
            ? $"Counted by rules; named and put together by the assistant where it says so. {Count.Of(themes.Dropped, "thing")} that it said left out: not verified."
        : "Counted by rules; named and put together by the assistant where it says so.";

    /// <summary>How much it takes, where nothing is found.</summary>
    public static string None =>
        $"Nothing recurs yet. It takes {RecurringThemes.FewestEntries} entries, on {RecurringThemes.FewestDays} different days, that hold the same.";

    /// <summary>Such as lay awake 5, tired 3; null: there is one word for it alone.</summary>
    public static string? Words(RecurringTheme theme) =>
        theme.Words.Count > 1 ? string.Join(", ", theme.Words.Select(w => $"{w.Text} {w.Entries}")) : null;

    private static string Moves(ThemeMovement movement) =>
        movement switch
        {
            ThemeMovement.Growing => "Growing: the newer half of the entries holds it more often than chance.",
            ThemeMovement.Fading => "Fading: the newer half of the entries holds it less often than chance.",
            ThemeMovement.Steady => "Neither growing nor fading.",
            _ => "Too few to say whether it grows or fades.",
        };

    private static string Day(LocalDate day) => day.ToString("d MMM uuuu", CultureInfo.InvariantCulture);
}
