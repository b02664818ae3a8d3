using System.Security.Cryptography;
using Shouldly;
using TherapyJournal.Records;
using Xunit;

namespace TherapyJournal.Tests.Records;

public sealed class MasterKeyRingTests
{
    private static readonly byte[] One = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
    private static readonly byte[] Two = RandomNumberGenerator.GetBytes(32);
    private static readonly string OneText = Convert.ToBase64String(One);
    private static readonly string TwoText = Convert.ToBase64String(Two);

    public static TheoryData<string, string> Forms =>
        new()
        {
            { OneText, "1" },
            { $"1:{OneText}", "1" },
            { $"2026-a_b:{OneText}", "2026-a_b" },
            { $" {OneText}\n", "1" },
            { $"2:{OneText},1:{TwoText}", "2 1" },
            { $"1:{OneText},2:{TwoText},", "1 2" },
            { $"9:{OneText}\n8:{TwoText}\r\n", "9 8" },
        };

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_key_may_be_written_in_these_forms(string text, string ids)
    {
        var ring = Read(text);

        string.Join(' ', ring.Ids).ShouldBe(ids);
        ring.Current.ShouldBe(One);
        ring.Find(ring.CurrentId).ShouldBe(One);
    }

    public static TheoryData<string, string> Cuts =>
        new()
        {
            { "", "The master key is empty." },
            { " \n", "The master key is empty." },
            { OneText[..^4], "Master key 1 has 30 bytes instead of 32." },
            { "3:", "Master key 3 has 0 bytes instead of 32." },
            { $"7:{Convert.ToBase64String([.. One, 1, 2, 3])}", "Master key 7 has 35 bytes instead of 32." },
            { $"7:{OneText}AAAA", "Master key 7 is not base64." },
            { "correct-horse-battery", "Master key 1 is not base64." },
        };

    [Theory]
    [MemberData(nameof(Cuts))]
    public void A_key_that_is_none_is_refused_with_a_sentence_that_keeps_it(string text, string sentence)
    {
        var refusal = MasterKeyRing.Parse(text).ShouldBeOfType<MasterKeyOutcome.Cut>();

        refusal.Sentence.ShouldBe(sentence);
        refusal.Refusal(isSealed: false).ShouldContain("'journal keys new' makes one.");
        refusal.Refusal(isSealed: true).ShouldContain("Put the copy of the key back");
        refusal.ToString().ShouldNotContain(OneText[..8]);
        refusal.ToString().ShouldNotContain("horse");
    }

    private const string WrongId = "A master key's id has letters, digits, - and _ only, at most 40.";

    private const string Twice =
        "Master key 1 is listed twice. Each needs an id of its own, such as 2:…; a key without one has id 1.";

    public static TheoryData<string, string> Refusals =>
        new()
        {
            { $"{OneText},{TwoText}", Twice },
            { $"{OneText},{OneText}", Twice },
            { $"ä:{OneText}", WrongId },
            { $":{OneText}", WrongId },
            { $"{OneText}:1", WrongId },
        };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Keys_listed_in_a_way_that_cannot_be_meant_are_refused_and_nobody_is_sent_for_a_copy(
        string text,
        string sentence
    )
    {
        var refusal = MasterKeyRing.Parse(text).ShouldBeOfType<MasterKeyOutcome.Unusable>();

        refusal.Sentence.ShouldBe(sentence);
        refusal.Refusal(isSealed: true).ShouldBe($"{sentence} Nothing was changed.");
        refusal.ToString().ShouldNotContain(OneText[..8]);
    }

    [Fact]
    public void A_new_key_reads_back_and_no_two_are_the_same()
    {
        var (one, other) = (MasterKeyRing.NewKey("5"), MasterKeyRing.NewKey("5"));

        Read(one).CurrentId.ShouldBe("5");
        one.ShouldNotBe(other);
    }

    [Fact]
    public void A_key_that_is_not_listed_is_not_found() => Read($"1:{OneText}").Find("2").ShouldBeNull();

    private static MasterKeyRing Read(string text) =>
        MasterKeyRing.Parse(text).ShouldBeOfType<MasterKeyOutcome.Found>().Ring;
}
