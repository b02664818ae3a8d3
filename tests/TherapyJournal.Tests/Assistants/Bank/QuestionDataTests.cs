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
    public void Every_text_is_one_short_question() =>
        Questions.Where(question => Faults(question.Text).Any()).Select(question => question.Text).ShouldBeEmpty();

    [Theory]
    [InlineData("What now? And then?")]
    [InlineData("Good for you! How was it?")]
    [InlineData("Why did you do it?")]
    [InlineData("What should you have done?")]
    [InlineData("Which symptom of your disorder was worst?")]
    [InlineData("What do I mean to you?")]
    [InlineData("When did you think of dying?")]
    [InlineData("Tell something.")]
    public void The_lint_can_fail(string text) => Faults(text).ShouldNotBeEmpty();

    [Fact]
    public void Only_questions_about_a_goal_have_a_place_for_its_words() =>
        Questions.ShouldAllBe(question =>
            question.NamesGoal == (question.Theme == "goal") && Braces().Count(question.Text) <= 1
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

    private static IEnumerable<string> Faults(string text)
    {
        var shown = text.Replace(BankQuestion.GoalSlot, new string('x', 80));
        if (shown.Length > LongestText || shown.Length < 15)
        {
            yield return "length";
        }

        if (text.Count(c => c == '?') != 1 || text.Contains('!'))
        {
            yield return "marks";
        }

        if (text.Count(c => c is '.' or '?') > 2)
        {
            yield return "more than two sentences";
        }

        if (
            Forbidden().IsMatch(text)
            || text.StartsWith("Why", StringComparison.Ordinal)
            || text.Trim() != text
            || !char.IsUpper(text[0])
        )
        {
            yield return "words";
        }
    }

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Slug();

    [GeneratedRegex("\\{", RegexOptions.NonBacktracking)]
    private static partial Regex Braces();

    // Advice, diagnosis and jargon; death, harm and their means; a voice that says I; numbers of a body or a plate.
    [GeneratedRegex(
        @"\b(should|must|ought|try to|have to|advice|diagnos\w*|disorder\w*|symptom\w*|trigger\w*|cognitive|trauma\w*|depress\w*|patholog\w*|coping|mindful\w*|die|dying|death|dead|kill\w*|suicid\w*|harm\w*|hurt\w*|cut|pill\w*|knife|rope|bridge|blade|weapon|overdose|goodbye|weigh\w*|calorie\w*|slim|thin|I|I'm|me|my|we|our|us|always|don't you|isn't it|surely|at least you)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Forbidden();
}
