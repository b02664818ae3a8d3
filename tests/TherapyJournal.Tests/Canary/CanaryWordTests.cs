using System.Text;
using Shouldly;
using Xunit;

namespace TherapyJournal.Tests.Canary;

/// <summary>The search must be able to find before it may say that there is nothing.</summary>
public sealed class CanaryWordTests
{
    private static readonly CanaryWord Word = new("Zanzibarquokka");

    [Fact]
    public void A_planted_word_is_found_in_each_encoding()
    {
        Word.Forms.Count.ShouldBe(18);
        foreach (var (encoding, bytes) in Word.Forms)
        {
            Word.FormsIn([1, 2, 3, .. bytes, 4, 5]).ShouldContain(encoding);
        }
    }

    [Fact]
    public void A_word_within_base64_is_found_wherever_it_begins()
    {
        for (var before = 0; before < 9; before++)
        {
            var text = new string('x', before) + Word.Text + " and more";
            foreach (var encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode])
            {
                var base64 = Convert.ToBase64String(encoding.GetBytes(text));

                Word.FormsIn(Encoding.ASCII.GetBytes(base64)).ShouldNotBeEmpty($"{encoding.WebName}, {before} before");
            }
        }
    }

    [Fact]
    public void Other_words_are_not_found() =>
        Word.FormsIn(Encoding.UTF8.GetBytes("Zanzibar and a quokka")).ShouldBeEmpty();
}
