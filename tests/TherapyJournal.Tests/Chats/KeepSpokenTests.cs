using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class KeepSpokenTests(TestedDatabase on) : VoiceTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task A_quiet_pause_does_not_end_an_entry_whose_voice_is_not_text_yet()
    {
        await LinkAsync();
        Away();
        await SpeakAsync();
        await SayAsync("Written after it.");
        Pass(TimeSpan.FromMinutes(30));
        await WorkAsync();
        (await EntriesAsync()).ShouldBeEmpty();

        Back();
        await LaterAsync(TimeSpan.FromMinutes(25));
        Phone.Read.ShouldContain(VoiceTexts.Heard(Heard));
        (await EntriesAsync()).ShouldBeEmpty();
        await LaterAsync(TimeSpan.FromMinutes(10));

        (await EntryAsync()).Content.Text.ShouldBe($"{Heard}\n\nWritten after it.");
    }

    [Fact(Timeout = Hanging)]
    public async Task After_an_hour_a_therapist_reads_what_was_written_and_the_voice_becomes_an_entry_of_its_own()
    {
        await LinkAsync();
        await SayAsync("Written before it.");
        Away();
        await SpeakAsync();
        await LaterAsync(TimeSpan.FromHours(1));
        (await EntryAsync()).Content.Text.ShouldBe("Written before it.");

        Back();
        await LaterAsync(TimeSpan.FromHours(1));

        (await EntriesAsync()).Select(e => e.Content.Text).ShouldBe(["Written before it.", Heard], ignoreOrder: true);
        Phone.Read.ShouldContain(VoiceTexts.Heard(Heard));
        await TapAsync(ChatTexts.TakeBack);
        (await EntryAsync()).Content.Text.ShouldBe("Written before it.");
    }

    [Fact(Timeout = Hanging)]
    public async Task An_entry_of_nothing_but_voice_waits_for_it_as_long_as_it_takes()
    {
        await LinkAsync();
        Away();
        await SpeakAsync();
        // More often than any other work is tried before it is put aside.
        for (var i = 0; i < 14; i++)
        {
            await LaterAsync(TimeSpan.FromHours(3));
        }
        Back();

        await LaterAsync(TimeSpan.FromHours(1));
        await LaterAsync(TimeSpan.FromMinutes(10));

        (await EntryAsync()).Content.Text.ShouldBe(Heard);
    }

    [Theory(Timeout = Hanging)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_to_end_ends_by_itself_as_it_was_wished(bool isPrivate)
    {
        await LinkAsync();
        await SayAsync("Written before it.");
        Away();
        await SpeakAsync();
        await TapAsync(isPrivate ? ChatTexts.KeepPrivate : ChatTexts.Done);
        Phone.Read.ShouldContain(VoiceTexts.StillListening);
        (await EntriesAsync()).ShouldBeEmpty();

        Back();
        await LaterAsync(TimeSpan.FromMinutes(1));

        (await EntryAsync()).Content.Text.ShouldBe($"Written before it.\n\n{Heard}");
        (await EntryAsync()).Content.IsPrivate.ShouldBe(isPrivate);
        Phone.Read.ShouldContain(ChatTexts.Kept(isPrivate));
    }

    [Fact(Timeout = Hanging)]
    public async Task What_belongs_to_a_private_entry_stays_private_also_as_one_of_its_own()
    {
        await LinkAsync();
        await SayAsync("Written before it.");
        Away();
        await SpeakAsync();
        await TapAsync(ChatTexts.KeepPrivate);
        await LaterAsync(TimeSpan.FromHours(1));
        (await EntriesAsync()).Count.ShouldBe(1);
        Back();

        await LaterAsync(TimeSpan.FromHours(1));

        (await EntriesAsync()).Count.ShouldBe(2);
        (await EntriesAsync()).ShouldAllBe(e => e.Content.IsPrivate);
        (await EntriesAsync(Therapist)).ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task The_first_that_is_spoken_stands_first_also_when_it_is_text_last()
    {
        await LinkAsync();
        Phone.OnTheWayIn = file => file == "voice-1" ? new FetchOutcome.NotNow("Unreachable") : null;
        await SpeakAsync();
        await SpeakAsync("And then I slept.");
        await SayAsync("Now I write.");
        Phone.OnTheWayIn = _ => null;
        Model.Transcription = Heard;
        await LaterAsync(TimeSpan.FromMinutes(1));

        await TapAsync(ChatTexts.Done);

        (await EntryAsync()).Content.Text.ShouldBe($"{Heard}\n\nAnd then I slept.\n\nNow I write.");
    }

    [Fact(Timeout = Hanging)]
    public async Task An_urgent_entry_does_not_wait_for_its_voice()
    {
        await LinkAsync();
        await SayAsync(Urgent);
        Away();
        await SpeakAsync();

        await LaterAsync(TimeSpan.FromMinutes(1));

        (await EntryAsync()).Content.Text.ShouldBe(Urgent);
    }

    [Fact(Timeout = Hanging)]
    public async Task What_was_heard_after_its_chat_was_unlinked_is_kept_and_shown_nowhere()
    {
        await LinkAsync();
        Away();
        await SpeakAsync();
        await House.Get<LinkedChat>().UnlinkAsync(Therapist, Patient, Cancel);
        var read = Phone.Read.Count;
        Back();

        await LaterAsync(TimeSpan.FromHours(1));

        (await EntryAsync()).Content.Text.ShouldBe(Heard);
        (await RecordingsAsync()).ShouldBe(0);
        Phone.Read.Count.ShouldBe(read);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_process_that_dies_before_it_has_said_what_it_heard_says_it_once()
    {
        await LinkAsync();
        Away();
        await SpeakAsync();
        Back();
        await House.ForgeAsync($"update patient_chats set version = version + 1");
        Pass(TimeSpan.FromMinutes(1));
        await WorkAsync();
        await House.ForgeAsync($"update patient_chats set version = version - 1");
        await LoseAsync(nameof(KeepSpoken));

        await LaterAsync(TimeSpan.FromHours(1));
        await TapAsync(ChatTexts.Done);

        (await EntryAsync()).Content.Text.ShouldBe(Heard);
        Phone.Read.Count(t => t == VoiceTexts.Heard(Heard)).ShouldBe(1);
        (await House.LookAsync(db => db.EntryParts.CountAsync(Cancel))).ShouldBe(1);
    }

    private void Away() => Model.Fail(FakeFault.ServerError, always: true);

    private void Back() => Model.Fail(FakeFault.None, always: true);

    private Task LaterAsync(TimeSpan time)
    {
        Pass(time);
        return WorkAsync();
    }
}

public sealed class KeepSpokenOnSqlite() : KeepSpokenTests(TestedDatabase.Sqlite);

public sealed class KeepSpokenOnPostgres() : KeepSpokenTests(TestedDatabase.Postgres);
