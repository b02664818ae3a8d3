using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using TherapyJournal.Safety;
using Xunit;

namespace TherapyJournal.Tests.Safety;

/// <summary>What must hold for every text.</summary>
public sealed class RiskScreenProperties
{
    private static readonly string[] Urgent =
    [
        "I am going to kill myself.",
        "I'm gonna end it all tonight",
        "I took all my pills",
        "I have a plan to end my life",
        "I wrote my suicide note.",
        "I tried to hang myself yesterday",
        "I want to die and I bought a rope",
        "He said he will kill me when I leave",
    ];

    private static readonly string[] Neutral =
    [
        "The bus was late.",
        "It rained all day and the garden liked it.",
        "I did not cook today.",
        "My sister said she likes the new flat.",
        "Years ago we had a dog.",
        "We used to live by the sea.",
        "\"Good morning,\" said the neighbour.",
        "The film was not good.",
        "No plans for the weekend.",
        "I never liked coffee.",
        "Traffic was killing me.",
        "🙂",
        "When I was a child we had no car.",
    ];

    private static readonly string[] Joints = [" ", "\n", "\n\n", ". ", " … ", "  "];

    [Fact]
    public void Appending_neutral_sentences_to_an_urgent_text_never_lowers_it()
    {
        var texts =
            from urgent in Gen.Elements(Urgent)
            from joint in Gen.Elements(Joints)
            from neutral in Gen.ListOf(Gen.Elements(Neutral))
            select (urgent, longer: urgent + joint + string.Join(" ", neutral));

        Prop.ForAll(
                texts.ToArbitrary(),
                text => RiskScreen.Screen(text.longer).Severity >= RiskScreen.Screen(text.urgent).Severity
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_span_lies_in_the_text_and_level_follows_severity() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<string?>(),
                noise =>
                {
                    var text = noise + " I want to die " + noise;
                    var finding = RiskScreen.Screen(text);
                    return finding.Level == RiskFinding.LevelOf(finding.Severity)
                        && finding.Spans.All(span => span.Start >= 0 && span.Start + span.Length <= text.Length);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_urgent_texts_of_these_properties_are_urgent() =>
        Urgent.ShouldAllBe(text => RiskScreen.Screen(text).Level == RiskLevel.Urgent);

    [Fact]
    public void The_neutral_sentences_of_these_properties_raise_nothing() =>
        Neutral.ShouldAllBe(text => RiskScreen.Screen(text).Level == RiskLevel.None);
}
