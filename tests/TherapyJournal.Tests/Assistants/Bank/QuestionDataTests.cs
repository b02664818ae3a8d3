using System.Text.RegularExpressions;
using Shouldly;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Bank;
using Xunit;

namespace TherapyJournal.Tests.Assistants.Bank;

public sealed partial class QuestionDataTests
{
    private const int LongestText = 200;

    // From here on two questions would read as the same one.
    private const double TooAlike = 0.55;

    private static readonly IReadOnlyList<BankQuestion> Questions = QuestionBank.English.Questions;

    [Fact]
    public void The_bank_holds_at_least_180_questions_in_18_themes()
    {
        Questions.Count.ShouldBeGreaterThanOrEqualTo(180);
        Questions.Select(question => question.Theme).Distinct().Count().ShouldBeGreaterThanOrEqualTo(18);
    }

    [Fact]
    public void Nearly_half_of_all_and_a_third_of_every_theme_ask_what_helped()
    {
        Share(Questions).ShouldBeGreaterThanOrEqualTo(0.45);
        Questions.GroupBy(question => question.Theme).ShouldAllBe(theme => Share(theme) >= 1 / 3.0);
    }

    [Fact]
    public void Every_theme_has_light_questions_of_both_kinds() =>
        Questions
            .GroupBy(question => question.Theme)
            .ShouldAllBe(theme =>
                theme
                    .Where(question => question.Depth == 1)
                    .Select(question => question.AsksWhatHelped)
                    .Distinct()
                    .Count() == 2
            );

    [Fact]
    public void Themes_of_questions_and_themes_with_words_are_the_same() =>
        Questions
            .Select(question => question.Theme)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ShouldBe(Themes.English.All.Select(theme => theme.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void Ids_and_texts_are_unique_and_well_formed()
    {
        Questions.Select(question => question.Id).ShouldBeUnique();
        Questions.Select(question => question.Text).ShouldBeUnique();
        Questions.ShouldAllBe(question => Slug().IsMatch(question.Id) && question.Id.StartsWith(question.Theme));
        Questions.ShouldAllBe(question => question.Depth >= 1 && question.Depth <= 3);
    }

    [Fact]
    public void A_tired_beginner_understands_every_question() =>
        Questions
            .SelectMany(question => QuestionFaults.Of(question).Select(fault => $"{question.Text} ({fault})"))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("What now? And then?")]
    [InlineData("Good for you! How was it?")]
    [InlineData("Why did you do it?")]
    [InlineData("What should you have done?")]
    [InlineData("Which symptom of your disorder was worst?")]
    [InlineData("What do I mean to you?")]
    [InlineData("When did you think of dying?")]
    [InlineData("Tell something.")]
    [InlineData("What helped you today, and how did you notice?")]
    public void The_lint_can_fail(string text) => Faults(text, depth: 2).ShouldNotBeEmpty();

    [Theory]
    [InlineData("When did the loop pause today, even for a minute?")]
    [InlineData("What small thing did you do although part of you wanted to leave it?")]
    [InlineData("Which thought came round again today?")]
    [InlineData("Which worry was the loudest today?")]
    [InlineData("Which memory of them are you glad to have?")]
    [InlineData("What does the habit give you?")]
    [InlineData("When the urge came, what were you doing meanwhile?")]
    [InlineData("If both sides of you had a seat at the table, who would speak first?")]
    [InlineData("What did your partner say today?")]
    [InlineData("What do you recognise in this feeling?")]
    [InlineData("After a slip, who helped you?")]
    [InlineData("What went well today?")]
    public void A_question_that_presumes_is_seen_and_may_stand_where_it_says_so(string text)
    {
        Faults(text, depth: 2).ShouldNotBeEmpty();
        Faults(text, depth: 2, presumes: true).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Did anything worry you today?")]
    [InlineData("Is there someone you miss?")]
    [InlineData("Describe a colour that you like, and a place that you like. Which is it?")]
    public void A_light_question_is_not_painful_and_not_long(string text)
    {
        Faults(text, depth: 1).ShouldNotBeEmpty();
        Faults(text, depth: 2).ShouldBeEmpty();
    }

    [Fact]
    public void The_lint_sees_two_in_three_questions_that_have_lost_their_mark()
    {
        var presuming = Questions.Where(question => question.Presumes).ToList();

        presuming.Count.ShouldBeGreaterThan(50);
        presuming
            .Count(question => QuestionFaults.Of(question with { Presumes = false }).Any())
            .ShouldBeGreaterThan(presuming.Count * 2 / 3);
    }

    [Fact]
    public void Only_questions_about_a_goal_or_a_theme_have_a_place_for_its_words() =>
        Questions.ShouldAllBe(question =>
            question.NamesGoal == (question.Theme == "goal")
            && question.NamesTheme == (question.Theme == "sought")
            && Braces().Count(question.Text) <= 1
        );

    [Fact]
    public void No_two_questions_are_nearly_the_same()
    {
        var words = Questions.Select(question => (question.Text, Words: Words.In(question.Text).ToHashSet())).ToList();
        var alike =
            from a in words
            from b in words
            where string.CompareOrdinal(a.Text, b.Text) < 0
            let shared = a.Words.Count(b.Words.Contains)
            where shared > TooAlike * (a.Words.Count + b.Words.Count - shared)
            select a.Text + " / " + b.Text;

        alike.ShouldBeEmpty();
    }

    private static double Share(IEnumerable<BankQuestion> questions) =>
        questions.Average(question => question.AsksWhatHelped ? 1.0 : 0.0);

    private static IEnumerable<string> Faults(string text, int depth, bool presumes = false) =>
        QuestionFaults.Of(new BankQuestion("x", "general", depth, true, text) { Presumes = presumes });

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Slug();

    [GeneratedRegex("\\{", RegexOptions.NonBacktracking)]
    private static partial Regex Braces();
}
