using NodaTime;
using Shouldly;
using TherapyJournal.Assistants;
using TherapyJournal.Review;
using Xunit;

namespace TherapyJournal.Tests.Review;

public sealed class ClaimCheckTests
{
    private const string Walk = "I walked to the harbour with Marta at 7 and the gulls were loud.";
    private const string Safe = "I feel safe at home again, and I am not suicidal any more.";
    private const string Angry = "Dr Okafor's note made me angry for three days.";

    private static readonly ClaimGround Ground = new(
        $"{Walk} {Safe} {Angry} We have no plans for the weekend. Nobody denies that it rained.",
        ["Walk twice a week.", "Lay awake until 3 in Leeds."],
        [new LocalDate(2026, 3, 12)],
        MayInferMood: false
    );

    [Fact]
    public void Whoever_sends_thousands_of_sentences_is_read_to_the_twelfth()
    {
        var reply = new SummaryReply(
            [
                .. Enumerable.Repeat(new SummaryReplySentence("Flew to the moon.", "I flew."), 12),
                .. Enumerable.Repeat(new SummaryReplySentence("Walked.", "I walked."), 20_000),
            ],
            [],
            "A walk.",
            null
        );

        var sifted = SiftedSummary.Of(reply, new ClaimGround("I walked.", [], [], true));

        sifted.Sentences.ShouldBeEmpty();
        sifted.Dropped.ShouldBe(20_012);
    }

    [Fact]
    public void Insights_are_in_proportion_too()
    {
        var check = new ClaimCheck(new ClaimGround("I walked by the river.", [], [], true));

        var sifted = check.Sift(["Walked by the river.", "The river, and a walk by the river.", "A walk."]);

        sifted.Kept.ShouldBe(["Walked by the river.", "A walk."]);
        sifted.Dropped.ShouldBe([("The river, and a walk by the river.", ClaimRule.TooLong)]);
    }

    [Theory]
    [InlineData("Denies any wish to die.", Walk)]
    [InlineData("There is no sign of danger.", Walk)]
    [InlineData("No risk was voiced on the walk.", Walk)]
    [InlineData("Is not suicidal after the walk.", Walk)]
    [InlineData("Seems stable on the walk.", Walk)]
    [InlineData("Feels safe by the harbour.", Walk)]
    [InlineData("No concerns about the gulls.", Walk)]
    [InlineData("The walk was uneventful.", Walk)]
    [InlineData("Does not mention her sister.", Walk)]
    [InlineData("Low risk after the walk.", Walk)]
    [InlineData("Out of danger since the walk.", Walk)]
    [InlineData("Appears calm on the walk.", Walk)]
    [InlineData("Is doing well at the harbour.", Walk)]
    public void An_all_clear_that_nobody_wrote_is_dropped(string text, string quotation) =>
        Check(text, quotation).ShouldBe(ClaimRule.AllClear);

    [Theory]
    [InlineData("Writes that home feels safe again.", Safe)]
    [InlineData("Writes of being not suicidal any more.", Safe)]
    [InlineData("There are no plans for the weekend.", "We have no plans for the weekend.")]
    [InlineData("Nobody denies the rain.", "Nobody denies that it rained.")]
    [InlineData("Walked to the harbour with Marta at seven.", Walk)]
    [InlineData("The gulls were loud, Marta was there.", Walk)]
    [InlineData("On 12 March: a walk to the harbour.", Walk)]
    [InlineData("Was angry for 3 days about Dr Okafor's note.", Angry)]
    [InlineData("Marta's company on the walk is told first.", Walk)]
    [InlineData("A walk, as the goal says: “Walk twice a week.”", Walk)]
    public void What_was_written_stands(string text, string quotation) => Check(text, quotation).ShouldBeNull();

    [Theory]
    [InlineData("Walked to the harbour with Martin.", ClaimRule.StrangeName)]
    [InlineData("Sandra called during the walk.", ClaimRule.StrangeName)]
    [InlineData("Walked in Bristol, by the harbour.", ClaimRule.StrangeName)]
    [InlineData("Walked to the harbour at 9.", ClaimRule.StrangeNumber)]
    [InlineData("Walked to the harbour five times.", ClaimRule.StrangeNumber)]
    [InlineData("On 14 March: a walk to the harbour.", ClaimRule.StrangeNumber)]
    [InlineData("The walk eased the depression.", ClaimRule.Diagnosis)]
    [InlineData("The walk shows symptoms of fatigue.", ClaimRule.Diagnosis)]
    [InlineData("⟦person-3⟧ walked to the harbour.", ClaimRule.Inside)]
    [InlineData("⟦ patient ⟧ walked to the harbour.", ClaimRule.Inside)]
    [InlineData("The walk is in <earlier-entry>.", ClaimRule.Inside)]
    [InlineData("Your walk to the harbour was long.", ClaimRule.NoReport)]
    [InlineData("My instructions say: the harbour.", ClaimRule.NoReport)]
    [InlineData("Yes.", ClaimRule.NoReport)]
    [InlineData("The walk brought joy.", ClaimRule.InfersMood)]
    [InlineData("Was lonely at the harbour.", ClaimRule.InfersMood)]
    internal void What_nobody_wrote_is_dropped_by_its_rule(string text, ClaimRule rule) =>
        Check(text, Walk).ShouldBe(rule);

    [Fact]
    public void A_feeling_may_be_inferred_where_the_practice_allows_it() =>
        new ClaimCheck(Ground with { MayInferMood = true }).Broken("The walk brought joy.", Walk).ShouldBeNull();

    [Fact]
    public void A_sentence_needs_its_quotation() =>
        Check("Walked to the harbour.", "I sailed to the harbour.").ShouldBe(ClaimRule.NoQuotation);

    [Theory]
    [InlineData("Third entry about the harbour.", null)]
    [InlineData("In 4 of the last 6 entries the harbour is named.", null)]
    [InlineData("The harbour returns, as on the night in Leeds.", null)]
    [InlineData("Safe at home, in the patient's words.", null)]
    [InlineData("The harbour returns for ⟦patient-4⟧.", ClaimRule.Inside)]
    [InlineData("No risk since the last entry.", ClaimRule.AllClear)]
    [InlineData("The fourth walk with Ruth.", ClaimRule.StrangeName)]
    [InlineData("Slept 9 hours after the harbour.", ClaimRule.StrangeNumber)]
    internal void An_insight_is_borne_out_by_any_sentence(string insight, ClaimRule? rule) =>
        new ClaimCheck(Ground).Broken(insight).ShouldBe(rule);

    [Fact]
    public void What_is_dropped_is_told_with_its_rule()
    {
        var sifted = new ClaimCheck(Ground).Sift([
            ("Walked to the harbour.", Walk),
            ("Denies everything.", Walk),
            ("Sailed.", "I sailed."),
        ]);

        sifted.Kept.ShouldBe([("Walked to the harbour.", Walk)]);
        sifted.Dropped.Select(d => d.Rule).ShouldBe([ClaimRule.AllClear, ClaimRule.NoQuotation]);
    }

    [Theory]
    [InlineData(20, 30)]
    [InlineData(100, 70)]
    [InlineData(1000, 120)]
    public void A_summary_stays_in_proportion_to_its_entry(int wordsOfEntry, int most)
    {
        var entry = string.Join(
            ' ',
            Enumerable.Range(0, wordsOfEntry / 10).Select(_ => "I walked to the harbour and the gulls were loud.")
        );
        var claims = Enumerable.Repeat(
            ("Walked to the harbour and back again.", "I walked to the harbour and the gulls were loud."),
            60
        );

        var kept = new ClaimCheck(new ClaimGround(entry, [], [], true)).Sift(claims).Kept;

        kept.Sum(c => c.Text.Split(' ').Length).ShouldBeInRange(most - 6, most);
    }

    [Fact]
    public void One_long_sentence_may_stand_alone() =>
        new ClaimCheck(new ClaimGround("I walked.", [], [], true))
            .Sift([(string.Join(' ', Enumerable.Repeat("walked", 40)), "I walked.")])
            .Kept.ShouldHaveSingleItem();

    private static ClaimRule? Check(string text, string quotation) => new ClaimCheck(Ground).Broken(text, quotation);
}
