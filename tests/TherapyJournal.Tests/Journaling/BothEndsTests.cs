using Shouldly;
using TherapyJournal.Assistants;
using TherapyJournal.Journaling;
using Xunit;

namespace TherapyJournal.Tests.Journaling;

public sealed class BothEndsTests
{
    [Fact]
    public void What_is_short_enough_is_one_piece()
    {
        BothEnds.Of("It rained.").ShouldBe(["It rained."]);
        BothEnds.Of("").ShouldBe([""]);
    }

    [Fact]
    public void A_long_text_is_two_pieces_of_whole_sentences()
    {
        var text = $"First. {string.Concat(Enumerable.Repeat("It rained all day. ", 3000))}Last.";

        var pieces = BothEnds.Of(text);

        pieces.Count.ShouldBe(2);
        (
            pieces[0].StartsWith("First.", StringComparison.Ordinal),
            pieces[1].EndsWith("Last.", StringComparison.Ordinal)
        ).ShouldBe((true, true));
        pieces.ShouldAllBe(p => p.Length <= 10_000 && p.Length > 9_000);
        pieces.SelectMany(p => Sentences.Split(p)).Distinct().ShouldBe(["First.", "It rained all day.", "Last."]);
    }

    [Fact]
    public void One_without_an_end_is_cut_between_signs()
    {
        var pieces = BothEnds.Of(string.Concat(Enumerable.Repeat("👩‍🚀", 9_000)));

        pieces.Count.ShouldBe(2);
        pieces.ShouldAllBe(p =>
            p.StartsWith("👩", StringComparison.Ordinal) && p.EndsWith("🚀", StringComparison.Ordinal)
        );
    }
}
