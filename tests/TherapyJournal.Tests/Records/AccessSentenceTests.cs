using Shouldly;
using TherapyJournal.Records;
using Xunit;

namespace TherapyJournal.Tests.Records;

public sealed class AccessSentenceTests
{
    [Theory]
    [InlineData("therapist", "Dr Stone ")]
    [InlineData("patient", "the patient ")]
    [InlineData("assistant", "the program ")]
    public void Every_purpose_has_words_for_every_reader(string kind, string begins)
    {
        foreach (var purpose in Enum.GetNames<Purpose>())
        {
            var said = AccessSentence.Of(new AccessLineContent(0, kind, "7", purpose, 1), _ => "Dr Stone");

            said.ShouldStartWith(begins);
            said.ShouldNotContain(purpose, Case.Sensitive);
        }
    }

    [Fact]
    public void What_a_newer_version_wrote_is_told_by_its_own_name() =>
        AccessSentence
            .Of(new AccessLineContent(0, "therapist", "7", "DreamOfIt", 1), _ => null)
            .ShouldBe("a therapist who has left: DreamOfIt");

    [Fact]
    public void The_same_in_one_minute_is_joined_and_not_across_minutes() =>
        AccessSentence
            .Joined([("9:00", "a"), ("9:00", "b"), ("9:00", "a"), ("9:01", "a")])
            .ShouldBe([("9:00", "a (2 times)"), ("9:00", "b"), ("9:01", "a")]);
}
