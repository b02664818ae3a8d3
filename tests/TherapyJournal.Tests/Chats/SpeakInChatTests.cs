using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class SpeakInChatTests(TestedDatabase on) : VoiceTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task What_is_spoken_is_shown_as_it_was_heard_and_becomes_an_entry_that_says_so()
    {
        await LinkAsync();

        await SpeakAsync();
        Phone.Read.ShouldBe([VoiceTexts.Heard(Heard)]);
        (await RecordingsAsync()).ShouldBe(0);
        await TapAsync(ChatTexts.Done);

        var entry = await EntryAsync();
        entry.Content.Text.ShouldBe(Heard);
        entry.Content.Source.ShouldBe("voice");
        (await InboxAsync()).Items.ShouldContain(i => i.EntryId == entry.Id);
        Model.Recordings.ShouldHaveSingleItem().ShouldContain("OggS");
    }

    [Fact(Timeout = Hanging)]
    public async Task Words_and_voice_are_one_entry_in_the_order_in_which_they_were_sent()
    {
        await LinkAsync();
        await SayAsync("First.");
        Model.Transcription = "Second.";

        await ComeAsync(Voice(caption: "Before I speak."), Words("Third."));
        await TapAsync(ChatTexts.Done);

        (await EntryAsync()).Content.Text.ShouldBe("First.\n\nBefore I speak.\n\nSecond.\n\nThird.");
    }

    [Fact(Timeout = Hanging)]
    public async Task Who_was_misheard_writes_it_anew_at_the_same_place()
    {
        await LinkAsync();
        await SpeakAsync("I walked by the kennel.");
        await SayAsync("It was cold.");
        await TapAsync(VoiceTexts.WriteAnew);
        Phone.Read[^1].ShouldBe(VoiceTexts.HowItWasMeant);

        Pass(TimeSpan.FromMinutes(1));
        await SayAsync("I walked by the canal.");
        Phone.Read[^1].ShouldBe(VoiceTexts.Changed);
        await SayAsync("And long.");
        await TapAsync(ChatTexts.Done);

        (await EntryAsync()).Content.Text.ShouldBe("I walked by the canal.\n\nIt was cold.\n\nAnd long.");
        (await EntryAsync()).Content.Source.ShouldBe("telegram");
    }

    [Fact(Timeout = Hanging)]
    public async Task Also_a_finished_entry_is_put_right_and_danger_in_it_is_answered()
    {
        await LinkAsync();
        await SpeakAsync("I am fine.");
        var anew = Phone.Button(VoiceTexts.WriteAnew);
        await TapAsync(ChatTexts.Done);
        await ComeAsync(Tap(anew));

        await SayAsync(Urgent);

        (await EntryAsync()).Content.Text.ShouldBe(Urgent);
        (await EntryAsync()).Content.Number.ShouldBe(2);
        (await AlertsAsync()).ShouldHaveSingleItem();
        Phone.Read.ShouldContain(t => t.Contains("emergency"));
    }

    [Fact(Timeout = Hanging)]
    public async Task What_was_taken_back_is_not_written_anew()
    {
        await LinkAsync();
        await SpeakAsync();
        var anew = Phone.Button(VoiceTexts.WriteAnew);
        await TapAsync(ChatTexts.Discard);

        await ComeAsync(Tap(anew));

        Phone.Read[^1].ShouldBe(ChatTexts.NotChanged);
        (await House.LookAsync(db => db.EntryParts.CountAsync(Cancel))).ShouldBe(0);
    }

    [Theory(Timeout = Hanging)]
    [InlineData(301, 5)]
    [InlineData(12, 20 * 1024 * 1024 + 1)]
    [InlineData(1, 6 * 1024 * 1024)]
    public async Task One_that_is_too_long_or_too_large_is_declined_and_the_words_beside_it_are_kept(
        int seconds,
        long size
    )
    {
        await LinkAsync();
        var voice = Voice(caption: Urgent);

        await ComeAsync(voice with { Recording = new ChatRecording("voice-1", seconds) { Size = size } });

        Phone.Read.ShouldContain(t => t == VoiceTexts.TooLarge || t == VoiceTexts.TooLong(300));
        Phone.Read.ShouldContain(t => t.Contains("emergency"));
        (await RecordingsAsync()).ShouldBe(0);
        Model.Recordings.ShouldBeEmpty();
        await TapAsync(ChatTexts.Done);
        (await EntryAsync()).Content.Text.ShouldBe(Urgent);
    }

    [Fact(Timeout = Hanging)]
    public async Task Who_speaks_all_day_is_heard_up_to_a_point_and_again_tomorrow()
    {
        await LinkAsync();
        for (var i = 0; i < 6; i++)
        {
            await ComeAsync(Voice(seconds: 300));
        }
        Model.Recordings.Count.ShouldBe(6);

        await ComeAsync(Voice(seconds: 1));
        Phone.Read[^1].ShouldBe(VoiceTexts.DaySpent);
        Model.Recordings.Count.ShouldBe(6);
        Pass(TimeSpan.FromDays(1));
        await ComeAsync(Voice(seconds: 1));

        Model.Recordings.Count.ShouldBe(7);
    }

    [Fact(Timeout = Hanging)]
    public async Task Who_said_no_is_declined_each_time_and_asked_no_more()
    {
        await LinkAsync();
        await DecideAsync(ConsentKind.Voice, give: false);

        await SpeakAsync();

        Phone.Read.ShouldBe([VoiceTexts.Declined]);
        (await RecordingsAsync()).ShouldBe(0);
        Model.Recordings.ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task Before_the_consents_nothing_is_kept_of_a_voice_message_either()
    {
        var patient = await House.AddPatientAsync(
            Therapist.Id,
            details: new NewPatient("Ben Example") { Consents = [ConsentKind.Keeping] }
        );
        await SayAsync($"/start {await InviteAsync(patient)}");
        Phone.Clear();

        await SpeakAsync();

        Phone.Read[0].ShouldBe(ChatTexts.FirstTheConsents);
        (await RecordingsAsync()).ShouldBe(0);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_discarded_entry_takes_with_it_what_was_not_written_down_yet()
    {
        await LinkAsync();
        await SayAsync("Never mind.");
        Model.Fail(TherapyJournal.Tests.Assistants.FakeFault.RateLimited, always: true);
        await SpeakAsync();
        (await RecordingsAsync()).ShouldBe(1);

        await TapAsync(ChatTexts.Discard);
        Model.Fail(TherapyJournal.Tests.Assistants.FakeFault.None, always: true);
        Pass(TimeSpan.FromHours(2));
        await WorkAsync();

        (await RecordingsAsync()).ShouldBe(0);
        (await EntriesAsync()).ShouldBeEmpty();
        Phone.Read.ShouldNotContain(VoiceTexts.Heard(Heard));
    }
}

public sealed class SpeakInChatOnSqlite() : SpeakInChatTests(TestedDatabase.Sqlite);

public sealed class SpeakInChatOnPostgres() : SpeakInChatTests(TestedDatabase.Postgres);
