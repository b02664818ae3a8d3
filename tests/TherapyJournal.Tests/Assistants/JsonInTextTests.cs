using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using TherapyJournal.Assistants;
using Xunit;

namespace TherapyJournal.Tests.Assistants;

public sealed class JsonInTextTests
{
    [Theory]
    [InlineData("""{"a": 1}""", """{"a": 1}""")]
    [InlineData(" \n {\"a\": {\"b\": 2}} \n", """{"a": {"b": 2}}""")]
    [InlineData("```json\n{\"a\": 1}\n```", """{"a": 1}""")]
    [InlineData("Sure {so}: {\"a\": \"}\"} there", """{"a": "}"}""")]
    [InlineData("<think>{\"a\": 0}</think>{\"a\": 1}", """{"a": 1}""")]
    [InlineData("{\"a\": 0} so</THINK> {\"a\": 1}", """{"a": 1}""")]
    [InlineData("""{"a": "they wrote </think> and {}"}""", """{"a": "they wrote </think> and {}"}""")]
    [InlineData("{{\"a\": 1}", """{"a": 1}""")]
    public void It_is_found_wherever_it_stands(string text, string json) =>
        JsonInText.Objects(text).ShouldHaveSingleItem().ShouldBe(json);

    [Theory]
    [InlineData("")]
    [InlineData("No.")]
    [InlineData("{\"a\": 1")]
    [InlineData("[1, 2]")]
    [InlineData("{\"a\": 1} and then </think>")]
    public void Where_there_is_none_there_is_none(string text) => JsonInText.Objects(text).ShouldBeEmpty();

    [Fact]
    public void Two_beside_each_other_are_two() =>
        JsonInText.Objects("""{"a": 1} or {"a": 2}""").ShouldBe(["""{"a": 1}""", """{"a": 2}"""]);

    [Fact(Timeout = 20_000)]
    public async Task A_text_of_braces_alone_costs_little() =>
        (await Task.Run(() => JsonInText.Objects(new string('{', 1_000_000)).ToList())).ShouldBeEmpty();

    [Fact]
    public void No_text_is_too_strange() =>
        Prop.ForAll(
                HostileText.Any,
                text => JsonInText.Objects(text + "{\"a\":" + text).All(json => json.StartsWith('{'))
            )
            .QuickCheckThrowOnFailure();
}
