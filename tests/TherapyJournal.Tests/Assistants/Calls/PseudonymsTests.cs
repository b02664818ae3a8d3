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

    [Theory]
    [InlineData("Maren Tolle", "Ma\u200Bren", "⟦patient-1⟧")]
    [InlineData("Maren Tolle", "Mar\u00ADen", "⟦patient-1⟧")]
    [InlineData("Maren Tolle", "Ma\u0001ren", "⟦patient-1⟧")]
    [InlineData("Maren Tolle", "Mar\u200Den", "⟦patient-1⟧")]
    [InlineData("Maren Tolle", "Mar\uFE0Fen", "⟦patient-1⟧")]
    [InlineData("Maren Tolle", "Ma\U000E0041ren", "⟦patient-1⟧")]
    [InlineData("Maren Tolle", "Ma\U000E0101ren", "⟦patient-1⟧")]
    [InlineData("Maren Tolle", "Ma\u3164r\u180Een", "⟦patient-1⟧")]
    [InlineData("Maren Tolle", "_Maren_", "_⟦patient-1⟧_")]
    [InlineData("Maren Tolle", "MarenTolle", "⟦patient⟧")]
    [InlineData("Maren Tolle", "maren.tolle@example.org", "⟦patient-1-l⟧.⟦patient-2-l⟧@example.org")]
    [InlineData("Maren Tolle", "我叫Maren。", "我叫⟦patient-1⟧。")]
    [InlineData("Ma\u00ADren", "Maren", "⟦patient⟧")]
    [InlineData("Sean O'Brien", "O’Brien", "⟦patient-2⟧")]
    [InlineData("Sean O’Brien", "O'Brien", "⟦patient-2⟧")]
    [InlineData("Zoë", "Zoe", "⟦patient⟧")]
    [InlineData("Zoe", "Zoë", "⟦patient⟧")]
    [InlineData("Zoë", "Zoe\u0308", "⟦patient⟧")]
    [InlineData("Zoe\u0308", "Zo\u00EB", "⟦patient⟧")]
    [InlineData("José Ruiz", "JOSE", "⟦patient-1-u⟧")]
    [InlineData("Jörg Müller", "Mueller", "⟦patient-2⟧")]
    [InlineData("Łukasz Nowak", "Lukasz", "⟦patient-1⟧")]
    [InlineData("李 明", "李 明", "⟦patient⟧")]
    [InlineData("李 明", "李明", "⟦patient⟧")]
    [InlineData("李 明", "小明", "小⟦patient-2⟧")]
    [InlineData("Anna-Maria Lee", "Anna", "⟦patient-3⟧")]
    [InlineData("Anna-Maria Lee", "Anna\u2011Maria", "⟦patient-1⟧")]
    [InlineData("J D", "J D", "⟦patient-u⟧")]
    [InlineData("Q", "Q", "⟦patient-u⟧")]
    [InlineData("Sơn", "sơn", "⟦patient-l⟧")]
    public void However_the_name_is_written_it_stays_here_and_comes_back_as_it_was_written(
        string name,
        string written,
        string hidden
    )
    {
        var pseudonyms = new Pseudonyms(new KnownNames(name, []), others: false);

        pseudonyms.Hide($"So, {written}, slept.").ShouldBe($"So, {hidden}, slept.");
        pseudonyms.Restore(hidden).ShouldBe(written);
    }

    [Theory]
    [InlineData("Bé Thế", "So the day would be long.")]
    [InlineData("Sơn", "My son slept.")]
    [InlineData("May Be", "Maybe so.")]
    [InlineData("Zoë", "A zoetrope, and a Zoetic thing.")]
    [InlineData("Ann-Lee", "Annual leeway.")]
    [InlineData("か", "がんばる")]
    [InlineData("J D", "J. and D.")]
    public void What_only_looks_like_the_name_is_left_as_it_is(string name, string text)
    {
        var pseudonyms = new Pseudonyms(new KnownNames(name, []), others: false);

        pseudonyms.Hide(text).ShouldBe(text);
    }

    [Theory]
    [InlineData("⟦ patient ⟧", true)]
    [InlineData("⟦person-3⟧, what did you hear?", true)]
    [InlineData("patient⟧", true)]
    [InlineData("The patient [wrote] a list.", false)]
    public void A_placeholder_that_stands_for_nobody_is_seen(string text, bool isLeft) =>
        Pseudonyms.AreLeftIn(text).ShouldBe(isLeft);
}
