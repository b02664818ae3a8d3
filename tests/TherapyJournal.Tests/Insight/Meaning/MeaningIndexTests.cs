using Shouldly;
using TherapyJournal.Insight.Meaning;
using Xunit;

namespace TherapyJournal.Tests.Insight.Meaning;

public sealed class MeaningIndexTests
{
    [Fact]
    public void The_nearest_come_first_by_their_best_passage()
    {
        var index = MeaningIndex.Of([
            (0, "a@", Content([0, 1])),
            (1, "a@", Content([1, 0])),
            (2, "a@", Content([0, 1], [0.8f, 0.6f])),
            (3, "a@", Content([0, 1])),
        ]);

        index.Nearest(Asked(("a@", [1, 0])), _ => true, most: 10).ShouldBe([1, 2], "the others are like it by nothing");
        index.Nearest(Asked(("a@", [1, 0])), _ => true, most: 1).ShouldBe([1]);
        index.Nearest(Asked(("a@", [1, 0])), at => at != 1, most: 10).ShouldBe([2]);
    }

    [Fact]
    public void Sets_of_two_models_make_one_order_by_how_far_each_entry_stands_out_of_its_own()
    {
        // The old model's cosines are all high, the new one's all low.
        var index = MeaningIndex.Of([
            (0, "old@", Content([0.99f, 0.14f])),
            (1, "old@", Content([0.98f, 0.2f])),
            (2, "old@", Content([0.98f, 0.2f])),
            (3, "new@", Content([0.3f, 0.95f])),
            (4, "new@", Content([0, 1])),
            (5, "new@", Content([0, 1])),
        ]);

        var found = index.Nearest(Asked(("new@", [1, 0]), ("old@", [1, 0])), _ => true, most: 2);

        found.ShouldBe([0, 3], ignoreOrder: true);
    }

    [Fact]
    public void An_entry_with_vectors_of_both_counts_by_the_model_of_the_settings()
    {
        var index = MeaningIndex.Of([
            (0, "old@", Content([1, 0])),
            (0, "new@", Content([0, 1])),
            (1, "old@", Content([0, 1])),
            (1, "new@", Content([1, 0])),
        ]);

        index.Nearest(Asked(("new@", [1, 0]), ("old@", [1, 0])), _ => true, most: 1).ShouldBe([1]);
        index.Models.ShouldBe(["new@", "old@"]);
    }

    [Fact]
    public void What_does_not_fit_together_is_not_compared()
    {
        var index = MeaningIndex.Of([
            (0, "a@", Content([1, 0])),
            (3, "a@", Content([0, 1])),
            (1, "a@", new EntryEmbeddingContent(3, [1, 2, 3, 4])),
            (2, "a@", new EntryEmbeddingContent(0, [])),
        ]);

        index.Nearest(Asked(("a@", [1, 0, 0])), _ => true, most: 10).ShouldBeEmpty("of another length");
        index.Nearest(Asked(("b@", [1, 0])), _ => true, most: 10).ShouldBeEmpty("of another model");
        index.Nearest(AskedMeaning.None, _ => true, most: 10).ShouldBeEmpty();
        index.Nearest(Asked(("a@", [1, 0])), _ => true, most: 10).ShouldBe([0]);
    }

    [Fact]
    public void Its_size_is_that_of_its_numbers()
    {
        MeaningIndex.Of([(0, "a@", Content([0, 1], [1, 0]))]).Bytes.ShouldBe((4 * 4) + (2 * 4));
        MeaningIndex.Empty.Bytes.ShouldBe(0);
    }

    private static EntryEmbeddingContent Content(params float[][] vectors) => EntryEmbeddingContent.Of(vectors);

    private static AskedMeaning Asked(params (string Model, float[] Vector)[] vectors) =>
        new([.. vectors.Select(v => (v.Model, (ReadOnlyMemory<float>)v.Vector))]);
}
