using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public sealed class AnswersToStrangersTests
{
    private readonly StandingClock clock = new();

    [Fact]
    public void One_stranger_is_answered_a_few_times_an_hour()
    {
        var answers = new AnswersToStrangers(clock);

        Enumerable.Range(0, 50).Count(_ => Answers(answers, 1)).ShouldBe(AnswersToStrangers.MostToOne);
        Answers(answers, 2).ShouldBeTrue();
        clock.Advance(TimeSpan.FromMinutes(61));
        answers.MayAnswer(Stranger(1)).ShouldBeTrue();
    }

    [Fact]
    public void All_of_them_together_have_a_bound_too()
    {
        var answers = new AnswersToStrangers(clock);

        Enumerable.Range(0, 5000).Count(i => Answers(answers, i)).ShouldBe(AnswersToStrangers.MostToAll);
    }

    [Fact]
    public void What_could_not_be_said_counts_for_nothing()
    {
        var answers = new AnswersToStrangers(clock);

        Enumerable.Range(0, 50).ShouldAllBe(_ => answers.MayAnswer(Stranger(1)));
    }

    private static bool Answers(AnswersToStrangers answers, int number)
    {
        if (!answers.MayAnswer(Stranger(number)))
        {
            return false;
        }
        answers.Note(Stranger(number));
        return true;
    }

    private static ChatAddress Stranger(int number) => new("telegram", 77, 9000 + number);
}
