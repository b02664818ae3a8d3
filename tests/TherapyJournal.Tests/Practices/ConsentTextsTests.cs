using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Safety;
using Xunit;

namespace TherapyJournal.Tests.Practices;

public sealed class ConsentTextsTests
{
    public static TheoryData<ConsentKind> Kinds => new(Enum.GetValues<ConsentKind>());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_consent_says_what_why_who_reads_what_it_is_not_and_how_to_stop(ConsentKind kind)
    {
        var text = ConsentTexts.Current(kind, "en");

        text.Version.ShouldBe(kind == ConsentKind.Model ? 3 : 2);
        text.Text.ShouldContain("**What you agree to.**");
        text.Text.ShouldContain("**Why.**");
        (text.Text.Contains("**Who reads it.**") || text.Text.Contains("**Who hears it.**")).ShouldBeTrue();
        text.Text.ShouldContain("**What it is not.**");
        text.Text.ShouldContain("**How to stop.**");
        text.Text.ShouldContain("without giving a reason");
        var line = text.Text.ReplaceLineEndings(" ");
        line.ShouldContain("yourself, where you sign in on the web page, under \"What you agreed to\"");
        line.ShouldContain("tell your therapist, who records it in the program for you");
        text.Text.ShouldNotContain("!");
        text.Text.ShouldNotContain("risk", Case.Insensitive);
    }

    [Fact]
    public void A_text_that_was_agreed_to_stays_readable_as_it_was() =>
        ConsentTexts
            .All.Where(t => t.Version < ConsentTexts.Current(t.Kind, t.Language).Version)
            .Select(t =>
                (t.Kind, t.Version, SaysTheTherapistAlone: t.Text.Contains("**How to stop.** Tell your therapist"))
            )
            .Order()
            .ShouldBe([
                (ConsentKind.Keeping, 1, true),
                (ConsentKind.Model, 1, true),
                (ConsentKind.Model, 2, true),
                (ConsentKind.Telegram, 1, true),
                (ConsentKind.Voice, 1, true),
            ]);

    [Fact]
    public void Telegram_says_that_it_is_not_end_to_end_encrypted() =>
        ConsentTexts.Current(ConsentKind.Telegram, "EN").Text.ShouldContain("not end-to-end encrypted");

    [Fact]
    public void A_language_without_texts_is_a_fault() =>
        Should.Throw<ArgumentOutOfRangeException>(() => ConsentTexts.Current(ConsentKind.Keeping, "xx"));

    [Fact]
    public void Every_supported_language_has_consents_crisis_words_rules_and_a_question_bank()
    {
        Languages.Supported.ShouldNotBeEmpty();
        var resources = typeof(Languages).Assembly.GetManifestResourceNames();
        foreach (var language in Languages.Supported)
        {
            foreach (var kind in Enum.GetValues<ConsentKind>())
                ConsentTexts.Current(kind, language).Text.ShouldNotBeEmpty();
            CrisisWords.Languages.ShouldContain(language);
            resources.ShouldContain($"Safety/rules/{language}/direct-ideation.md");
            foreach (var file in (string[])["questions", "themes", "cues", "reflections"])
                resources.ShouldContain($"Assistants/Bank/{file}.{language}.json");
        }
    }
}
