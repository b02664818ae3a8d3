using System.Text;
using System.Text.Json;
using NodaTime;
using Shouldly;
using TherapyJournal.Legacy;
using Xunit;

namespace TherapyJournal.Tests.Legacy;

/// <summary>One element of the file, as odd as it may be.</summary>
public sealed class ReadLegacyPersonTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 9, 0);

    private readonly LegacyTally tally = new();

    [Theory]
    [InlineData("null", null, "this is no record of a person")]
    [InlineData("[]", null, "this is no record of a person")]
    [InlineData("{}", null, "there is no patient_id in whole numbers, by which a second run would know them")]
    [InlineData(
        """{"patient_id": 1.5, "data": {"name": "Ada"}}""",
        null,
        "there is no patient_id in whole numbers, by which a second run would know them"
    )]
    [InlineData(
        """{"patient_id": "Ada", "data": {"name": "Ada"}}""",
        null,
        "there is no patient_id in whole numbers, by which a second run would know them"
    )]
    [InlineData("""{"patient_id": 3}""", 3L, "the record has no data")]
    [InlineData("""{"patient_id": 3, "data": "Ada"}""", 3L, "the record has no data")]
    [InlineData("""{"patient_id": 3, "data": {}}""", 3L, "there is no name")]
    [InlineData("""{"patient_id": 3, "data": {"name": 42}}""", 3L, "there is no name")]
    [InlineData("""{"patient_id": 3, "data": {"name": " \u0001 \n "}}""", 3L, "there is no name")]
    [InlineData(
        """{"patient_id": 3, "data": {"name": "half a character \ud800"}}""",
        3L,
        "the record holds bytes that are no text"
    )]
    public void Whoever_cannot_be_taken_is_told_by_number_and_reason(string json, long? number, string reason)
    {
        Read(json).ShouldBeNull();

        tally.Sum(new BatchTaken()).People.Listed.ShouldBe([new LeftBehind(number, 4, reason)]);
    }

    [Theory]
    [InlineData(201)]
    [InlineData(10_000)]
    [InlineData(2_000_000)]
    public void A_name_without_end_is_no_name(int length)
    {
        // With accents to be composed, which is where a naive way takes for ever.
        var name = string.Concat(Enumerable.Repeat("e\u0301", length));

        Read($$$"""{"patient_id": 3, "data": {"name": "{{{name}}}"}}""").ShouldBeNull();

        tally.Sum(new BatchTaken()).People.Listed[0].Reason.ShouldBe("the name is longer than 200 characters");
    }

    [Theory]
    [InlineData("\"  Maren \\t T.\\u0007 \"", "Maren T.")]
    [InlineData("\"\\u05d0\\u05b8\\u05d3\\u05b8\\u05dd\"", "\u05d0\u05b8\u05d3\u05b8\u05dd")]
    [InlineData("\"\\ud83d\\ude42 Ada\"", "\U0001F642 Ada")]
    public void A_name_is_kept_as_every_name_is(string name, string kept) =>
        Read($$$"""{"patient_id": "12", "data": {"name": {{{name}}}}}""")
            .ShouldNotBeNull()
            .ShouldSatisfyAllConditions(p => p.Name.ShouldBe(kept), p => p.Number.ShouldBe(12));

    [Theory]
    [InlineData("\"\"", 0, 0)]
    [InlineData("null", 0, 0)]
    [InlineData("7", 0, 1)]
    [InlineData("[\"Walk.\", \"Sleep.\"]", 2, 0)]
    [InlineData("{\"text\": \"Walk.\"}", 0, 1)]
    public void A_goal_is_one_text_or_several(string goals, int taken, int left)
    {
        Read(
            $$$$"""{"patient_id": 1, "data": {"name": "Ada", "contextual_information": {"therapy_goals": {{{{goals}}}}}}}"""
        )!
            .Goals.Count.ShouldBe(taken);

        tally.Sum(new BatchTaken()).Goals.Count.ShouldBe(left);
    }

    [Fact]
    public void A_goal_without_end_is_left_and_its_person_is_taken()
    {
        var goal = new string('x', 501);

        Read(
            $$$$"""{"patient_id": 5, "data": {"name": "Ada", "contextual_information": {"therapy_goals": "{{{{goal}}}}"}}}"""
        )!
            .Goals.ShouldBeEmpty();

        tally
            .Sum(new BatchTaken())
            .Goals.Listed.ShouldBe([new LeftBehind(5, 4, "the goal is longer than 500 characters")]);
    }

    [Theory]
    [InlineData("\"2023-11-08T17:44:12.913638\"", true)]
    [InlineData("\"2023-11-08 17:44:12\"", true)]
    [InlineData("\"2023-11-08T17:44:12+01:00\"", true)]
    [InlineData("\"yesterday\"", false)]
    [InlineData("\"2999-01-01T00:00:00\"", false)]
    [InlineData("\"0001-01-01T00:00:00\"", false)]
    [InlineData("1699465452", false)]
    public void A_time_is_one_that_has_been(string createdAt, bool isTime)
    {
        Read($$$"""{"patient_id": 1, "data": {"name": "Ada", "created_at": {{{createdAt}}}}}""")!
            .Since.HasValue.ShouldBe(isTime);

        tally.Fields.Any(f => f.Field == "data.created_at").ShouldBe(!isTime);
    }

    [Theory]
    [InlineData("{}", 0, 1)]
    [InlineData("null", 0, 0)]
    [InlineData("[\"A day.\", {\"text\": \"Another.\", \"mood\": 3}, {\"words\": \"x\"}, 4, null]", 2, 3)]
    public void Entries_are_texts_or_objects_with_text(string entries, int taken, int left)
    {
        Read($$$"""{"patient_id": 1, "data": {"name": "Ada", "journal_entries": {{{entries}}}}}""")!
            .Entries.Count.ShouldBe(taken);

        tally.Sum(new BatchTaken()).EntriesLeft.Count.ShouldBe(left);
        tally.Fields.Any(f => f.Field == "data.journal_entries.mood").ShouldBe(taken > 0);
    }

    [Fact]
    public void Unknown_fields_are_told_by_name_and_their_number_is_bounded()
    {
        var fields = string.Join(
            ", ",
            Enumerable.Range(0, 2_000).Select(i => $"\"f{i}{new string('x', 200)}\": \"secret\"")
        );

        Read($$$"""{"patient_id": 1, "data": {"name": "Ada", {{{fields}}}}}""").ShouldNotBeNull();

        tally.Fields.Count.ShouldBeLessThan(60);
        tally.Fields.ShouldAllBe(f => f.Field.Length < 70 && !f.Why.Contains("secret"));
    }

    [Fact]
    public void The_same_person_is_known_in_every_encoding_and_others_are_not_taken_for_them()
    {
        string Identity(int id, string name, string at) =>
            Read($$$"""{"patient_id": {{{id}}}, "data": {"name": "{{{name}}}", "created_at": "{{{at}}}"}}""")!.Identity;

        var ada = Identity(1, "Ad\u00e9", "2023-11-08T17:44:12");

        Identity(1, " Ade\u0301 ", " 2023-11-08T17:44:12").ShouldBe(ada);
        new[]
        {
            Identity(2, "Ad\u00e9", "2023-11-08T17:44:12"),
            Identity(1, "Ade", "2023-11-08T17:44:12"),
            Identity(1, "Ad\u00e9", "2023-11-08T17:44:13"),
        }.ShouldNotContain(ada);
    }

    private LegacyPerson? Read(string json)
    {
        using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(json));
        return new ReadLegacyPerson(tally, Now).From(document.RootElement, place: 4);
    }
}
