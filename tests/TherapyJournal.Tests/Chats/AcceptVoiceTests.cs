using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class AcceptVoiceTests(TestedDatabase on) : VoiceTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task The_first_voice_message_waits_unheard_until_its_speaker_has_agreed()
    {
        var patient = await NewcomerAsync();

        await SpeakAsync();
        Phone.Read[0].ShouldBe(VoiceTexts.FirstYourAnswer);
        Phone.Read[1].ShouldStartWith("Sending voice messages");
        await SpeakAsync();
        Phone.Read[2].ShouldBe(VoiceTexts.WaitsToo);
        await SayAsync("And something written.");
        Model.Recordings.ShouldBeEmpty();
        (await RecordingsAsync()).ShouldBe(2);

        await TapAsync(ChatTexts.Agree);
        await TapAsync(ChatTexts.Done);

        Phone.Read.Count(t => t == VoiceTexts.Heard(Heard)).ShouldBe(2);
        var standing = await StandingAsync(patient);
        standing.Consents.ShouldContain(c => c.Kind == ConsentKind.Voice && c.Given && c.By == $"patient:{patient}");
        (await EntryTextAsync(patient)).ShouldBe($"{Heard}\n\n{Heard}\n\nAnd something written.");
        (await RecordingsAsync()).ShouldBe(0);
    }

    [Fact(Timeout = Hanging)]
    public async Task Whoever_first_speaks_in_a_flood_is_asked_with_the_next_message()
    {
        await NewcomerAsync();
        for (var i = 0; i < 20; i++)
        {
            await SayAsync($"Sentence {i}.");
        }
        await SpeakAsync();
        Phone.Read.ShouldNotContain(VoiceTexts.FirstYourAnswer);
        Pass(TimeSpan.FromMinutes(2));
        Phone.Clear();

        await SpeakAsync();
        await TapAsync(ChatTexts.Agree);
        await TapAsync(ChatTexts.Done);

        Phone.Read[0].ShouldBe(VoiceTexts.FirstYourAnswer);
        Phone
            .Read.Count(t => t == VoiceTexts.Heard(Heard))
            .ShouldBe(2, "what was said in the flood is written down too");
    }

    [Fact(Timeout = Hanging)]
    public async Task Spoken_for_its_speaker_alone_it_stays_so_whatever_is_wished_before_the_answer()
    {
        var patient = await NewcomerAsync();
        await SayAsync("/private on");
        await SpeakAsync();
        await SayAsync("/private off");

        await TapAsync(ChatTexts.Agree);
        await TapAsync(ChatTexts.Done);

        (await EntryOfAsync(patient)).Content.IsPrivate.ShouldBeTrue();
    }

    [Fact(Timeout = Hanging)]
    public async Task Who_says_no_is_heard_by_nobody_and_what_waited_is_deleted()
    {
        var patient = await NewcomerAsync();
        await SpeakAsync();

        await TapAsync(ChatTexts.Decline);

        Phone.Read[^1].ShouldBe(VoiceTexts.NotKept);
        (await RecordingsAsync()).ShouldBe(0);
        (await StandingAsync(patient)).Allows(ConsentKind.Voice).ShouldBeFalse();
        await SpeakAsync();
        Phone.Read[^1].ShouldBe(VoiceTexts.Declined);
        Model.Recordings.ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task A_question_that_nobody_answers_is_over_after_three_days()
    {
        await NewcomerAsync();
        await SpeakAsync();

        Pass(TimeSpan.FromDays(3));
        await WorkAsync();

        Phone.Read[^1].ShouldBe(VoiceTexts.NoAnswer);
        (await RecordingsAsync()).ShouldBe(0);
        Model.Recordings.ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task A_question_that_waits_keeps_no_written_entry_from_ending()
    {
        var patient = await NewcomerAsync();
        await SpeakAsync();
        await SayAsync("Something written.");
        Pass(TimeSpan.FromMinutes(10));
        await WorkAsync();
        (await EntryTextAsync(patient)).ShouldBe("Something written.");

        await TapAsync(ChatTexts.Agree);
        Pass(TimeSpan.FromMinutes(10));
        await WorkAsync();

        (await House.LookAsync(db => db.Entries.CountAsync(e => e.PatientId == patient, Cancel))).ShouldBe(2);
    }

    // Agreed to everything but voice, and was never asked about it.
    private async Task<PatientId> NewcomerAsync()
    {
        var patient = await House.AddPatientAsync(
            Therapist.Id,
            details: new NewPatient("Ben Example") { Consents = [ConsentKind.Keeping, ConsentKind.Telegram] }
        );
        await SayAsync($"/start {await InviteAsync(patient)}");
        await TapAsync(ChatTexts.Decline);
        Phone.Clear();
        return patient;
    }

    private async Task<string> EntryTextAsync(PatientId patient) => (await EntryOfAsync(patient)).Content.Text;

    private async Task<EntryView> EntryOfAsync(PatientId patient) =>
        (await House.Get<ListEntries>().RunAsync(new Reader.Patient(patient), patient, null, null, Cancel))
            .ShouldBeOfType<ReadOutcome<EntryList>.Open>()
            .Value.Entries.ShouldHaveSingleItem();

    private async Task<PatientStandingContent> StandingAsync(PatientId patient) =>
        (await House.Records.StandingAsync(patient, Cancel)).ShouldBeOfType<StandingOutcome.Known>().Standing;
}

public sealed class AcceptVoiceOnSqlite() : AcceptVoiceTests(TestedDatabase.Sqlite);

public sealed class AcceptVoiceOnPostgres() : AcceptVoiceTests(TestedDatabase.Postgres);
