using System.Text.Json;
using NodaTime;
using Shouldly;
using TherapyJournal.Insight;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;

namespace TherapyJournal.Tests.Insight;

/// <summary>A test in which a therapist asks a journal and a model answers.</summary>
public abstract class AskTest(TestedDatabase on) : ModelLoopTest(on)
{
    protected const string Walk = "Walking by the canal helped me sleep.";
    protected const string Night = "I lay awake until four.";

    /// <summary>The requests for an answer.</summary>
    private protected IReadOnlyList<FakeRequest> Asked => [.. Model.Requests.Where(r => r.Form == "ask-journal")];

    protected LocalDate Today => House.Clock.Now().InUtc().Date;

    private protected Task<JournalAnswer> QuestionAsync(string question, Action<AnsweredSentence>? show = null) =>
        QuestionAsync(new JournalQuestion(question), show);

    private protected async Task<JournalAnswer> QuestionAsync(
        JournalQuestion question,
        Action<AnsweredSentence>? show = null
    ) =>
        (await House.Get<AskJournal>().RunAsync(Therapist, Patient, question, show, Cancel))
            .ShouldBeOfType<ReadOutcome<JournalAnswer>.Open>()
            .Value;

    /// <summary>The model says this to each question; to everything else something plausible.</summary>
    private protected void Answers(Func<FakeRequest, string> answer) =>
        Model.Answer = request => request.Form == "ask-journal" ? answer(request) : FakeAnswers.Plausible(request);

    private protected void Answers(params object[] sentences) => Answers(_ => Form(sentences));

    /// <summary>What the model calls the entry that it was shown with these words in it.</summary>
    private protected static string LabelOf(FakeRequest request, string words) =>
        request
            .Messages.Select(m => m.Text)
            .First(t => t.StartsWith("<entry", StringComparison.Ordinal) && t.Contains(words, StringComparison.Ordinal))
            .Split('"')[1];

    private protected static string Form(IEnumerable<object> sentences, IEnumerable<object>? against = null) =>
        JsonSerializer.Serialize(
            new
            {
                lookUps = Array.Empty<object>(),
                sentences,
                against = against ?? [],
            }
        );

    private protected static string Wishes(params (string Kind, string Words)[] lookUps) =>
        JsonSerializer.Serialize(
            new
            {
                lookUps = lookUps.Select(l => new { kind = l.Kind, words = l.Words }),
                sentences = Array.Empty<object>(),
                against = Array.Empty<object>(),
            }
        );

    private protected static object Sentence(string text, params (string Source, string Quotation)[] citations) =>
        new { text, citations = citations.Select(c => new { source = c.Source, quotation = c.Quotation }) };
}
