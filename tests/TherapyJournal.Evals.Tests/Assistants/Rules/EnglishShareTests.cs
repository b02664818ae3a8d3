using Shouldly;
using TherapyJournal.Evals.Assistants.Rules;
using Xunit;

namespace TherapyJournal.Evals.Tests.Assistants.Rules;

/// <summary>English, by its small words.</summary>
public sealed class EnglishShareTests
{
    [Theory]
    [InlineData("What did you see on the way to work?")]
    [InlineData("Line by line, your own account is growing.")]
    [InlineData("Merci, danke.")]
    public void English_and_what_is_too_short_to_tell_pass(string text) => EnglishShare.Is(text).ShouldBeTrue();

    [Theory]
    [InlineData("Was hat dir heute in der Arbeit ein wenig geholfen?")]
    [InlineData("Qu'est-ce qui vous a aidé pendant la nuit de mardi ?")]
    [InlineData("¿Qué te ayudó ayer por la tarde en el trabajo?")]
    public void Other_languages_are_seen(string text)
    {
        EnglishShare.Is(text).ShouldBeFalse();
        EnglishShare.IsInNote(text).ShouldBeFalse();
    }

    [Fact]
    public void What_is_quoted_or_counted_tells_nothing()
    {
        EnglishShare.Is("What is “Weniger Arbeit am Abend und mehr Schlaf” about?").ShouldBeTrue();
        EnglishShare.IsInNote("34 words, about work and sleep.").ShouldBeTrue();
    }
}
