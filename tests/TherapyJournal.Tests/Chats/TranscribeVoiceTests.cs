using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Chats;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class TranscribeVoiceTests(TestedDatabase on) : VoiceTest(on)
{
    [Theory(Timeout = Hanging)]
    [InlineData(FakeFault.RateLimited)]
    [InlineData(FakeFault.ServerError)]
    [InlineData(FakeFault.HalfABody)]
    [InlineData(FakeFault.HalfAnAnswer)]
    [InlineData(FakeFault.Hang)]
    [InlineData(FakeFault.Html)]
    [InlineData(FakeFault.Unauthorised)]
    [InlineData(FakeFault.NoCredit)]
    public async Task While_nobody_can_write_it_down_it_is_kept_and_its_speaker_told_once(FakeFault fault)
    {
        await LinkAsync();
        Model.Fail(fault, always: true);
        await SpeakAsync();
        await AgainAsync(4);
        Phone.Read.ShouldBe([VoiceTexts.Delayed]);
        (await SoundAsync()).ShouldNotBeNull();

        Model.Fail(FakeFault.None, always: true);
        await AgainAsync(1);
        await TapAsync(ChatTexts.Done);

        Phone.Read[1].ShouldBe(VoiceTexts.Heard(Heard));
        (await EntryAsync()).Content.Text.ShouldBe(Heard);
        (await RecordingsAsync()).ShouldBe(0);
    }

    [Fact(Timeout = Hanging)]
    public async Task Danger_is_answered_as_soon_as_there_are_words()
    {
        await LinkAsync();

        await SpeakAsync(Urgent);

        Phone.Read.ShouldContain(t => t.Contains("emergency"));
        (await AlertsAsync()).ShouldHaveSingleItem();
        Pass(TimeSpan.FromMinutes(1));
        await WorkAsync();
        (await EntryAsync()).Id.ShouldBe((await AlertsAsync()).ShouldHaveSingleItem().EntryId);
    }

    [Fact(Timeout = Hanging)]
    public async Task Danger_is_heard_also_while_the_chat_itself_does_not_open()
    {
        await LinkAsync();
        Model.Fail(FakeFault.RateLimited, always: true);
        await SpeakAsync(Urgent);
        await House.ForgeAsync($"update patient_chats set version = version + 1");
        Model.Fail(FakeFault.None, always: true);

        await AgainAsync(1);

        (await AlertsAsync()).ShouldHaveSingleItem();
        await House.ForgeAsync($"update patient_chats set version = version - 1");
        await AgainAsync(1);
        Phone.Read.ShouldContain(t => t.Contains("emergency"));
        Phone.Read.ShouldContain(VoiceTexts.Heard(Urgent));
    }

    [Fact(Timeout = Hanging)]
    public async Task A_process_that_dies_before_it_has_saved_what_it_heard_loses_and_doubles_nothing()
    {
        await LinkAsync();
        Model.Fail(FakeFault.RateLimited, always: true);
        await SpeakAsync(Urgent);
        Model.Fail(FakeFault.None, always: true);
        await LoseAsync(nameof(TranscribeVoice));
        Model.Recordings.Count.ShouldBe(1);

        await AgainAsync(1);
        await TapAsync(ChatTexts.Done);

        (await EntryAsync()).Content.Text.ShouldBe(Urgent);
        (await AlertsAsync()).ShouldHaveSingleItem();
        Phone.Read.Count(t => t == VoiceTexts.Heard(Urgent)).ShouldBe(1);
        (await CallsAsync()).Count(c => c.Content.State == ModelCallState.Answered).ShouldBe(2);
    }

    [Fact(Timeout = Hanging)]
    public async Task Each_call_is_on_record_with_its_seconds_and_without_a_word()
    {
        await LinkAsync();

        await SpeakAsync();
        await TapAsync(ChatTexts.Done);

        var call = (await CallsAsync()).ShouldHaveSingleItem().Content;
        call.Step.ShouldBe(AskTranscriber.Step);
        call.Model.ShouldBe("gpt-transcribe");
        call.Sent.ShouldBe([new SentWords("voice", (await EntryAsync()).Id, 0) { Seconds = 12 }]);
        (call.TokensIn, call.TokensOut).ShouldBe((210, 8));
        (await House.LookAsync(db => db.TokenUses.SingleAsync(u => u.PatientId == Patient, Cancel))).Tokens.ShouldBe(
            218
        );
    }

    [Theory(Timeout = Hanging)]
    [InlineData(FakeFault.RequestRefusedAndRepeated, RecordingFault.NotWrittenDown)]
    [InlineData(FakeFault.EmptyBody, RecordingFault.Silent)]
    public async Task What_will_never_be_text_ends_and_its_speaker_is_told(FakeFault fault, RecordingFault why)
    {
        await LinkAsync();
        Model.Fail(fault, always: true);

        await SpeakAsync();

        Phone.Read.ShouldBe([VoiceTexts.Failed(why)]);
        (await RecordingsAsync()).ShouldBe(0);
        Model.Fail(FakeFault.None, always: true);
        await SayAsync("Then I write it.");
        await TapAsync(ChatTexts.Done);
        (await EntryAsync()).Content.Text.ShouldBe("Then I write it.");
    }

    [Fact(Timeout = Hanging)]
    public async Task After_a_week_it_is_given_up_and_bad_answers_end_sooner()
    {
        await LinkAsync();
        Model.Fail(FakeFault.ServerError, always: true);
        await SpeakAsync();
        Pass(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1));
        await WorkAsync();
        Phone.Read[^1].ShouldBe(VoiceTexts.Failed(RecordingFault.NotWrittenDown));

        Model.Fail(FakeFault.Html, always: true);
        await SpeakAsync();
        await AgainAsync(8);

        Phone.Read[^1].ShouldBe(VoiceTexts.Failed(RecordingFault.NotWrittenDown));
        (await RecordingsAsync()).ShouldBe(0);
    }

    [Fact(Timeout = Hanging)]
    public async Task Who_withdraws_the_consent_meanwhile_is_not_heard()
    {
        await LinkAsync();
        Model.Fail(FakeFault.ServerError, always: true);
        await SpeakAsync();
        var sent = Model.Recordings.Count;
        await DecideAsync(ConsentKind.Voice, give: false);
        Model.Fail(FakeFault.None, always: true);

        await AgainAsync(2);

        Model.Recordings.Count.ShouldBe(sent);
        (await RecordingsAsync()).ShouldBe(0);
        (await EntriesAsync()).ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task However_many_speak_at_once_half_of_a_workers_places_stay_free()
    {
        await LinkAsync();
        Model.Fail(FakeFault.Hang, always: true);

        await ComeAsync([.. Enumerable.Range(0, 7).Select(_ => Voice())]);

        Model.Calls.Count.ShouldBe(4);
        Model.Fail(FakeFault.None, always: true);
        await AgainAsync(2);
        Phone.Read.Count(t => t == VoiceTexts.Heard(Heard)).ShouldBe(7);
    }

    // The next try is due after an hour at most.
    private async Task AgainAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            Pass(TimeSpan.FromHours(1));
            await WorkAsync();
        }
    }

    private async Task<IReadOnlyList<ModelCallView>> CallsAsync() =>
        (await House.Get<ListModelCalls>().RunAsync(Therapist, Patient, Cancel))
            .ShouldBeOfType<ReadOutcome<IReadOnlyList<ModelCallView>>.Open>()
            .Value;

    private async Task<byte[]?> SoundAsync()
    {
        var id = await House.LookAsync(db => db.Recordings.Select(r => r.Id).SingleAsync(Cancel));
        var read = await Recordings.ReadAsync(House.Records, "a test", Patient, id, Cancel);
        return read.ShouldBeOfType<ReadOutcome<OpenRecording?>.Open>().Value!.Content.Sound;
    }
}

public sealed class TranscribeVoiceOnSqlite() : TranscribeVoiceTests(TestedDatabase.Sqlite);

public sealed class TranscribeVoiceOnPostgres() : TranscribeVoiceTests(TestedDatabase.Postgres);
