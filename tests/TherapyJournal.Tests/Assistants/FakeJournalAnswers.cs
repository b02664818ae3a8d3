using System.Text.Json;

namespace TherapyJournal.Tests.Assistants;

/// <summary>What a model says when a therapist asks a journal.</summary>
internal static class FakeJournalAnswers
{
    /// <summary>What the model calls the entry that it was shown with these words in it.</summary>
    public static string LabelOf(FakeRequest request, string words) =>
        request
            .Messages.Select(m => m.Text)
            .First(t => t.StartsWith("<entry", StringComparison.Ordinal) && t.Contains(words, StringComparison.Ordinal))
            .Split('"')[1];

    public static string Form(IEnumerable<object> sentences, IEnumerable<object>? against = null) =>
        JsonSerializer.Serialize(
            new
            {
                lookUps = Array.Empty<object>(),
                sentences,
                against = against ?? [],
            }
        );

    public static string Wishes(params (string Kind, string Words)[] lookUps) =>
        JsonSerializer.Serialize(
            new
            {
                lookUps = lookUps.Select(l => new { kind = l.Kind, words = l.Words }),
                sentences = Array.Empty<object>(),
                against = Array.Empty<object>(),
            }
        );

    public static object Sentence(string text, params (string Source, string Quotation)[] citations) =>
        new { text, citations = citations.Select(c => new { source = c.Source, quotation = c.Quotation }) };
}
