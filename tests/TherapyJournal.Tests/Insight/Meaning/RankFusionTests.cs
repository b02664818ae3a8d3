using Shouldly;
using TherapyJournal.Insight.Meaning;
using Xunit;

namespace TherapyJournal.Tests.Insight.Meaning;

public sealed class RankFusionTests
{
    [Fact]
    public void What_stands_in_both_orders_comes_before_what_leads_one()
    {
        RankFusion.Of([1, 2, 3], [4, 2, 5]).Select(f => f.Item).First().ShouldBe(2);
    }

    [Fact]
    public void One_order_stays_as_it_is_and_of_equals_the_first_order_leads()
    {
        RankFusion.Of([3, 1, 2], []).Select(f => f.Item).ShouldBe([3, 1, 2]);
        RankFusion.Of([7], [8]).Select(f => f.Item).ShouldBe([7, 8]);
        RankFusion.Of().ShouldBeEmpty();
    }

    [Fact]
    public void Scores_are_the_sums_of_reciprocal_ranks() =>
        RankFusion.Of([1], [2, 1]).Single(f => f.Item == 1).Score.ShouldBe((1.0 / 61) + (1.0 / 62), 1e-12);
}
