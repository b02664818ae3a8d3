namespace TherapyJournal.Assistants.Bank;

/// <summary>What the therapist wants asked about, under the names that were entered.</summary>
internal sealed class SoughtThemes
{
    private readonly Dictionary<string, string> byTheme = new(StringComparer.Ordinal);
    private readonly List<string> own = [];

    private SoughtThemes() { }

    /// <summary>The entered names of which the bank has no questions of its own ("garden"): it asks about them by name.</summary>
    public IReadOnlyList<string> Own => own;

    public static SoughtThemes Of(IReadOnlyList<string> entered, AvoidedThemes avoided)
    {
        var sought = new SoughtThemes();
        foreach (var name in entered.Select(GoalName.Of).Where(name => name.Length > 0 && !avoided.IsIn(name)))
        {
            sought.Add(name, Themes.English.Meant(name));
        }

        return sought;
    }

    /// <summary>The name by which this theme of the bank was entered; null where it was not.</summary>
    public string? NamedFor(string theme) => byTheme.GetValueOrDefault(theme);

    private void Add(string name, IReadOnlyCollection<string> meant)
    {
        if (meant.Count == 0)
        {
            own.Add(name);
        }

        foreach (var theme in meant)
        {
            byTheme.TryAdd(theme, name);
        }
    }
}
