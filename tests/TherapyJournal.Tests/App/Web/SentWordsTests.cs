using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Shouldly;
using TherapyJournal.App.Web;
using TherapyJournal.Tests.Conventions;
using Xunit;

namespace TherapyJournal.Tests.App.Web;

public sealed partial class SentWordsTests
{
    [Fact]
    public void Every_field_for_a_password_or_a_code_is_a_secret()
    {
        var names = Directory
            .EnumerateFiles(
                Path.Combine(House.Root, "src/TherapyJournal.App/Web"),
                "*.razor",
                SearchOption.AllDirectories
            )
            .SelectMany(file => Field().Matches(File.ReadAllText(file)))
            .Select(tag => tag.Value)
            .Where(tag =>
                tag.Contains("password\"", StringComparison.Ordinal)
                || tag.Contains("one-time-code", StringComparison.Ordinal)
            )
            .Select(tag => Name().Match(tag).Groups["name"].Value)
            .Distinct()
            .ToList();

        names.Count.ShouldBeGreaterThan(2);
        foreach (var name in names)
        {
            Sent((name, "four quiet words here"), ("words", "And something else.")).ShouldBeNull(name);
        }
    }

    [Fact]
    public void What_somebody_filled_in_is_told_from_what_goes_with_it()
    {
        var sent = Sent(
            ("form", "proof"),
            ("whose", "a mark"),
            ("words", "Tired"),
            ("for", "both"),
            ("delivery", "0197c0de-0000-7000-8000-000000000001"),
            ("signs", "Insomnia"),
            ("safe-place", "")
        );

        sent.ShouldNotBeNull();
        sent.Written.Select(f => f.Key).ShouldBe(["words", "signs"]);
        sent.Carried.Select(f => f.Key).ShouldBe(["whose", "delivery", "safe-place"]);
        (sent.Whose, sent.AsksForWhom, sent.MayBeSent).ShouldBe(("a mark", true, true));
    }

    [Theory]
    [InlineData("alone", "Walk")]
    [InlineData("name", "Newperson")]
    [InlineData("value", "+49301234567")]
    [InlineData("born", "1990-01-02")]
    public void One_word_is_written_as_well(string field, string value) =>
        Sent((field, value)).ShouldNotBeNull().Written.ShouldHaveSingleItem().Value.ShouldBe(value);

    [Theory]
    [InlineData("reader")]
    [InlineData("agreed")]
    [InlineData("was")]
    public void What_may_decide_who_reads_is_never_sent_again_unseen(string field) =>
        Sent(("whose", "a mark"), ("words", "Tired"), (field, "model")).ShouldNotBeNull().MayBeSent.ShouldBeFalse();

    [Fact]
    public void A_form_that_does_not_say_whose_it_is_is_not_sent_again() =>
        Sent(("words", "Tired"), ("delivery", "1")).ShouldNotBeNull().MayBeSent.ShouldBeFalse();

    [Fact]
    public void A_form_without_words_has_nothing_to_give_back() =>
        Sent(("for", "both"), ("words", "  "), ("kind", "model"), ("text", "2")).ShouldBeNull();

    private static SentWords? Sent(params (string Name, string Value)[] fields) =>
        SentWords.Of(
            "/journal",
            new FormCollection(fields.ToDictionary(f => f.Name, f => new StringValues(f.Value), StringComparer.Ordinal))
        );

    [GeneratedRegex("<input [^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Field();

    [GeneratedRegex(" name=\"(?<name>[^\"]*)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
