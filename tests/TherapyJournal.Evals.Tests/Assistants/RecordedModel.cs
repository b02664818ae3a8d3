using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using TherapyJournal.Tests.Assistants;

namespace TherapyJournal.Evals.Tests.Assistants;

/// <summary>A model over HTTP that gives recorded answers: recorded-answers.json, each with its step and how the words begin that it answers.</summary>
/// <remarks>They were written by hand, as a model answers that keeps to its instructions; no vendor's service was asked.</remarks>
internal sealed partial class RecordedModel : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private readonly FakeOpenAi openAi;

    private RecordedModel(FakeOpenAi openAi) => this.openAi = openAi;

    /// <summary>The cases that there are answers for.</summary>
    public static IReadOnlyList<string> Cases { get; } = ["night-nurse", "burnt-toast", "copied-orders", "dry-march"];

    /// <summary>The settings by which it is asked.</summary>
    public IConfiguration Settings =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
                {
                    ["OPENAI_API_KEY"] = FakeOpenAi.Key,
                    ["OPENAI_BASE_URL"] = openAi.BaseUrl,
                }
            )
            .Build();

    /// <summary>Starts it.</summary>
    /// <param name="instead">Answers in its place; null: the recorded answer.</param>
    public static async Task<RecordedModel> StartAsync(Func<FakeRequest, string, string?>? instead = null)
    {
        var recorded = Read();
        var fake = await FakeOpenAi.StartAsync();
        fake.Answer = request =>
            instead?.Invoke(request, WordsOf(request))
            ?? recorded
                .FirstOrDefault(r =>
                    r.Step == request.Form && WordsOf(request).StartsWith(r.When, StringComparison.Ordinal)
                )
                ?.Answer.GetRawText()
            ?? "{}";
        return new RecordedModel(fake);
    }

    public ValueTask DisposeAsync() => openAi.DisposeAsync();

    /// <summary>What a request is about: its entry, else the latest one, else the first goal.</summary>
    private static string WordsOf(FakeRequest request)
    {
        var blocks = request
            .Messages.Select(message => Block().Match(message.Text))
            .Where(block => block.Success)
            .Select(block => (Label: block.Groups["label"].Value, Text: block.Groups["text"].Value))
            .ToList();
        var words =
            blocks.LastOrDefault(b => b.Label is "entry" or "earlier-entry").Text
            ?? blocks.FirstOrDefault(b => b.Label == "goal").Text
            ?? "";
        return words
            .Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal);
    }

    private static List<Recorded> Read()
    {
        using var json =
            typeof(RecordedModel).Assembly.GetManifestResourceStream("recorded-answers.json")
            ?? throw new InvalidOperationException("recorded-answers.json is not part of the tests.");
        return JsonSerializer.Deserialize<List<Recorded>>(json, Web) ?? [];
    }

    private sealed record Recorded(string Step, string When, JsonElement Answer);

    [GeneratedRegex(
        @"^<(?<label>[a-z-]+)[^>]*>\n(?<text>.*)\n</[a-z-]+>$",
        RegexOptions.Singleline | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Block();
}
