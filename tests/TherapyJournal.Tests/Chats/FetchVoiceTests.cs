using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class FetchVoiceTests(TestedDatabase on) : VoiceTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task What_the_channel_does_not_hand_out_now_is_asked_for_again_and_the_speaker_told_once()
    {
        await LinkAsync();
        Phone.OnTheWayIn = _ => new FetchOutcome.NotNow("Unreachable");
        await SpeakAsync();
        await AgainAsync(5);
        Phone.Read.ShouldBe([VoiceTexts.Delayed]);

        Phone.OnTheWayIn = _ => null;
        await AgainAsync(1);

        Phone.Read[^1].ShouldBe(VoiceTexts.Heard(Heard));
    }

    [Fact(Timeout = Hanging)]
    public async Task What_is_gone_for_good_is_given_up_and_the_speaker_told()
    {
        await LinkAsync();
        Phone.OnTheWayIn = _ => new FetchOutcome.Refused();
        await SpeakAsync();

        await AgainAsync(6);

        Phone.Read[^1].ShouldBe(VoiceTexts.Failed(RecordingFault.Gone));
        (await RecordingsAsync()).ShouldBe(0);
        Model.Recordings.ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task More_bytes_than_its_length_can_have_are_not_taken()
    {
        await LinkAsync();
        var voice = Voice(seconds: 2);
        Phone.Sounds["voice-1"] = new byte[200_000];

        await ComeAsync(voice with { Recording = new ChatRecording("voice-1", 2) });

        Phone.Read.ShouldBe([VoiceTexts.TooLarge]);
        Model.Recordings.ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task A_process_that_dies_with_the_sound_in_its_hands_fetches_it_again()
    {
        await LinkAsync();
        Phone.OnTheWayIn = _ => new FetchOutcome.NotNow("Unreachable");
        await SpeakAsync();
        Phone.OnTheWayIn = _ => null;
        await LoseAsync(nameof(FetchVoice));

        await AgainAsync(1);

        Phone.Read.ShouldBe([VoiceTexts.Heard(Heard)]);
        Model.Recordings.Count.ShouldBe(1);
    }

    [Fact(Timeout = Hanging)]
    public async Task Whoever_waits_for_their_erasure_is_not_heard_and_goes_on_when_it_is_called_off()
    {
        await LinkAsync();
        Phone.OnTheWayIn = _ => new FetchOutcome.NotNow("Unreachable");
        await SpeakAsync();
        await House.Get<AskForErasure>().RunAsync(Therapist, Patient, Cancel);
        Phone.OnTheWayIn = _ => null;
        await AgainAsync(2);
        Model.Recordings.ShouldBeEmpty();

        await House.Get<CallOffErasure>().RunAsync(Therapist, Patient, Cancel);
        await AgainAsync(2);

        Phone.Read.ShouldContain(VoiceTexts.Heard(Heard));
    }

    [Fact(Timeout = Hanging)]
    public async Task An_erasure_takes_the_sound_with_it()
    {
        await LinkAsync();
        Model.Fail(FakeFault.ServerError, always: true);
        await SpeakAsync();
        (await RecordingsAsync()).ShouldBe(1);

        await House.Get<ErasePatient>().RunAsync(Therapist, Patient, Cancel);
        Model.Fail(FakeFault.None, always: true);
        await AgainAsync(1);

        (await RecordingsAsync()).ShouldBe(0);
    }

    private async Task AgainAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            Pass(TimeSpan.FromHours(1));
            await WorkAsync();
        }
    }
}

public sealed class FetchVoiceOnSqlite() : FetchVoiceTests(TestedDatabase.Sqlite);

public sealed class FetchVoiceOnPostgres() : FetchVoiceTests(TestedDatabase.Postgres);
