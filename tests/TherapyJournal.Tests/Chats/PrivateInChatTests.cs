using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class PrivateInChatTests(TestedDatabase on) : ChatTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task It_explains_and_switches_nothing_by_itself()
    {
        await LinkAsync();

        await SayAsync("/private");
        Phone.Read.ShouldBe([PrivateTexts.IsOff]);
        await SayAsync(Calm);
        await TapAsync(ChatTexts.Done);

        (await EntriesAsync()).ShouldHaveSingleItem().Content.IsPrivate.ShouldBeFalse();
    }

    [Fact(Timeout = Hanging)]
    public async Task Switched_on_every_entry_is_the_patients_alone_until_it_is_switched_off()
    {
        await LinkAsync();
        await SayAsync("/private");
        await TapAsync(PrivateTexts.SwitchOn);
        Phone.Read[^1].ShouldBe(PrivateTexts.IsOn);

        await SayAsync("One.");
        Phone.Read[^1].ShouldBe(PrivateTexts.Listening);
        await TapAsync(ChatTexts.Done);
        await SayAsync("Two.");
        Pass(TimeSpan.FromMinutes(11));
        await WorkAsync();
        await SayAsync("/private");
        await TapAsync(PrivateTexts.SwitchOff);
        await SayAsync("Three.");
        await TapAsync(ChatTexts.Done);

        (await EntriesAsync())
            .ToDictionary(e => e.Content.Text, e => e.Content.IsPrivate)
            .ShouldBe(
                new Dictionary<string, bool>
                {
                    ["One."] = true,
                    ["Two."] = true,
                    ["Three."] = false,
                },
                ignoreOrder: true
            );
        (await EntriesAsync(Therapist)).ShouldHaveSingleItem().Content.Text.ShouldBe("Three.");
    }

    [Fact(Timeout = Hanging)]
    public async Task What_is_being_written_follows_into_it_and_not_out_of_it()
    {
        await LinkAsync();
        await SayAsync("One.");
        await SayAsync("/private on");
        await SayAsync("/private off");
        await TapAsync(ChatTexts.Done);

        (await EntriesAsync()).ShouldHaveSingleItem().Content.IsPrivate.ShouldBeTrue();
    }

    [Fact(Timeout = Hanging)]
    public async Task One_can_be_shared_while_it_is_written_and_after_it_was_kept()
    {
        await LinkAsync();
        await SayAsync("/private on");
        await SayAsync("One.");
        await TapAsync(PrivateTexts.Share);
        (await EntriesAsync()).ShouldHaveSingleItem().Content.IsPrivate.ShouldBeFalse();

        await SayAsync("Two.");
        await TapAsync(ChatTexts.Done);
        (await EntriesAsync(Therapist)).Count.ShouldBe(1);
        await TapAsync(PrivateTexts.Share);
        await TapAsync(PrivateTexts.Share);

        Phone.Read[^1].ShouldBe(PrivateTexts.Shared);
        (await EntriesAsync(Therapist)).Count.ShouldBe(2);
        (await House.LookAsync(db => db.Summaries.CountAsync(Cancel))).ShouldBe(2);
    }

    [Fact(Timeout = Hanging)]
    public async Task One_that_was_taken_back_cannot_be_shared()
    {
        await LinkAsync();
        await SayAsync("/private on");
        await SayAsync("One.");
        await TapAsync(ChatTexts.Done);
        await TapAsync(ChatTexts.TakeBack);

        await TapAsync(PrivateTexts.Share);

        Phone.Read[^1].ShouldBe(PrivateTexts.NotShared);
        (await EntriesAsync()).ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task Danger_in_it_tells_the_therapist_that_there_is_and_nothing_else()
    {
        await LinkAsync();
        await SayAsync("/private on");

        await SayAsync(Urgent);

        Phone.Read.ShouldContain(words => words.Contains("emergency") && words.Contains("stay private"));
        var shown = (await House.Get<ListAlerts>().RunAsync(Therapist, false, Cancel)).Alerts.ShouldHaveSingleItem();
        shown.Source.ShouldBe(AlertSource.Private);
        shown.Alert.Content.Categories.ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task It_goes_along_to_another_phone()
    {
        await LinkAsync();
        await SayAsync("/private on");
        await SayAsync($"/start {await InviteAsync()}", Here with { Chat = 815 });

        await SayAsync("One.", Here with { Chat = 815 });

        Phone.Read[^1].ShouldBe(PrivateTexts.Listening);
    }
}

public sealed class PrivateInChatOnSqlite() : PrivateInChatTests(TestedDatabase.Sqlite);

public sealed class PrivateInChatOnPostgres() : PrivateInChatTests(TestedDatabase.Postgres);
