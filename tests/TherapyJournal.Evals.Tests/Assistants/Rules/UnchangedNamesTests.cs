using Shouldly;
using TherapyJournal.Evals.Assistants.Rules;
using Xunit;

namespace TherapyJournal.Evals.Tests.Assistants.Rules;

/// <summary>The therapist knows people by the names that the patient gives them.</summary>
public sealed class UnchangedNamesTests
{
    private static readonly string[] Entry = ["Siobhan put the kettle on. Big Pat was outside, and it rained."];

    [Theory]
    [InlineData("Writes that Siobhan made tea on Friday.")]
    [InlineData("Rain. Outside stood Big Pat.")]
    [InlineData("The patient writes about a walk.")]
    public void Names_as_they_were_written_pass(string text) =>
        UnchangedNames.Changed(text, Entry, ["Siobhan", "Big Pat"]).ShouldBeNull();

    [Theory]
    [InlineData("Writes that Siobahn made tea.", "Siobahn")]
    [InlineData("Siobhann made tea.", "Siobhann")]
    [InlineData("Writes that Patrick was outside.", "Patrick")]
    [InlineData("Writes that Maria made tea.", "Maria")]
    [InlineData("Writes that ⟦patient⟧", "⟦patient⟧")]
    public void A_changed_or_invented_name_is_seen(string text, string name) =>
        UnchangedNames.Changed(text, Entry, ["Siobhan", "Big Pat"]).ShouldBe(name);
}
