using NodaTime;
using Shouldly;
using TherapyJournal.Insight;
using TherapyJournal.Insight.Trends;
using Xunit;

namespace TherapyJournal.Tests.Insight.Trends;

/// <summary>p: an entry that names a pleasant feeling, u: an unpleasant one, b: both, -: none.</summary>
public sealed class InferredMoodTrendTests
{
    private const string Mark = "Inferred from the words, not said by the patient: ";

    private static readonly LocalDate Monday = new(2026, 3, 2);

    [Theory]
    [InlineData("", "no entry of these weeks names a feeling that is on the list of words.")]
    [InlineData("---", "no entry of these weeks names a feeling that is on the list of words.")]
    [InlineData("-u-", "1 entry names a feeling: too few entries to say more.")]
    [InlineData("uuuuuuu", "7 entries name a feeling: too few entries to say more.")]
    [InlineData(
        "uuuppbpu-",
        "of 8 entries that name a feeling, 3 name mostly pleasant ones, 4 mostly unpleasant ones, 1 as many of both."
    )]
    [InlineData(
        "uuuuuuuubpppppppu",
        "of 17 entries that name a feeling, 7 name mostly pleasant ones, 9 mostly unpleasant ones, 1 as many of both; "
            + "mostly unpleasant in 1 of the later 8, in 8 of the earlier."
    )]
    public void Every_sentence_says_that_it_is_inferred_and_counts_where_there_is_enough(string entries, string said) =>
        InferredMoodTrend.Of(Entries(entries), []).Sentence.ShouldBe(Mark + said);

    [Fact]
    public void What_was_said_stands_beside_it_and_is_never_counted_with_it()
    {
        var said = new RatedMoment(Monday.At(new LocalTime(9, 0)), 2);
        var later = said with { At = said.At.PlusDays(8) };

        var week = InferredMoodTrend.Of(Entries("pppb"), [said, later]).Numbers.ShouldHaveSingleItem();

        (week.Monday, week.Pleasant, week.Unpleasant, week.Both).ShouldBe((Monday, 3, 0, 1));
        week.Said.ShouldBe([2]);
    }

    [Fact]
    public void No_sentence_names_an_illness() =>
        InferredMoodTrend.Of(Entries("uuuuuuuuuuuuuuuu"), []).Sentence.ToLowerInvariant().ShouldNotContain("depress");

    private static List<(LocalDate, string)> Entries(string kinds) =>
        [
            .. kinds.Select(
                (kind, at) =>
                    (
                        Monday.PlusDays(at),
                        kind switch
                        {
                            'p' => "I was glad.",
                            'u' => "I was sad.",
                            'b' => "I was sad and glad.",
                            _ => "It rained.",
                        }
                    )
            ),
        ];
}
