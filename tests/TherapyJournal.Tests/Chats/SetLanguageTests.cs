using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class SetLanguageTests(TestedDatabase on) : ChatTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task It_is_shown_with_a_button_for_each_that_may_be_given()
    {
        await LinkAsync();

        await SayAsync("/language");
        await TapAsync("✓ English");

        Phone.Read.ShouldBe([LanguageTexts.ItIs("en"), LanguageTexts.ItIs("en")]);
        Phone.Read[0].ShouldStartWith("This journal speaks English.");
        (await LanguageAsync()).ShouldBe("en");
    }

    [Theory(Timeout = Hanging)]
    [InlineData("/language Deutsch")]
    [InlineData("/language de")]
    [InlineData("/language Klingon")]
    public async Task One_in_which_not_everything_exists_is_not_given(string words)
    {
        await LinkAsync();

        await SayAsync(words);
        await ComeAsync(Tap("lang:de"));

        Phone.Read.ShouldBe([LanguageTexts.NotYet, LanguageTexts.NotYet]);
        (await LanguageAsync()).ShouldBe("en");
    }

    [Theory(Timeout = Hanging)]
    [InlineData("/language English")]
    [InlineData("/language EN")]
    public async Task It_may_be_typed(string words)
    {
        await LinkAsync();

        await SayAsync(words);

        Phone.Read.ShouldBe([LanguageTexts.ItIs("en")]);
    }

    private async Task<string> LanguageAsync() =>
        (await House.Records.StandingAsync(Patient, Cancel)).ShouldBeOfType<StandingOutcome.Known>().Standing.Language;
}

public sealed class SetLanguageOnSqlite() : SetLanguageTests(TestedDatabase.Sqlite);

public sealed class SetLanguageOnPostgres() : SetLanguageTests(TestedDatabase.Postgres);
