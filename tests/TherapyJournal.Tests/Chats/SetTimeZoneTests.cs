using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class SetTimeZoneTests(TestedDatabase on) : ChatTest(on)
{
    [Theory(Timeout = Hanging)]
    [InlineData("/timezone europe/madrid")]
    [InlineData("/timezone Madrid")]
    public async Task A_name_or_a_city_is_taken(string words)
    {
        await LinkAsync();

        await SayAsync(words);

        Phone.Read.ShouldBe(["Your time zone is Europe/Madrid, where it is Monday 10:00 now."]);
        (await ZoneAsync()).ShouldBe("Europe/Madrid");
    }

    [Fact(Timeout = Hanging)]
    public async Task Asked_for_it_is_shown_and_a_city_answers_it()
    {
        await LinkAsync();
        await SayAsync("/timezone");
        Phone.Read[0].ShouldStartWith("Your time zone is UTC, where it is Monday 09:00 now.");

        await SayAsync("Lord Howe");

        (await ZoneAsync()).ShouldBe("Australia/Lord_Howe");
        (await EntriesAsync()).ShouldBeEmpty();
        // From here on a city is a word like any other.
        await SayAsync("Paris");
        Phone.Read[^1].ShouldBe(ChatTexts.Listening);
        (await ZoneAsync()).ShouldBe("Australia/Lord_Howe");
    }

    [Fact(Timeout = Hanging)]
    public async Task Anything_else_is_an_entry_and_no_answer()
    {
        await LinkAsync();
        await SayAsync("/timezone");

        await SayAsync("I slept badly in Paris.");
        await TapAsync(ChatTexts.Done);
        await SayAsync("Paris");

        Phone.Read[^1].ShouldBe(ChatTexts.Listening);
        (await ZoneAsync()).ShouldBe("UTC");
    }

    [Fact(Timeout = Hanging)]
    public async Task An_unknown_place_changes_nothing_and_brings_three_that_may_be_meant()
    {
        await LinkAsync();

        await SayAsync("/timezone Berlim");
        Phone.Read.ShouldBe([ReminderTexts.UnknownPlace(hasNearest: true)]);
        (await ZoneAsync()).ShouldBe("UTC");
        await TapAsync("Europe/Berlin");

        (await ZoneAsync()).ShouldBe("Europe/Berlin");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_consent_that_waits_is_answered_all_the_same()
    {
        await SayAsync($"/start {await InviteAsync()}");
        await SayAsync("/timezone Madrid");
        await SayAsync("/timezone");

        (await ZoneAsync()).ShouldBe("Europe/Madrid");
        Phone.Read[^1].ShouldContain("Europe/Madrid");
    }

    private async Task<string> ZoneAsync() =>
        (await House.Records.StandingAsync(Patient, Cancel)).ShouldBeOfType<StandingOutcome.Known>().Standing.TimeZone;
}

public sealed class SetTimeZoneOnSqlite() : SetTimeZoneTests(TestedDatabase.Sqlite);

public sealed class SetTimeZoneOnPostgres() : SetTimeZoneTests(TestedDatabase.Postgres);
