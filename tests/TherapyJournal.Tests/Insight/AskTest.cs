using NodaTime;
using Shouldly;
using TherapyJournal.Insight;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using static TherapyJournal.Tests.Assistants.FakeJournalAnswers;

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
}
