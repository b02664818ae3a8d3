using NodaTime;
using Shouldly;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Evals.Assistants;
using TherapyJournal.Journaling;
using Xunit;

namespace TherapyJournal.Evals.Tests.Assistants;

/// <summary>What is observed of questions, on questions made by hand.</summary>
public sealed class AboutQuestionsTests
{
    [Fact]
    public void Each_rule_sees_a_good_and_a_bad_question()
    {
        var lived = Lived("What helped you on the train?", "What is on your mind? Say more. And more.");

        Values(AboutQuestions.Specific(lived)).ShouldBe([1, 0]);
        Values(AboutQuestions.AskWhatHelped(lived)).ShouldBe([1, 0]);
        Values(AboutQuestions.Short(lived)).ShouldBe([1, 0]);
        Values(AboutQuestions.NotRepeated(lived)).ShouldBe([1, 1]);
        Values(AboutQuestions.NotRepeated(Lived("How was the train?", "How was the train?"))).ShouldBe([1, 0]);
    }

    [Fact]
    public void A_private_word_in_the_reason_is_seen() =>
        Values(AboutQuestions.KeepBack(Lived("How was the train?", "How was it?", "Because of the saxophone.")))
            .ShouldBe([1, 0]);

    private static IEnumerable<double> Values(IEnumerable<Observation> observations) =>
        observations.Select(o => o.Value);

    private static LivedCase Lived(string first, string second, string why = "Because.")
    {
        var entries = new[]
        {
            new CaseEntry(0, "The saxophone goes with me.") { IsPrivate = true, Secrets = ["saxophone"] },
            new CaseEntry(1, "Nothing."),
        };
        return new LivedCase(
            new PatientCase("a", "A", "") { Goals = ["Take the train."], Entries = entries },
            [Turn(entries[0], first, "Because."), Turn(entries[1], second, why)]
        );
    }

    private static LivedEntry Turn(CaseEntry entry, string question, string why) =>
        new(entry, new LocalDate(2026, 9, 7).PlusDays(entry.Day))
        {
            Question = new JournalPromptContent(question, why, null, "m")
            {
                AsksWhatHelped = HelpQuestion.Is(question),
            },
        };
}
