using NodaTime;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Safety;
using TherapyJournal.Safety.Calling;
using Xunit;

namespace TherapyJournal.Tests.Safety.Calling;

public sealed class CallEventTests
{
    private static readonly CalledPerson Anna = new("therapist:anna", CalledAs.Therapist, new CallContact());
    private static readonly CallOutcome Taken = new CallOutcome.Taken("<1@journal>");
    private static readonly CallOutcome Blocked = new CallOutcome.NotTaken("the chat has blocked the bot");

    [Fact]
    public void Taken_by_one_of_two_ways_somebody_is_called_and_the_line_says_of_each_what_it_came_to()
    {
        var line = Of(null, ("e-mail", Taken), ("telegram", Blocked));

        (line.What, line.By).ShouldBe((RiskAlertEvent.Called, "therapist:anna"));
        line.Note.ShouldBe("e-mail, taken as <1@journal>; telegram: the chat has blocked the bot");
    }

    [Fact]
    public void Taken_by_none_nobody_was_reached()
    {
        var line = Of(null, ("e-mail", new CallOutcome.NotTaken("no mail server is set")), ("telegram", Blocked));

        line.What.ShouldBe(RiskAlertEvent.NotReached);
        line.Note.ShouldBe("e-mail: no mail server is set; telegram: the chat has blocked the bot");
    }

    [Fact]
    public void A_late_call_says_by_how_much() =>
        Of(Duration.FromMinutes(30), ("telegram", Taken))
            .Note.ShouldBe("telegram, late by 30 minutes, taken as <1@journal>");

    private static RiskAlertEvent Of(Duration? late, params (string Way, CallOutcome Outcome)[] calls) =>
        CallEvent.Of(Anna, calls, late, Instant.FromUnixTimeMilliseconds(1));
}
