using System.Text.RegularExpressions;
using Shouldly;
using TherapyJournal.Assistants.Bank;
using Xunit;

namespace TherapyJournal.Tests.Assistants.Bank;

public sealed partial class BankReflectionsTests
{
    [Fact]
    public void There_are_at_least_24_sentences_that_neither_ask_nor_advise_nor_promise()
    {
        BankReflections.All.Count.ShouldBeGreaterThanOrEqualTo(24);
        BankReflections.All.Select(reflection => reflection.Id).ShouldBeUnique();
        BankReflections.All.Select(reflection => reflection.Text).ShouldBeUnique();
        BankReflections.All.ShouldAllBe(reflection =>
            !reflection.Text.Contains('?')
            && !reflection.Text.Contains('!')
            && reflection.Text.EndsWith('.')
            && reflection.Text.Length <= 120
        );
        BankReflections.All.ShouldAllBe(reflection => !Forbidden().IsMatch(reflection.Text));
        Forbidden().IsMatch("You should try a walk.").ShouldBeTrue();
    }

    [Fact]
    public void None_of_the_last_ten_comes_again()
    {
        List<string> said = [];
        for (ulong seed = 0; seed < 2000; seed++)
        {
            var next = BankReflections.Choose(said, _ => false, seed * 7919).Id;
            said.TakeLast(10).ShouldNotContain(next);
            said.Add(next);
        }

        said.Distinct().Count().ShouldBe(BankReflections.All.Count);
    }

    [Fact]
    public void The_largest_seed_is_a_seed_too() =>
        BankReflections.Choose([], _ => false, ulong.MaxValue).Text.ShouldNotBeEmpty();

    [Fact]
    public void No_two_sentences_begin_alike() =>
        BankReflections
            .All.Select(reflection => string.Join(' ', reflection.Text.Split(' ').Take(3)))
            .ShouldBeUnique(StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void What_began_like_something_that_was_said_lately_is_passed_over_as_long_as_another_is_left()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            BankReflections.Choose([], text => text.StartsWith('Y'), seed).Text.ShouldNotStartWith("Y");
        }

        BankReflections.Choose([], _ => true, 7).Text.ShouldNotBeEmpty();
    }

    [GeneratedRegex(
        @"\b(should|will|try|I|we|great|brave|proud|strong|therapist|safe|always|understand|understood|well done|must|soon)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Forbidden();
}
