using Shouldly;
using TherapyJournal.Evals.Assistants.Rules;
using Xunit;

namespace TherapyJournal.Evals.Tests.Assistants.Rules;

/// <summary>A quotation is a whole sentence, letter by letter.</summary>
public sealed class TrueQuotationsTests
{
    private const string Entry = "I did not sleep. Oscar had left\nthe curtains open, again!";

    [Theory]
    [InlineData("I did not sleep.")]
    [InlineData("Oscar had left the curtains open, again!")]
    public void A_whole_sentence_is_true(string quotation) => TrueQuotations.Is(Entry, quotation).ShouldBeTrue();

    [Theory]
    [InlineData("I did sleep.")]
    [InlineData("sleep.")]
    [InlineData("Oskar had left the curtains open, again!")]
    [InlineData("i did not sleep.")]
    [InlineData("")]
    public void Less_or_other_than_that_is_not(string quotation) => TrueQuotations.Is(Entry, quotation).ShouldBeFalse();
}
