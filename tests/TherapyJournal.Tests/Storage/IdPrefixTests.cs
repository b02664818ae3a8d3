using Shouldly;
using TherapyJournal.Storage;
using Xunit;

namespace TherapyJournal.Tests.Storage;

public sealed class IdPrefixTests
{
    private static readonly Guid Alone = Guid.Parse("0193a2b4-0000-7000-8000-000000000001");
    private static readonly Guid Twin = Guid.Parse("01940000-1111-7000-8000-000000000001");
    private static readonly Guid OtherTwin = Guid.Parse("01940000-1111-7000-8000-000000000002");
    private static readonly Guid NearTwin = Guid.Parse("01940000-2111-7000-8000-000000000001");

    [Fact]
    public void Thirteen_characters_where_they_are_enough() =>
        IdPrefix.Shortest([Alone, Twin])[Alone].ShouldBe("0193a2b4-0000");

    [Fact]
    public void As_many_as_are_needed_and_no_dash_at_the_end()
    {
        var shown = IdPrefix.Shortest([Alone, Twin, NearTwin]);
        shown[Twin].ShouldBe("01940000-1111");
        shown[NearTwin].ShouldBe("01940000-2111");
        IdPrefix.Shortest([Twin, OtherTwin])[Twin].ShouldBe(Twin.ToString());
    }

    [Fact]
    public void What_is_shown_finds_its_id_again()
    {
        Guid[] ids = [Alone, Twin, OtherTwin, NearTwin];
        foreach (var (id, shown) in IdPrefix.Shortest(ids))
            IdPrefix.Find(shown, ids).ShouldBe(new IdMatch.One(id));
    }

    [Fact]
    public void The_same_id_twice_is_one() => IdPrefix.Shortest([Alone, Alone]).Count.ShouldBe(1);

    [Theory]
    [InlineData("0193A2B4-0")]
    [InlineData("0193a2b40")]
    [InlineData(" 0193A2 ")]
    public void Case_and_dashes_do_not_matter(string typed) => IdPrefix.Matches(typed, Alone).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("maren")]
    [InlineData("019400")]
    [InlineData("0193a")]
    public void Anything_else_is_no_match(string typed) => IdPrefix.Find(typed, [Alone]).ShouldBe(new IdMatch.None());

    [Fact]
    public void A_beginning_that_fits_several_names_them() =>
        IdPrefix
            .Find("019400", [Alone, Twin, OtherTwin])
            .ShouldBeOfType<IdMatch.Several>()
            .Ids.ShouldBe([Twin, OtherTwin]);
}
