using Shouldly;
using TherapyJournal.Insight;
using Xunit;

namespace TherapyJournal.Tests.Insight;

/// <summary>By which stems a word of a question is found.</summary>
public sealed partial class JournalIndexTests
{
    [Fact]
    public void A_slip_in_a_question_or_in_an_entry_is_looked_for_as_it_was_meant_and_said()
    {
        var written = Write(1, "The anxiety was there again.");
        var slipped = Write(2, "My medicaton ran out.");
        using var index = new JournalIndex(entries);

        index.Find("anixety", 10).Select(f => f.Id).ShouldBe([written]);
        index.Find("medication", 10).Select(f => f.Id).ShouldBe([slipped]);
        index
            .SlipsIn(AskedWords.Of("any anixety?"))
            .ShouldBe(["Nobody has written \"anixety\"; \"anxiety\" was looked for."]);
        index.SlipsIn(AskedWords.Of("any anxiety, hm?")).ShouldBeEmpty();
        index.CoverOf("anixety").Of("The anxiety was there again.").ShouldBe(1);
    }

    [Theory]
    [InlineData("Was Marta there?")] // Maria was
    [InlineData("any harm?")] // too short
    [InlineData("any 🙂🙂🙂🙂🙂🙂?")]
    public void Nobody_is_taken_for_somebody_else(string question)
    {
        Write(1, "Maria came to the harp concert.");

        Found(question).ShouldBeEmpty();
    }

    [Fact]
    public void What_means_nearly_the_same_is_found_after_the_word_itself_and_not_by_a_search()
    {
        var mother = Write(1, "My mother rang.");
        var mum = Write(3, "My mum rang.");
        Write(5, "The harbour was loud.");
        using var index = new JournalIndex(entries);

        index.Find("What about her mum?", 10).Select(f => f.Id).ShouldBe([mum, mother]);
        index.CoverOf("mum").Of("My mother rang.").ShouldBe(1);
        var asked = AskedWords.OfSearch("mum");
        index.FindHolding(asked, 10, _ => true).Select(f => f.Id).ShouldBe([mum]);
        index.FindHolding(asked, 10, _ => true, isQuestion: true).Select(f => f.Id).ShouldBe([mum, mother]);
    }

    [Fact]
    public void A_name_that_stands_in_every_entry_is_found_all_the_same()
    {
        var all = Enumerable.Range(1, 3).Select(day => Write(day, $"We met Zebedee at noon {day}.")).ToList();
        using var index = new JournalIndex(entries);

        index
            .FindHolding(AskedWords.OfSearch("Zebedee"), 10, _ => true)
            .Select(f => f.Id)
            .ShouldBe(all, ignoreOrder: true);
        index.FindNear("Zebedee?", 10, _ => true).Select(f => f.Id).ShouldBe(all, ignoreOrder: true);
    }

    [Fact]
    public void A_search_finds_also_what_holds_only_the_name_and_a_question_does_not()
    {
        var name = Write(1, "We met Zebedee.");
        var both = Write(3, "Zebedee at the harbour.");
        using var index = new JournalIndex(entries);
        var asked = AskedWords.OfSearch("Zebedee harbour");

        index.FindHolding(asked, 10, _ => true).Select(f => f.Id).ShouldBe([both, name]);
        index.FindHolding(asked, 10, _ => true, isQuestion: true).Select(f => f.Id).ShouldBe([both]);
    }

    [Fact]
    public void A_name_beside_a_word_that_nobody_wrote_is_found_all_the_same()
    {
        var met = Write(1, "We met Zebedee.");
        using var index = new JournalIndex(entries);

        index.FindHolding(AskedWords.OfSearch("Zebedee lighthouses"), 10, _ => true).Select(f => f.Id).ShouldBe([met]);
    }
}
