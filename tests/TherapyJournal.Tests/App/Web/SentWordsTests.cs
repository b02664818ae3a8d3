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
    public void What_somebody_wrote_is_told_from_what_goes_with_it()
    {
        var sent = Sent(
            ("form", "proof"),
            ("words", "Tired"),
            ("for", "both"),
            ("warning", "No sleep"),
            ("places", "")
        );

        sent.ShouldNotBeNull();
        sent.Written.Select(f => f.Key).ShouldBe(["words", "warning"]);
        sent.Others.Select(f => f.Key).ShouldBe(["for", "places"]);
    }

    [Fact]
    public void A_form_without_words_has_nothing_to_give_back() =>
        Sent(("for", "both"), ("words", "  ")).ShouldBeNull();

    private static SentWords? Sent(params (string Name, string Value)[] fields) =>
        SentWords.Of(
            "/journal",
            new FormCollection(
                fields.ToDictionary(f => f.Name, f => new StringValues(f.Value), StringComparer.Ordinal)
            ),
            SentWords.Fate.MayBeCopied
        );

    [GeneratedRegex("<input [^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Field();

    [GeneratedRegex(" name=\"(?<name>[^\"]*)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
