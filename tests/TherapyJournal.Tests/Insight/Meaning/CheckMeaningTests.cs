using Shouldly;
using TherapyJournal.Assistants;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Insight.Meaning;

public abstract class CheckMeaningTests(TestedDatabase on) : MeaningTest(on)
{
    [Fact]
    public async Task It_says_how_many_entries_have_a_vector_and_sends_nobodys_words()
    {
        await WriteAsync("The terrier barked.");
        var sent = Sent.Count;

        var check = (await MeaningOfAsync(House)).ShouldHaveSingleItem();

        (check.Light, check.Sentence).ShouldBe(
            (CheckLight.Green, $"1 entry has a vector of house-embed at {new Uri(Server.BaseUrl).Authority}.")
        );
        Sent.Skip(sent).ShouldBe(["yes"]);
    }

    [Theory]
    [InlineData(FakeFault.Unauthorised, "did not accept the key")]
    [InlineData(FakeFault.ServerError, "a fault of its own")]
    [InlineData(FakeFault.Html, "agreed form")]
    public async Task A_model_that_does_not_answer_is_amber(FakeFault fault, string said)
    {
        Server.Fail(fault, always: true);

        var check = (await MeaningOfAsync(House)).ShouldHaveSingleItem();

        check.Light.ShouldBe(CheckLight.Amber);
        check.Sentence.ShouldContain("found by their words meanwhile");
        check.Sentence.ShouldContain(said);
    }

    [Fact]
    public async Task A_model_that_the_service_does_not_know_is_amber()
    {
        var house = await WithModelAsync("nobody-knows-it");

        (await MeaningOfAsync(house)).ShouldHaveSingleItem().Sentence.ShouldContain("does not know this model");
    }

    [Fact]
    public async Task A_setting_that_cannot_be_used_is_amber_and_switches_off_no_other_model()
    {
        Ground.Settings["Journal:Assistants:Embeddings:Dimensions"] = "7";
        var house = await AnotherProcessAsync();

        var check = (await MeaningOfAsync(house)).ShouldHaveSingleItem();

        check.Light.ShouldBe(CheckLight.Amber);
        check.Sentence.ShouldContain("Dimensions must be from 8 to 4096");
        house.Get<Assistant>().SettingsProblem.ShouldBeNull();
    }

    [Fact]
    public async Task Without_one_the_words_are_enough()
    {
        var house = await WithModelAsync("none");

        var check = (await MeaningOfAsync(house)).ShouldHaveSingleItem();

        (check.Light, check.Sentence).ShouldBe(
            (CheckLight.Green, "No embeddings are configured: entries are found by their words.")
        );
        Server.Calls.ShouldBeEmpty();
    }
}

public sealed class CheckMeaningOnSqlite() : CheckMeaningTests(TestedDatabase.Sqlite);

public sealed class CheckMeaningOnPostgres() : CheckMeaningTests(TestedDatabase.Postgres);
