using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using TherapyJournal.Records;
using Xunit;

namespace TherapyJournal.Tests.Records;

public sealed class SealedCellTests
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(SealedCell.KeyLength);
    private static readonly Arbitrary<byte[]> Bytes = ArbMap.Default.ArbFor<byte[]>();

    [Fact]
    public void What_was_sealed_opens_unchanged_under_the_same_key_and_label() =>
        Prop.ForAll(
                Bytes,
                Bytes,
                (content, label) =>
                    SealedCell.TryOpen(Key, SealedCell.Seal(Key, content, label), label, out var opened)
                    && opened.SequenceEqual(content)
            )
            .ShouldHold();

    [Fact]
    public void A_cell_in_which_any_bit_is_flipped_stays_shut() =>
        Prop.ForAll(
                Bytes,
                content =>
                {
                    var cell = SealedCell.Seal(Key, content, "label"u8);
                    for (var bit = 0; bit < cell.Length * 8; bit++)
                    {
                        cell[bit / 8] ^= (byte)(1 << (bit % 8));
                        Opens(cell).ShouldBeFalse($"bit {bit}");
                        cell[bit / 8] ^= (byte)(1 << (bit % 8));
                    }
                    return Opens(cell);
                }
            )
            .ShouldHold();

    [Fact]
    public void A_cell_that_was_cut_or_lengthened_stays_shut()
    {
        var cell = SealedCell.Seal(Key, "words"u8, "label"u8);

        for (var length = 0; length < cell.Length; length++)
        {
            Opens(cell.AsSpan(0, length)).ShouldBeFalse($"first {length} bytes");
            Opens(cell.AsSpan(cell.Length - length)).ShouldBeFalse($"last {length} bytes");
        }
        Opens([.. cell, 0]).ShouldBeFalse();
    }

    [Fact]
    public void Another_label_does_not_open_it() =>
        Prop.ForAll(
                Bytes,
                Bytes,
                (one, other) =>
                    one.SequenceEqual(other) || !SealedCell.TryOpen(Key, SealedCell.Seal(Key, [1], one), other, out _)
            )
            .ShouldHold();

    [Fact]
    public void Another_key_does_not_open_it()
    {
        var other = RandomNumberGenerator.GetBytes(SealedCell.KeyLength);

        SealedCell
            .TryOpen(other, SealedCell.Seal(Key, "words"u8, "label"u8), "label"u8, out var content)
            .ShouldBeFalse();

        content.ShouldBeEmpty();
    }

    [Fact]
    public void The_same_words_sealed_twice_look_different()
    {
        SealedCell.Seal(Key, "words"u8, "label"u8).ShouldNotBe(SealedCell.Seal(Key, "words"u8, "label"u8));
    }

    [Fact]
    public void Nothing_of_the_words_shows_in_the_cell()
    {
        var words = Encoding.UTF8.GetBytes("a sentence that must not be found");

        SealedCell.Seal(Key, words, "label"u8).AsSpan().IndexOf(words.AsSpan(0, 4)).ShouldBe(-1);
    }

    [Theory]
    [InlineData(0, 64)]
    [InlineData(1, 64)]
    [InlineData(64, 64)]
    [InlineData(65, 72)]
    [InlineData(72, 72)]
    [InlineData(73, 80)]
    [InlineData(1000, 1024)]
    [InlineData(1025, 1088)]
    [InlineData(1_000_000, 1_015_808)]
    public void A_length_is_padded_to_its_bucket(int length, int bucket)
    {
        SealedCell.Bucket(length).ShouldBe(bucket);
    }

    [Fact]
    public void A_bucket_holds_its_content_costs_at_most_an_eighth_and_hides_most_lengths()
    {
        var buckets = new HashSet<int>();
        for (var length = 65; length <= 1_100_000; length++)
        {
            var bucket = SealedCell.Bucket(length);
            buckets.Add(bucket);
            if (bucket < length || bucket > length * 1.125 || SealedCell.Bucket(bucket) != bucket)
            {
                Assert.Fail($"{length} went into a bucket of {bucket}.");
            }
        }
        buckets.Count.ShouldBeLessThan(400);
    }

    [Fact]
    public void Short_answers_of_any_length_look_alike()
    {
        var lengths = Enumerable.Range(0, 61).Select(n => SealedCell.Seal(Key, new byte[n], "label"u8).Length);

        lengths.Distinct().ShouldHaveSingleItem();
    }

    private static bool Opens(ReadOnlySpan<byte> cell) => SealedCell.TryOpen(Key, cell, "label"u8, out _);
}
