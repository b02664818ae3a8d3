using Shouldly;
using TherapyJournal.Assistants.Calls;
using Xunit;

namespace TherapyJournal.Tests.Assistants.Calls;

public sealed class PseudonymsTests
{
    private static readonly KnownNames Names = new("Maren Tolle", ["Dr Noor Stone", "Anna"]);

    [Theory]
    [InlineData("I, Maren Tolle, slept badly.")]
    [InlineData("maren, get up, I said to myself")]
    [InlineData("MAREN TOLLE")]
    [InlineData("That is Maren's book, and the Tolles' house")]
    [InlineData("Maren\nTolle")]
    public void The_patients_own_name_never_leaves_and_comes_back(string text)
    {
        var pseudonyms = new Pseudonyms(Names, others: false);

        var hidden = pseudonyms.Hide(text);

        hidden.ShouldNotContain("Maren", Case.Insensitive);
        pseudonyms.Restore(hidden).ShouldBe(text);
    }

    [Fact]
    public void A_part_of_another_word_is_no_name() =>
        new Pseudonyms(new KnownNames("Ann Lee", []), others: false)
            .Hide("Annual sleep, a banner, and Leeds")
            .ShouldBe("Annual sleep, a banner, and Leeds");

    [Theory]
    [InlineData("Will Hope", "I will hope for rain", "I will hope for rain")]
    [InlineData("Will Hope", "They call me Will", "They call me ⟦patient-1⟧")]
    [InlineData("Will Hope", "WILL YOU STOP", "⟦patient-1-u⟧ YOU STOP")]
    public void A_name_that_is_a_word_as_well_is_one_only_where_it_is_written_like_a_name(
        string name,
        string text,
        string hidden
    ) => new Pseudonyms(new KnownNames(name, []), others: false).Hide(text).ShouldBe(hidden);

    [Fact]
    public void Other_names_stay_here_where_the_practice_asks_for_it()
    {
        const string text = "Dr Stone called, and Anna came.";

        new Pseudonyms(Names, others: false).Hide(text).ShouldBe(text);
        var hidden = new Pseudonyms(Names, others: true).Hide(text);

        hidden.ShouldNotContain("Stone");
        hidden.ShouldNotContain("Anna");
    }

    [Fact]
    public void The_same_name_has_the_same_placeholder_in_every_request() =>
        new Pseudonyms(Names, others: true)
            .Hide("Anna and Maren")
            .Split(' ')[0]
            .ShouldBe(new Pseudonyms(Names, others: true).Hide("It was Anna.").Split(' ')[2].TrimEnd('.'));

    [Fact]
    public void Whoever_types_a_placeholder_gets_no_name_for_it()
    {
        var pseudonyms = new Pseudonyms(Names, others: true);

        pseudonyms.Restore(pseudonyms.Hide("⟦patient⟧ and ⟦person-1⟧")).ShouldBe("patient and person-1");
        pseudonyms.Restore("⟦patient-9⟧").ShouldBe("⟦patient-9⟧");
    }

    [Fact]
    public void A_name_of_signs_that_mean_something_to_a_pattern_is_a_name()
    {
        var pseudonyms = new Pseudonyms(new KnownNames("Ma(ren. *", []), others: false);

        pseudonyms.Restore(pseudonyms.Hide("So says Ma(ren today")).ShouldBe("So says Ma(ren today");
    }
}
