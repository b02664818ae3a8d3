namespace TherapyJournal.App.Web.Account;

/// <summary>Names a browser as a person does, such as "Firefox on Android": all that is kept of what it says of itself.</summary>
internal static class BrowserName
{
    // In this order: most claim to be those below them as well.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Android", "Android"),
        ("iPhone", "an iPhone"),
        ("iPad", "an iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "a Mac"),
        ("Linux", "Linux"),
    ];

    /// <summary>From the header User-Agent.</summary>
    public static string Of(string userAgent) =>
        $"{Find(userAgent, Browsers) ?? "A browser"} on {Find(userAgent, Systems) ?? "another system"}";

    private static string? Find(string text, (string Mark, string Name)[] known) =>
        known.FirstOrDefault(k => text.Contains(k.Mark, StringComparison.Ordinal)).Name;
}
