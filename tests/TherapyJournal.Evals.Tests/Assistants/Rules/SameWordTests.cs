using Shouldly;
using TherapyJournal.Evals.Assistants.Rules;
using Xunit;

namespace TherapyJournal.Evals.Tests.Assistants.Rules;

/// <summary>Whether a question is about this person.</summary>
public sealed class SameWordTests
{
    [Theory]
    [InlineData("Which train did you take?", "train")]
    [InlineData("What was it like to be sleeping again?", "sleeping")]
    [InlineData("Who baked the bread?", "bread")]
    public void A_word_of_a_goal_or_an_entry_is_found(string question, string word) =>
        SameWord.Shared(question, ["Take the train to work.", "I sleep badly.", "Two breads."]).ShouldBe(word);

    [Theory]
    [InlineData("What was one small thing today?")]
    [InlineData("How did you feel this evening?")]
    [InlineData("Is there something that you would like to say to somebody?")]
    public void A_question_to_anybody_is_not_about_this_person(string question) =>
        SameWord
            .Shared(question, ["Take the train to work.", "One small thing today: somebody was kind this evening."])
            .ShouldBeNull();
}
