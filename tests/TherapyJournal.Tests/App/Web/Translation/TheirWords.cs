using NodaTime;
using TherapyJournal.App.Web.Patient;
using TherapyJournal.Practices;
using TherapyJournal.Safety;

namespace TherapyJournal.Tests.App.Web.Translation;

/// <summary>What stands on a patient's page and is not the page's to translate, each with its reason.</summary>
internal static class TheirWords
{
    /// <summary>What is no sentence of a page. A name is one of a person, of a place or of a machine.</summary>
    private static readonly string[] Names =
    [
        "Noor Example",
        "Ada Example",
        "Therapy Journal",
        "Europe/Berlin",
        "Europe/Madrid",
        "UTC",
        "ada",
        // Kept as it was said on the day of the sign-in.
        "A browser on another system",
    ];

    /// <summary>Texts that the product has in each of its languages: they are not the page's to translate.</summary>
    private static readonly HashSet<string> LanguageOfTheirOwn =
    [
        .. Enum.GetValues<ConsentKind>()
            .SelectMany(kind => PlainMarkdown.Of(ConsentTexts.Current(kind, "en").Text))
            .SelectMany(paragraph => paragraph.Runs.Select(run => OneLine(run.Words))),
        .. SafetyPlanWords.In("en").SelectMany(words => (string[])[words.Title, $"{words.Question} {words.For}"]),
    ];

    private static readonly string[] Places =
    [
        .. DateTimeZoneProviders.Tzdb.Ids.Where(id => id.Contains('/', StringComparison.Ordinal)),
    ];

    /// <summary>What stands on a page outside of every bracket, and is nothing of this.</summary>
    public static IReadOnlyList<string> NotLookedUp(string answer) =>
        VisibleText.Bare(answer, IsTheirs, [.. Names, .. Places]);

    private static bool IsTheirs(VisibleText text) =>
        // What people wrote.
        text.IsWithin("p", "class=\"own")
        || text.IsWithin("li", "class=\"own")
        || text.IsWithin("span", "class=\"own")
        || text.IsWithin("div", "class=\"own")
        || text.IsWithin("textarea", "class=\"own")
        // The question and why it is asked, the answer to an entry, goals, and what a therapist accepted.
        || text.IsIn("h1", "tonight")
        || text.IsIn("p", "why")
        || text.IsIn("p", "lines")
        || (text.IsIn("p") && !text.IsIn("p", "by") && text.IsWithin("ul", "goals"))
        || (text.IsIn("p") && !text.IsIn("p", "by") && text.IsWithin("section", "accepted"))
        // Words for an emergency; their own language is the patient's.
        || (text.IsIn("p") && text.IsWithin("section", "\"first\""))
        || text.IsIn("p", "help\"")
        || LanguageOfTheirOwn.Contains(OneLine(text.Text));

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
