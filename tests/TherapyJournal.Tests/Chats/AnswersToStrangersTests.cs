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

        Enumerable.Range(0, 50).Count(_ => answers.MayAnswer(Stranger(1))).ShouldBe(AnswersToStrangers.MostToOne);
        answers.MayAnswer(Stranger(2)).ShouldBeTrue();
        clock.Advance(TimeSpan.FromMinutes(61));
        answers.MayAnswer(Stranger(1)).ShouldBeTrue();
    }

    [Fact]
    public void All_of_them_together_have_a_bound_too()
    {
        var answers = new AnswersToStrangers(clock);

        Enumerable.Range(0, 5000).Count(i => answers.MayAnswer(Stranger(i))).ShouldBe(AnswersToStrangers.MostToAll);
    }

    private static ChatAddress Stranger(int number) => new("telegram", 77, 9000 + number);
}
