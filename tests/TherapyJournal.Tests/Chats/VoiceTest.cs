using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;

namespace TherapyJournal.Tests.Chats;

/// <summary>A test of voice messages: a phone that sends them, and a service over HTTP that writes them down. No other model is asked.</summary>
public abstract class VoiceTest(TestedDatabase on) : ModelChatTest(on)
{
    protected const string Heard = "I walked by the canal.";
    private int spoken;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await DecideAsync(ConsentKind.Model, give: false);
    }

    protected override void Configure(IDictionary<string, string?> settings)
    {
        base.Configure(settings);
        settings["Journal:Assistants:TranscriptionSeconds"] = "2";
    }

    protected Task DecideAsync(ConsentKind kind, bool give, PatientId? patient = null) =>
        House.Get<DecideConsent>().RunAsync(Therapist, patient ?? Patient, kind, give, Cancel);

    /// <summary>A voice message whose sound the phone hands out.</summary>
    protected ChatMessage Voice(int seconds = 12, string? caption = null)
    {
        var file = $"voice-{++spoken}";
        Phone.Sounds[file] = [(byte)'O', (byte)'g', (byte)'g', (byte)'S', (byte)spoken];
        return Other(ChatMessageKind.Voice, caption) with { Recording = new ChatRecording(file, seconds) { Size = 5 } };
    }

    /// <summary>Speaks, and what follows is done.</summary>
    protected async Task<ChatMessage> SpeakAsync(string heard = Heard)
    {
        Model.Transcription = heard;
        var voice = Voice();
        await ComeAsync(voice);
        return voice;
    }

    protected Task<int> RecordingsAsync() => House.LookAsync(db => db.Recordings.CountAsync(Cancel));

    protected async Task<EntryView> EntryAsync() => (await EntriesAsync()).ShouldHaveSingleItem();

    /// <summary>Does a step of the queue to its end and loses what came of it, as a process that is killed there.</summary>
    protected async Task LoseAsync(string step)
    {
        var item = await House.LookAsync(db => db.WorkItems.AsNoTracking().SingleAsync(w => w.Kind == step, Cancel));
        (
            await House.Get<IEnumerable<IWorkStep>>().Single(s => s.Name == step).RunAsync(item, Cancel)
        ).ShouldBeOfType<StepResult.Done>();
    }
}
