using Shouldly;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Safety.Guard;
using Xunit;

namespace TherapyJournal.Tests.Safety.Guard;

/// <summary>How much the guard stops, of what it should and of what it should not; the figures stand in docs/safety.md.</summary>
public sealed class MeasuredWordsTests(ITestOutputHelper output)
{
    [Fact]
    public void No_good_words_of_our_own_set_are_stopped()
    {
        var good = GuardCases.Read(GoodWords.Table).ToList();

        good.Count.ShouldBeGreaterThanOrEqualTo(60);
        good.Where(c => GuardCases.Check(c.Kind, c.Text) is GuardOutcome.Stopped).ShouldBeEmpty();
    }

    [Fact]
    public void No_question_or_reflection_of_the_bank_is_stopped()
    {
        var bank = QuestionBank
            .English.Questions.Select(q =>
                (
                    GuardedKind.Question,
                    q.Text.Replace(BankQuestion.GoalSlot, "Walk more")
                        .Replace(BankQuestion.ThemeSlot, "family", StringComparison.Ordinal)
                )
            )
            .Concat(BankReflections.All.Select(r => (GuardedKind.Reflection, r.Text)))
            .ToList();

        bank.Count.ShouldBeGreaterThan(250);
        bank.Where(words => Stops(words.Item1, words.Item2, OwnWords.Of([]), mayInferMood: true)).ShouldBeEmpty();
    }

    /// <param name="journal">Which one.</param>
    /// <param name="leastStopped">The part of its bad lines that was stopped when this was written.</param>
    /// <param name="mostFalse">The part of its good lines that was.</param>
    [Theory]
    [InlineData("second, by which rules were mended", 1.0, 0.0)]
    [InlineData("third, by which rules were mended", 0.95, 0.04)]
    [InlineData("fourth, by which no rule was mended", 0.7, 0.0)]
    public void Of_other_journals_bad_words_are_stopped_and_good_ones_are_not(
        string journal,
        double leastStopped,
        double mostFalse
    )
    {
        var (entry, goals, bad, good) = journal.Split(',')[0] switch
        {
            "second" => (SecondJournal.Entry, SecondJournal.Goals, SecondJournal.Bad, SecondJournal.Good),
            "third" => (ThirdJournal.Entry, ThirdJournal.Goals, ThirdJournal.Bad, ThirdJournal.Good),
            _ => (UnseenWords.Entry, UnseenWords.Goals, UnseenWords.Bad, UnseenWords.Good),
        };
        var own = OwnWords.Of([entry, goals]);
        var (stopped, falselyStopped) = (Rate(bad, own), Rate(good, own));

        output.WriteLine(
            $"Of the {journal}: {stopped:P1} of the bad lines stopped, {falselyStopped:P1} of the good ones."
        );
        stopped.ShouldBeGreaterThanOrEqualTo(leastStopped);
        falselyStopped.ShouldBeLessThanOrEqualTo(mostFalse);
    }

    private static double Rate(string table, OwnWords own)
    {
        var lines = GuardCases.Read(table).ToList();
        return lines.Count(c => Stops(c.Kind, c.Text, own, mayInferMood: false)) / (double)lines.Count;
    }

    private static bool Stops(GuardedKind kind, string text, OwnWords own, bool mayInferMood) =>
        GuardWords.Check(
            new GuardedWords
            {
                Text = text,
                Kind = kind,
                Language = "en",
                Longest = 600,
                Own = own,
                MayInferMood = mayInferMood,
            }
        ) is GuardOutcome.Stopped;
}
