using Shouldly;
using TherapyJournal.Safety.Guard;
using Xunit;

namespace TherapyJournal.Tests.Safety.Guard;

public sealed class GuardWordsTests
{
    /// <summary>What it means to hide a word from a list; the words stay the same to a reader.</summary>
    private static readonly Dictionary<string, Func<string, string>> Disguises = new(StringComparer.Ordinal)
    {
        ["as it is"] = text => text,
        ["in capitals"] = text => text.ToUpperInvariant(),
        ["with curly apostrophes"] = text => text.Replace('\'', '’'),
        ["with invisible signs"] = text => string.Join('\u200B', text.Select(c => $"{c}")),
        ["with soft hyphens"] = text => text.Replace("e", "e\u00AD", StringComparison.Ordinal),
        ["with look-alikes"] = text =>
            text.Replace('a', 'а').Replace('e', 'е').Replace('o', 'о').Replace('c', 'с').Replace('p', 'р'),
    };

    public static TheoryData<string> Ways => [.. Disguises.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    public void What_breaks_a_rule_is_stopped_in_every_disguise(string disguise) =>
        GuardCases
            .Read(StoppedWords.Table)
            .Select(c => c with { Text = Disguises[disguise](c.Text) })
            .Where(c => Check(c.Kind, c.Text) is GuardOutcome.Passes)
            .ShouldBeEmpty();

    [Fact]
    public void It_is_stopped_by_the_rule_that_it_breaks() =>
        GuardCases
            .Read(StoppedWords.Table)
            .Where(c => !GuardWords.Breaks(c.Rule, GuardCases.Words(c.Kind, c.Text)))
            .ShouldBeEmpty();

    [Fact]
    public void Every_rule_has_its_cases()
    {
        var counted = GuardCases.Read(StoppedWords.Table).CountBy(c => c.Rule).ToDictionary();

        Enum.GetValues<GuardRule>()
            .Except([
                GuardRule.TooLong,
                GuardRule.AvoidedTheme,
                GuardRule.Invents,
                GuardRule.RepeatsOpening,
                GuardRule.RepeatsQuestion,
            ])
            .Where(rule => counted.GetValueOrDefault(rule) < (rule == GuardRule.TooManySentences ? 6 : 8))
            .ShouldBeEmpty("the others have tests of their own");
    }

    [Theory]
    [InlineData(
        "The doctor changed my sertraline last week.",
        "You wrote that the doctor changed your sertraline.",
        true
    )]
    [InlineData(
        "The doctor changed my sertraline last week.",
        "You should ask for a higher dose of sertraline.",
        false
    )]
    [InlineData("The doctor changed my sertraline last week.", "More sertraline is what last week was for.", false)]
    [InlineData("I should call my mother.", "You wrote that you should call your mother.", true)]
    [InlineData("I should call my mother.", "You should call your mother.", false)]
    [InlineData("I have depression since May.", "You wrote that you have depression since May.", true)]
    [InlineData("I read about depression.", "You have depression.", false)]
    [InlineData("He said: \"I promise to come.\"", "“I promise to come.” He said it, and you wrote it down.", true)]
    [InlineData("He said that he would come.", "“I promise to come.” He said it, and you wrote it down.", false)]
    [InlineData("I could breathe again by the sea.", "I could breathe again by the sea: it stands here.", true)]
    [InlineData("I could breathe again by the sea.", "I was glad that you could breathe by the sea.", false)]
    [InlineData("Dad will come on Sunday.", "Dad will come on Sunday, so you wrote.", true)]
    [InlineData("Dad comes on Sunday.", "Dad will be glad on Sunday.", false)]
    [InlineData("Всё хорошо, said Olga.", "“Всё хорошо”: so it stands here, from Olga.", true)]
    [InlineData("All is well, said Olga.", "“Всё хорошо”: so it stands here, from Olga.", false)]
    public void A_persons_own_words_may_come_back_and_nothing_else(string entry, string text, bool passes) =>
        (GuardWords.Check(Reflection(text, entry)) is GuardOutcome.Passes).ShouldBe(passes);

    [Fact]
    public void A_sentence_that_the_screen_raised_does_not_come_back_in_any_part()
    {
        const string entry = "I fed the cat. Everyone would be better off without me. Then the rain came.";

        Stopping("You fed the cat, and everyone would be better off.", entry).ShouldBe(GuardRule.Raised);
        Stopping("You fed the cat, and then the rain came.", entry).ShouldBeNull();
    }

    [Fact]
    public void What_is_too_long_is_stopped_whatever_it_says()
    {
        var text = string.Join(' ', Enumerable.Repeat("The heron stood by the canal", 30));

        Stopping(text, GuardCases.Entry).ShouldBe(GuardRule.TooLong);
    }

    [Theory]
    [InlineData("The heron stood by the water.", true)]
    [InlineData("THE  heron, stood there.", true)]
    [InlineData("A heron stood by the water.", false)]
    [InlineData("The canal, and the heron stood there.", false)]
    public void A_reflection_does_not_begin_like_an_earlier_one(string text, bool repeats)
    {
        var guarded = new GuardedWords
        {
            Text = text,
            Kind = GuardedKind.Reflection,
            Language = "en",
            Longest = 600,
            Own = GuardCases.Own,
            Openings = ["The heron stood on one leg."],
        };

        (GuardWords.Check(guarded) == new GuardOutcome.Stopped(GuardRule.RepeatsOpening)).ShouldBe(repeats);
    }

    [Theory]
    [InlineData("What helped you to sleep last night?", "Last night, what helped you sleep?", true)]
    [InlineData("What did you hear by the canal on Tuesday?", "What did you hear by the canal on Friday?", true)]
    [InlineData("Which song do you hum at the canal?", "What song did you hum by the canal?", true)]
    [InlineData("What was the walk by the canal like?", "What was the walk by the canal like?", true)]
    [InlineData("What was the walk by the canal like?", "When does a walk by the canal fit into this week?", false)]
    [InlineData("What did Marta say about the soup?", "What did you laugh about with Marta?", false)]
    [InlineData("What helped you to sleep last night?", "Where was the phone while you slept?", false)]
    [InlineData("Who was at dinner?", "Who at work knows about the shift?", false)]
    public void A_question_is_not_asked_again_in_other_words(string earlier, string question, bool repeats) =>
        GuardWords
            .Breaks(
                GuardRule.RepeatsQuestion,
                new GuardedWords
                {
                    Text = question,
                    Kind = GuardedKind.Question,
                    Language = "en",
                    Longest = 300,
                    Own = GuardCases.Own,
                    Asked = ["How was breakfast?", earlier],
                }
            )
            .ShouldBe(repeats);

    [Fact]
    public void Feelings_are_held_back_only_where_the_practice_says_so()
    {
        const string text = "There is grief in the walk by the canal.";
        var allowed = new GuardedWords
        {
            Text = text,
            Kind = GuardedKind.Reflection,
            Language = "en",
            Longest = 600,
            Own = GuardCases.Own,
            MayInferMood = true,
        };

        GuardWords.Check(allowed).ShouldBe(new GuardOutcome.Passes());
        GuardCases.Check(GuardedKind.Reflection, text).ShouldBe(new GuardOutcome.Stopped(GuardRule.InfersMood));
        GuardCases
            .Check(GuardedKind.Reflection, "You were angry about the shift, as you wrote.")
            .ShouldBe(new GuardOutcome.Passes());
    }

    [Fact]
    public void A_language_without_rules_lets_nothing_through()
    {
        var words = new GuardedWords
        {
            Text = "Der Reiher stand wieder am Kanal.",
            Kind = GuardedKind.Reflection,
            Language = "de",
            Longest = 600,
            Own = OwnWords.Of(["Der Reiher stand am Kanal."]),
        };

        GuardWords.Check(words).ShouldBe(new GuardOutcome.Stopped(GuardRule.WrongLanguage));
    }

    [Fact]
    public void Every_rule_is_said_in_words_of_its_own() =>
        Enum.GetValues<GuardRule>().Select(GuardRules.Say).ShouldBeUnique();

    private static GuardRule? Stopping(string text, string entry) =>
        GuardWords.Check(Reflection(text, entry)) is GuardOutcome.Stopped { Rule: var rule } ? rule : null;

    private static GuardedWords Reflection(string text, string entry) =>
        new()
        {
            Text = text,
            Kind = GuardedKind.Reflection,
            Language = "en",
            Longest = 600,
            Own = OwnWords.Of([entry]),
        };

    // Invisible signs make a text longer without adding a word.
    private static GuardOutcome Check(GuardedKind kind, string text) =>
        GuardWords.Check(
            new GuardedWords
            {
                Text = text,
                Kind = kind,
                Language = "en",
                Longest = 2_000,
                Own = GuardCases.Own,
                MayInferMood = false,
            }
        );
}
