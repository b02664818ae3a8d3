using System.Text;
using TherapyJournal.Assistants;
using TherapyJournal.Safety.Screening;

namespace TherapyJournal.Safety.Guard;

/// <summary>
/// What a person wrote, read once: their words may come back to them, also with "you" for "I", and what the risk screen
/// stopped at may not.
/// </summary>
internal sealed class OwnWords
{
    private readonly HashSet<string> forms = new(StringComparer.Ordinal);
    private readonly StringBuilder asWritten = new(" ");
    private readonly StringBuilder toldBack = new(" ");
    private readonly Lazy<IReadOnlyList<Word[]>> raised;
    private readonly Lazy<(string AsWritten, string ToldBack)> runs;

    private OwnWords(IReadOnlyList<string> texts)
    {
        runs = new(() => (asWritten.ToString(), toldBack.ToString()));
        raised = new(() => [.. texts.SelectMany(RaisedIn)]);
        foreach (var text in texts)
        {
            Add(text);
        }
    }

    /// <summary>The forms of all its content words.</summary>
    public HashSet<string> Content { get; } = new(StringComparer.Ordinal);

    /// <summary>The sentences at which the risk screen stopped.</summary>
    public IReadOnlyList<Word[]> Raised => raised.Value;

    public static OwnWords Of(IEnumerable<string> texts) => new([.. texts]);

    /// <summary>True where the word was written, in whatever form.</summary>
    public bool Holds(string word) => forms.Contains(Stem.Of(word));

    /// <summary>True where these words were written in this order.</summary>
    public bool HasAsWritten(ReadOnlySpan<Word> run) =>
        runs.Value.AsWritten.Contains(Join(run, word => word), StringComparison.Ordinal);

    /// <summary>True where they were, with "you" standing for "I".</summary>
    public bool HasToldBack(ReadOnlySpan<Word> run) =>
        runs.Value.ToldBack.Contains(Join(run, TellBack), StringComparison.Ordinal);

    /// <summary>One word for "I" and "you", for "my" and "your": so a sentence is known when it is told back.</summary>
    public static string TellBack(string word) =>
        word switch
        {
            "i" or "me" or "we" or "us" => "you",
            "my" or "mine" or "our" or "ours" or "yours" => "your",
            "myself" or "ourselves" => "yourself",
            "am" => "are",
            "was" => "were",
            _ => word,
        };

    private static string Join(ReadOnlySpan<Word> words, Func<string, string> form)
    {
        var line = new StringBuilder(" ");
        foreach (var word in words)
        {
            line.Append(form(word.Text)).Append(' ');
        }
        return line.ToString();
    }

    private void Add(string text)
    {
        var words = ReadWords.From(text);
        foreach (var word in words)
        {
            forms.Add(Stem.Of(word.Text));
            asWritten.Append(word.Text).Append(' ');
            toldBack.Append(TellBack(word.Text)).Append(' ');
        }
        // Between two texts stands what is no word, so that no run reaches from one into the other.
        asWritten.Append("| ");
        toldBack.Append("| ");
        Content.UnionWith(ContentWords.In(words));
    }

    private static IEnumerable<Word[]> RaisedIn(string text)
    {
        var spans = RiskScreen.Screen(text).Spans;
        return spans.Count == 0
            ? []
            : Sentences
                .Ranges(text)
                .Where(range => spans.Any(s => s.Start < range.End.Value && s.Start + s.Length > range.Start.Value))
                .Select(range => ReadWords.From(text[range]));
    }
}
