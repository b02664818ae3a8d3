using Shouldly;
using TherapyJournal.Evals.Assistants;
using Xunit;

namespace TherapyJournal.Evals.Tests.Assistants;

/// <summary>A metric is a mean against a threshold, and names who misses it.</summary>
public sealed class MetricTests
{
    private static readonly LivedCase[] Two = [Lived("a"), Lived("b")];

    [Fact]
    public void Below_the_least_it_is_missed_and_the_case_is_named()
    {
        var measured = Values(Good.AtLeast, 0.8, 0.9, 0.6).Over(Two, byModel: true);

        measured.Value.ShouldBe(0.75);
        measured.Passed.ShouldBeFalse();
        measured.Missing.Select(o => o.Case).ShouldBe(["b"]);
    }

    [Fact]
    public void Above_the_most_it_is_missed_worst_first()
    {
        var measured = Values(Good.AtMost, 8, 9, 12).Over(Two, byModel: true);

        measured.Passed.ShouldBeFalse();
        measured.Missing.Select(o => o.Case).ShouldBe(["b", "a"]);
    }

    [Fact]
    public void Bank_and_model_have_thresholds_of_their_own()
    {
        var metric = new Metric("m", Good.AtLeast, 0.2, 0.9, l => [new Observation(l.Case.Id, 0.5, "")]);

        metric.Over(Two, byModel: false).Passed.ShouldBeTrue();
        metric.Over(Two, byModel: true).Passed.ShouldBeFalse();
    }

    [Fact]
    public void Nothing_to_look_at_passes_and_shows_as_nothing()
    {
        var measured = new Metric("m", Good.AtLeast, 1, 1, _ => []).Over(Two, byModel: true);

        (measured.Passed, measured.Value, measured.Count).ShouldBe((true, null, 0));
        AssistantsReport.Figure(measured.Value).ShouldBe("—");
    }

    [Fact]
    public void One_in_a_thousand_misses_what_must_always_be()
    {
        var metric = new Metric("m", Good.AtLeast, 1, 1, l => Observations(l.Case.Id));

        metric.Over([Lived("a")], byModel: true).Passed.ShouldBeFalse();

        static IEnumerable<Observation> Observations(string id) =>
            Enumerable.Range(0, 1000).Select(at => new Observation(id, at == 500 ? 0 : 1, ""));
    }

    private static Metric Values(Good good, double threshold, double first, double second) =>
        new("m", good, threshold, threshold, l => [new Observation(l.Case.Id, l.Case.Id == "a" ? first : second, "")]);

    private static LivedCase Lived(string id) => new(new PatientCase(id, id, id), []);
}
