using Shouldly;
using TherapyJournal.Insight.Meaning;
using Xunit;

namespace TherapyJournal.Tests.Insight.Meaning;

public sealed class RankFusionTests
{
    [Fact]
    public void What_stands_in_both_orders_comes_before_what_leads_one() =>
        RankFusion.Of([1, 2, 3], [4, 2, 5]).Select(f => f.Item).ShouldBe([2, 1, 3, 4, 5]);

    [Fact]
    public void One_order_stays_as_it_is()
    {
        RankFusion.Of([3, 1, 2], []).Select(f => f.Item).ShouldBe([3, 1, 2]);
        RankFusion.Of([], [3, 1, 2]).Select(f => f.Item).ShouldBe([3, 1, 2]);
        RankFusion.Of([], []).ShouldBeEmpty();
    }

    [Fact]
    public void Scores_are_the_sums_of_reciprocal_ranks_and_the_second_order_counts_half() =>
        RankFusion.Of([1], [2, 1]).Single(f => f.Item == 1).Score.ShouldBe((1.0 / 16) + (0.5 / 17), 1e-12);

    [Fact]
    public void What_only_the_second_finds_is_among_the_first_twenty() =>
        RankFusion.Of([.. Enumerable.Range(0, 100)], [500]).Take(20).ShouldContain(f => f.Item == 500);
}
