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

    public static TheoryData<string, string> Refusals =>
        new()
        {
            { "", "The master key is empty. 'journal keys new' makes one." },
            { " \n", "The master key is empty. 'journal keys new' makes one." },
            { OneText[..^4], "Master key 1 is not 32 bytes in base64. 'journal keys new' makes one." },
            { $"7:{OneText}AAAA", "Master key 7 is not 32 bytes in base64. 'journal keys new' makes one." },
            { "correct-horse-battery", "Master key 1 is not 32 bytes in base64. 'journal keys new' makes one." },
            { "3:", "Master key 3 is not 32 bytes in base64. 'journal keys new' makes one." },
            { $"{OneText},{TwoText}", "Master key 1 is listed twice. Each needs an id of its own." },
            { $"ä:{OneText}", "A master key's id has letters, digits, - and _ only, at most 40." },
            { $":{OneText}", "A master key's id has letters, digits, - and _ only, at most 40." },
            { $"{OneText}:1", "A master key's id has letters, digits, - and _ only, at most 40." },
        };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Any_other_form_is_refused_with_a_sentence_that_keeps_the_key(string text, string sentence)
    {
        var refusal = MasterKeyRing.Parse(text).ShouldBeOfType<MasterKeyOutcome.Unusable>();

        refusal.Sentence.ShouldBe(sentence);
        refusal.ToString().ShouldNotContain(OneText[..8]);
        refusal.ToString().ShouldNotContain("horse");
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
