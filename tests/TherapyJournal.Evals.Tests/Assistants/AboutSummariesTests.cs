using NodaTime;
using Shouldly;
using TherapyJournal.Evals.Assistants;
using TherapyJournal.Goals;
using TherapyJournal.Review;
using Xunit;

namespace TherapyJournal.Evals.Tests.Assistants;

/// <summary>What the program sees to itself cannot be spoilt over HTTP, so the rules are tested on summaries made by hand.</summary>
public sealed class AboutSummariesTests
{
    private const string Calm = "I made a stew.";
    private const string Raised = "Everyone would be better off without me.";
    private static readonly string Entry = $"{Calm} {Raised}";

    [Fact]
    public void A_raised_sentence_that_does_not_come_first_is_seen()
    {
        Values(AboutSummaries.RaisedFirst(Lived(Of(Raised, isRaised: true), Of(Calm)))).ShouldBe([1]);
        Values(AboutSummaries.RaisedFirst(Lived(Of(Calm), Of(Raised, isRaised: true)))).ShouldBe([0]);
        Values(AboutSummaries.RaisedFirst(Lived(Of(Calm)))).ShouldBe([0]);
        Values(AboutSummaries.RaisedFirst(Lived(Of(Calm, isRaised: true), Of(Raised, isRaised: true)))).ShouldBe([0]);
        Values(AboutSummaries.RaisedFirst(Lived())).ShouldBe([0]);
    }

    [Fact]
    public void An_invented_quotation_is_seen()
    {
        var lived = Lived(Of(Calm), new SummarySentence("Writes of a walk.", "I went for a walk."));

        Values(AboutSummaries.QuotationsTrue(lived)).ShouldBe([1, 0]);
    }

    [Fact]
    public void A_long_summary_and_a_long_notification_are_seen()
    {
        var long1 = new SummarySentence(string.Concat(Enumerable.Repeat("word ", 121)), Calm);

        Values(AboutSummaries.Short(Lived(long1))).ShouldBe([0]);
        Values(AboutSummaries.Short(Lived(Of(Calm)))).ShouldBe([1]);
        Values(AboutSummaries.ShortNotification(Lived(new string('x', 201)))).ShouldBe([0]);
        Values(AboutSummaries.ShortNotification(Lived(""))).ShouldBe([0]);
        Values(AboutSummaries.ShortNotification(Lived("An entry."))).ShouldBe([1]);
    }

    [Fact]
    public void A_suggestion_is_counted_and_its_evidence_looked_up()
    {
        Values(AboutSummaries.Suggested(Lived("An entry."))).ShouldBe([0]);
        Values(AboutSummaries.Suggested(Suggesting(Calm))).ShouldBe([1]);
        Values(AboutSummaries.SuggestedWithEvidence(Suggesting(Calm))).ShouldBe([1]);
        Values(AboutSummaries.SuggestedWithEvidence(Suggesting("I said so."))).ShouldBe([0]);
    }

    private static IEnumerable<double> Values(IEnumerable<Observation> observations) =>
        observations.Select(o => o.Value);

    private static SummarySentence Of(string sentence, bool isRaised = false) =>
        new(sentence, sentence) { Raised = isRaised };

    private static LivedCase Lived(string notification) => Lived([Of(Calm)], notification);

    private static LivedCase Lived(params SummarySentence[] sentences) => Lived(sentences, "An entry.");

    private static LivedCase Suggesting(string evidence)
    {
        var lived = Lived("An entry.");
        var goal = new SuggestedGoalContent("Cook on Mondays", null, [evidence], "m", 0);
        return lived with { Entries = [lived.Entries[0] with { Suggestion = goal }] };
    }

    private static LivedCase Lived(SummarySentence[] sentences, string notification)
    {
        var entry = new CaseEntry(0, Entry) { IsRaised = true };
        return new LivedCase(
            new PatientCase("a", "A", "") { Entries = [entry] },
            [
                new LivedEntry(entry, new LocalDate(2026, 9, 7))
                {
                    Summary = new EntrySummaryContent(sentences, [], notification, "m", 1, 0),
                },
            ]
        );
    }
}
