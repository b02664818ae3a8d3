using System.Text.Json;

namespace TherapyJournal.Tests.Assistants;

/// <summary>What a model says when it is asked to name what recurs.</summary>
internal static class FakeThemeNames
{
    /// <summary>What the model calls the theme by that it was shown with these words.</summary>
    public static string ThemeOf(FakeRequest request, string words) => LabelOf(request, "<theme", words);

    /// <summary>What the model calls the entry by that it was shown with these words in it.</summary>
    public static string EntryOf(FakeRequest request, string words) => LabelOf(request, "<entry", words);

    public static string Form(params object[] themes) => JsonSerializer.Serialize(new { themes });

    public static object Theme(
        IEnumerable<string> parts,
        string name = "",
        params (string Source, string Quotation)[] elsewhere
    ) =>
        new
        {
            parts,
            name,
            elsewhere = elsewhere.Select(c => new { source = c.Source, quotation = c.Quotation }),
        };

    private static string LabelOf(FakeRequest request, string tag, string words) =>
        request
            .Messages.Select(m => m.Text)
            .First(t => t.StartsWith(tag, StringComparison.Ordinal) && t.Contains(words, StringComparison.Ordinal))
            .Split('"')[1];
}
