using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Safety;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats;

/// <summary>What becomes of a voice message whose entry has gone its own way before there was a text.</summary>
public abstract class SpokenEntryTests(TestedDatabase on) : VoiceTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task Spoken_on_one_phone_it_is_an_entry_also_when_another_was_linked_and_nothing_is_told_there()
    {
        await BeginAsync();
        var other = Here with { Chat = 5000 };
        await SayAsync($"/start {await InviteAsync()}", other);
        Phone.Clear();

        await HearAsync();

        (await EntriesAsync()).Select(e => e.Content.Text).ShouldBe(["Written before it.", Heard]);
        Phone.Read.ShouldNotContain(VoiceTexts.Heard(Heard));
        await SayAsync("Written on the new phone.", other);
        await LaterAsync(TimeSpan.FromMinutes(10));
        (await EntriesAsync()).Count.ShouldBe(3);
    }

    [Theory(Timeout = Hanging)]
    [InlineData(ChatTexts.KeepPrivate)]
    [InlineData("/private on")]
    public async Task Made_private_while_it_is_not_text_yet_it_stays_so_when_its_chat_is_unlinked(string how)
    {
        await BeginAsync();
        await (how == ChatTexts.KeepPrivate ? TapAsync(how) : SayAsync(how));
        await House.Get<LinkedChat>().UnlinkAsync(Therapist, Patient, Cancel);

        await HearAsync();

        (await EntriesAsync()).Select(e => e.Content.IsPrivate).ShouldBe([true, true]);
        (await InboxAsync()).Items.ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task Danger_in_what_became_private_is_raised_as_private()
    {
        await BeginAsync();
        await TapAsync(ChatTexts.KeepPrivate);
        Model.Transcription = Urgent;

        await HearAsync();

        (await AlertsAsync()).ShouldAllBe(a => a.Content.FromPrivate);
        (await AlertsAsync()).ShouldNotBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task Write_it_anew_waits_a_quarter_of_an_hour_and_never_past_private()
    {
        await LinkAsync();
        await SpeakAsync();
        await TapAsync(ChatTexts.Done);
        await TapAsync(VoiceTexts.WriteAnew);
        await SayAsync("/private on");
        await SayAsync("Only for me: a heron.");
        await TapAsync(ChatTexts.Done);
        (await EntriesAsync())
            .Select(e => (e.Content.Text, e.Content.IsPrivate))
            .ShouldBe([(Heard, false), ("Only for me: a heron.", true)]);

        await SayAsync("/private off");
        await TapAsync(VoiceTexts.WriteAnew);
        Pass(TimeSpan.FromMinutes(16));
        await SayAsync("The next day.");
        await TapAsync(ChatTexts.Done);

        (await EntriesAsync()).Select(e => e.Content.Text).ShouldBe([Heard, "Only for me: a heron.", "The next day."]);
    }

    /// <summary>Something is written, something is spoken, and whoever writes down is away.</summary>
    private async Task BeginAsync()
    {
        await LinkAsync();
        await SayAsync("Written before it.");
        Model.Fail(FakeFault.ServerError, always: true);
        await SpeakAsync();
    }

    // On a busy machine the service may seem silent once more.
    private async Task HearAsync()
    {
        Model.Fail(FakeFault.None, always: true);
        for (var hour = 0; hour < 6 && (hour == 0 || await RecordingsAsync() > 0); hour++)
        {
            await LaterAsync(TimeSpan.FromHours(1));
        }
    }

    private Task LaterAsync(TimeSpan time)
    {
        Pass(time);
        return WorkAsync();
    }
}

public sealed class SpokenEntryOnSqlite() : SpokenEntryTests(TestedDatabase.Sqlite);

public sealed class SpokenEntryOnPostgres() : SpokenEntryTests(TestedDatabase.Postgres);
