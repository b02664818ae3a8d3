using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TherapyJournal.Tests.Assistants;

/// <summary>A small model of meaning that always answers alike: a text is the sum of its words, and words of one group mean the same.</summary>
internal static class FakeVectors
{
    private static readonly string[][] Groups =
    [
        ["dog", "puppy", "hound", "terrier"],
        ["sad", "low", "down", "gloomy", "miserable"],
        ["argued", "quarrel", "quarrelled", "row", "fight", "fought"],
        ["boss", "manager", "supervisor"],
        ["walk", "walked", "walking", "stroll", "strolled"],
    ];

    // They stand everywhere and say nothing.
    private static readonly HashSet<string> Silent =
    [
        "a",
        "an",
        "and",
        "about",
        "at",
        "by",
        "did",
        "do",
        "for",
        "he",
        "i",
        "in",
        "it",
        "my",
        "of",
        "on",
        "she",
        "the",
        "to",
        "was",
        "with",
    ];

    /// <summary>Another model has other numbers for the same words.</summary>
    public static float[] Of(string model, string text, int dimensions)
    {
        var vector = new float[dimensions];
        vector[0] = 0.01f; // even of silence there is a direction
        foreach (var word in Words(text).Where(w => !Silent.Contains(w)))
        {
            var group = Array.Find(Groups, g => g.Contains(word)) is [var first, ..] ? first : word;
            var random = new Random(BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{model} {group}"))));
            for (var at = 0; at < dimensions; at++)
            {
                vector[at] += (float)(random.NextDouble() - 0.5);
            }
        }
        return vector;
    }

    private static IEnumerable<string> Words(string text) =>
        new string([.. text.Select(c => char.IsLetter(c) ? char.ToLower(c, CultureInfo.InvariantCulture) : ' ')]).Split(
            ' ',
            StringSplitOptions.RemoveEmptyEntries
        );
}
