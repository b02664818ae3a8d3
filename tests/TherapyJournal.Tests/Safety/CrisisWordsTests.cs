using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Safety;
using Xunit;

namespace TherapyJournal.Tests.Safety;

public sealed class CrisisWordsTests
{
    private static readonly string[] Forbidden =
    [
        "risk",
        "score",
        "flag",
        "submit",
        "non-compliant",
        "committed suicide",
        "we are watching",
        "we will watch",
        "promise",
        "pills",
        "overdose",
        "confirmed",
    ];

    public static TheoryData<string?> Countries =>
        new(Helplines.All.Select(line => (string?)line.Country).Distinct().Append(null).Append("XX"));

    [Fact]
    public void The_urgent_answer_keeps_its_order()
    {
        var words = CrisisWords.Urgent("DE", "en", "weekdays at 8 and 17");

        InOrder(
            words,
            "call 112",
            "0800 111 0 111",
            "somebody you trust",
            "plan",
            "weekdays at 8 and 17",
            "Nobody is reading along here"
        );
    }

    [Fact]
    public void The_emergency_number_stands_in_the_first_paragraph_for_every_country()
    {
        foreach (var line in Helplines.All)
        {
            var first = CrisisWords.Urgent(line.Country, "en").Split("\n\n")[0];
            first.ShouldContain(line.Emergency);
            CrisisWords.Urgent(line.Country, "en").ShouldContain(line.LineDial);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("XX")]
    public void An_unknown_country_gets_no_guessed_number(string? country)
    {
        string[] all =
        [
            CrisisWords.Urgent(country, "en"),
            CrisisWords.Concern(country, "en"),
            CrisisWords.StillHere(country, "en"),
        ];

        all.ShouldAllBe(words => !words.Any(char.IsDigit));
        all[0].ShouldContain("emergency number where you are");
    }

    [Theory]
    [MemberData(nameof(Countries))]
    public void No_answer_shouts_or_uses_a_word_a_patient_must_not_read(string? country)
    {
        string[] all =
        [
            CrisisWords.Urgent(country, "en"),
            CrisisWords.Concern(country, "en"),
            CrisisWords.StillHere(country, "en"),
        ];
        foreach (var words in all)
        {
            words.ShouldNotContain("!");
            words.ShouldContain("Nobody is reading along here");
            foreach (var word in Forbidden)
                words.ShouldNotContain(word, Case.Insensitive);
        }
    }

    [Fact]
    public void An_ambulance_number_and_limited_hours_say_so()
    {
        CrisisWords.Urgent("AT", "en").ShouldContain("ambulance");
        CrisisWords.Urgent("DE", "en").ShouldNotContain("ambulance");
        CrisisWords.Urgent("IT", "en").ShouldContain("not open around the clock");
    }

    [Fact]
    public void A_country_with_two_lines_names_both_with_their_language()
    {
        var words = CrisisWords.Urgent("BE", "en");

        InOrder(words, "1813", "Dutch", "0800 32 123", "French");
    }

    [Fact]
    public void The_practices_own_number_stands_instead_of_the_tables()
    {
        var own = new Dictionary<string, PracticeHelpline>(StringComparer.Ordinal)
        {
            ["DE"] = new("110", "Krisendienst", "0800 655 3000", 0, "Therapist"),
        };

        var words = CrisisWords.Urgent("de", "en", ofPractice: own);

        InOrder(words, "call 110", "0800 655 3000 (Krisendienst)");
        words.ShouldNotContain("0800 111 0 111");
    }

    [Fact]
    public void An_unknown_language_still_gets_an_answer() =>
        CrisisWords.Urgent("DE", "xx").ShouldBe(CrisisWords.Urgent("DE", "en"));

    [Theory]
    [InlineData(WordsFate.Private, "stay")]
    [InlineData(WordsFate.NotKept, "not kept")]
    [InlineData(WordsFate.Unknown, "perhaps nobody hears")]
    public void They_promise_nothing_that_is_not_so(WordsFate fate, string truth)
    {
        foreach (
            var words in new[]
            {
                CrisisWords.Urgent("DE", "en", fate: fate),
                CrisisWords.Concern("DE", "en", fate: fate),
                CrisisWords.StillHere("DE", "en", fate: fate),
            }
        )
        {
            words.ShouldNotContain("told about your message");
            words.ShouldNotContain("kept for your therapist");
        }
        CrisisWords.Urgent("DE", "en", fate: fate).ShouldContain(truth);
        CrisisWords.Concern("DE", "en", fate: fate).ShouldContain(truth);
    }

    [Fact]
    public void The_repeated_line_is_short() => CrisisWords.StillHere("GB", "en").Length.ShouldBeLessThan(220);

    private static void InOrder(string words, params string[] parts)
    {
        var at = 0;
        foreach (var part in parts)
        {
            var next = words.IndexOf(part, at, StringComparison.Ordinal);
            next.ShouldBeGreaterThanOrEqualTo(at, $"{part} in {words}");
            at = next + part.Length;
        }
    }
}
