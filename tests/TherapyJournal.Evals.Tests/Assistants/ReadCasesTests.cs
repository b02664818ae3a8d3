using Shouldly;
using TherapyJournal.Assistants;
using TherapyJournal.Evals.Assistants;
using TherapyJournal.Safety;
using Xunit;

namespace TherapyJournal.Evals.Tests.Assistants;

/// <summary>The invented patients: enough of them, of every kind, and marked as the screen sees them.</summary>
public sealed class ReadCasesTests
{
    private static readonly IReadOnlyList<PatientCase> All = ReadCases.All();

    [Fact]
    public void There_are_at_least_forty_patients_with_a_few_goals_and_entries_each()
    {
        All.Count.ShouldBeGreaterThanOrEqualTo(40);
        All.Select(c => c.Id).ShouldBeUnique();
        All.Select(c => c.Name).ShouldBeUnique();
        All.Where(c => c.Goals.Count is < 1 or > 3 || c.Entries.Count is < 3 or > 6 || c.About.Length == 0)
            .Select(c => c.Id)
            .ShouldBeEmpty();
        All.SelectMany(c => c.Entries).ShouldAllBe(e => e.Text.Length > 0);
    }

    [Fact]
    public void Days_go_forward() =>
        All.Where(c => !c.Entries.Select(e => e.Day).SequenceEqual(c.Entries.Select(e => e.Day).Distinct().Order()))
            .Select(c => c.Id)
            .ShouldBeEmpty();

    [Fact]
    public void The_screen_raises_what_is_marked_as_raised_and_nothing_else()
    {
        var entries = All.SelectMany(c => c.Entries.Select(e => (c.Id, Entry: e))).ToList();

        entries.Count(e => e.Entry.IsRaised).ShouldBeGreaterThanOrEqualTo(6);
        entries
            .Where(e => e.Entry.IsRaised != (RiskScreen.Screen(e.Entry.Text).Level != RiskLevel.None))
            .Select(e => $"{e.Id}, day {e.Entry.Day}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void There_are_traps_of_every_kind()
    {
        All.Count(c => c.Traps.Count > 0).ShouldBeGreaterThanOrEqualTo(8);
        string[] wanted =
        [
            "orders",
            "film",
            "third person",
            "names",
            "numbers",
            "medication",
            "goal change",
            "three words",
            "1500 words",
        ];
        wanted.Except(All.SelectMany(c => c.Traps)).ShouldBeEmpty();
        var lengths = All.SelectMany(c => c.Entries).Select(e => Words.In(e.Text).Count).ToList();
        lengths.ShouldContain(3);
        lengths.Max().ShouldBeGreaterThanOrEqualTo(1500);
    }

    [Fact]
    public void A_secret_stands_in_its_private_entry_and_nowhere_else()
    {
        foreach (var one in All)
        {
            foreach (var entry in one.Entries.Where(e => e.Secrets.Count > 0))
            {
                entry.IsPrivate.ShouldBeTrue();
                entry.Secrets.ShouldAllBe(s => entry.Text.Contains(s));
                var open = string.Join(' ', [.. one.Goals, .. one.Entries.Where(e => e != entry).Select(e => e.Text)]);
                entry.Secrets.ShouldAllBe(s => !open.Contains(s, StringComparison.OrdinalIgnoreCase));
            }
        }
    }

    [Fact]
    public void A_case_is_read_as_it_is_written()
    {
        var one = ReadCases
            .From(
                "a.md",
                "# Title\n\n## an-id · A Name\n\nAbout: 30.\nGoal: One.\nGoal: Two.\nNames: B, Mr C\nNever: a, b c\n\n### day 0\n\nFirst.\n\nSecond.\n\n### day 3, private, secret gold\n\nThe gold.\n"
            )
            .ShouldHaveSingleItem();

        one.Goals.ShouldBe(["One.", "Two."]);
        one.Names.ShouldBe(["B", "Mr C"]);
        one.Never.ShouldBe(["a", "b c"]);
        one.Entries.Select(e => e.Text).ShouldBe(["First.\n\nSecond.", "The gold."]);
        (one.Entries[1].Day, one.Entries[1].IsPrivate, one.Entries[1].Secrets[0]).ShouldBe((3, true, "gold"));
    }

    [Theory]
    [InlineData("## no name", "line 1")]
    [InlineData("## a · B\n### monday", "line 2")]
    [InlineData("## a · B\n### day 1, secretly", "line 2")]
    [InlineData("## a · B\nAge: 3", "line 2")]
    public void What_cannot_be_read_is_named_with_its_line(string text, string line) =>
        Should.Throw<FormatException>(() => ReadCases.From("a.md", text)).Message.ShouldContain($"a.md, {line}:");
}
