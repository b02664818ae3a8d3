using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Chats.Nudges;
using TherapyJournal.Safety;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Week;

/// <summary>One patient and one therapist, from the invitation to the end of their first week.</summary>
public abstract class StoryOfAWeekTests(TestedDatabase on) : WeekTest(on)
{
    // Once a day it is said before what a model wrote.
    private const string ByAProgram = "Some words here are written by a program (AI)";
    private const string BadNight = "I cannot sleep. I am going to kill myself tonight.";
    private const string Secret = "There is a kingfisher that nobody knows about.";
    private const string Hasty = "I was unfair to my brother today.";

    [Fact(Timeout = Hanging)]
    public async Task From_the_invitation_on_Monday_to_the_week_in_review_on_Sunday()
    {
        await OnMondayTheyBegin();
        await OnMondayEveningAdaWritesAndNoorReads();
        await OnTuesdayAReminderAsksForTheRiver();
        await OnWednesdayAdaSpeaks();
        await OnThursdayThereIsABadNight();
        await OnFridaySheKeepsOneThingAndTakesAnotherBack();
        await OnSaturdayNothingIsSaid();
        await OnSundaySheReadsHerWeek();
        await NothingIsParked();
    }

    private async Task OnMondayTheyBegin()
    {
        await ItIs(DayOfWeek.Monday, "10:00");
        var link = await NoorInvites();
        await Noor.Opens(await NoorsOwnCode());
        Noor.Reads(TherapistTexts.Welcome);

        await Ada.Opens(link);
        Ada.Reads("Welcome.", "Keeping your journal");
        await Ada.Taps(ChatTexts.Agree);
        Ada.Reads("Writing over Telegram");
        await Ada.Taps(ChatTexts.Agree);
        Ada.Reads("Letting an AI model read");
        await Ada.Taps(ChatTexts.Agree);
        Ada.Reads(ChatTexts.Ready);

        await NoorConfirmsTheChat();
        await Ada.Writes("/reminders tue 18:00");
        Ada.Reads("Reminders are on");
        Noor.ReadsNothing();
    }

    private async Task OnMondayEveningAdaWritesAndNoorReads()
    {
        await ItIs(DayOfWeek.Monday, "20:00");
        await Ada.Writes("/journal");
        Ada.ReadsOne().ShouldContain(ChatTexts.ByTheAssistant);

        await Ada.Writes("I was at the office until seven.", "Then I sat in the tram and looked out.", Wish);
        Ada.Reads(ChatTexts.Listening);
        Noor.ReadsNothing();
        await Ada.Taps(ChatTexts.Done);
        Ada.Reads("It is kept.", ByAProgram);

        Noor.Reads("A new entry.");
        await Noor.Taps(TherapistTexts.Open);
        Noor.ReadsOne().ShouldContain($"A new entry about the river.\n\nSuggested goal: {River}");
        await Noor.Taps(TherapistTexts.AcceptGoal);
        Noor.ReadsOne().ShouldContain(TherapistTexts.GoalAccepted);
        await Noor.Taps(TherapistTexts.Acknowledge);
        Noor.Reads(TherapistTexts.Acknowledged);
    }

    private async Task OnTuesdayAReminderAsksForTheRiver()
    {
        await ItIs(DayOfWeek.Tuesday, "17:59");
        Ada.ReadsNothing();
        await ItIs(DayOfWeek.Tuesday, "18:00");
        Ada.ReadsOne().ShouldBe(ReminderTexts.Reminder);

        await Ada.Taps(ReminderTexts.Show);
        Ada.ReadsOne().ShouldStartWith($"{ByTheRiver}\n\nBecause your goal is: {River}");
        await Ada.Writes("My shoes stood by the door, and that helped.");
        Ada.Reads(ChatTexts.Listening);

        // She puts the phone away; after ten minutes it ends by itself.
        await ItIs(DayOfWeek.Tuesday, "18:30");
        Ada.Reads("It is kept.", ByAProgram);
        Noor.Reads("A new entry.");
    }

    private async Task OnWednesdayAdaSpeaks()
    {
        await ItIs(DayOfWeek.Wednesday, "12:30");
        Model.Transcription = "I walked by the river at noon.";
        await Ada.Speaks();
        Ada.Reads(VoiceTexts.FirstYourAnswer, "Sending voice messages");
        await Ada.Taps(ChatTexts.Agree);
        Ada.Reads(VoiceTexts.Agreed, VoiceTexts.Heard("I walked by the river at noon."));
        await Ada.Taps(ChatTexts.Done);
        Ada.Reads("It is kept.", ByAProgram);

        await Ada.Writes("/mood 7");
        Ada.Reads(MoodTexts.Kept(7));
        Noor.Reads("A new entry.");
    }

    private async Task OnThursdayThereIsABadNight()
    {
        await ItIs(DayOfWeek.Thursday, "02:10");
        await Ada.Writes(BadNight);
        var answers = Ada.ReadsSome(2);
        answers.ShouldContain(ChatTexts.ListeningStill);
        answers.ShouldContain(a => a.StartsWith("If you are in danger now") && a.Contains("call 112"));

        Noor.Reads("Somebody needs you now.");
        await Noor.Taps(TherapistTexts.Open);
        Noor.ReadsOne().ShouldContain("An urgent alert, raised at 02:10");
        await Noor.Taps(TherapistTexts.Acknowledge);
        Noor.Reads(TherapistTexts.AlertAcknowledged);

        // It ends after a minute, so that Noor can read it; for as long as the alert stands, fixed words answer it.
        await ItIs(DayOfWeek.Thursday, "02:12");
        Ada.Reads("If you are in danger, call 112 now.");
        Noor.Reads("A new entry.");

        await ItIs(DayOfWeek.Thursday, "08:00");
        var alert = (await StandingAlerts()).ShouldHaveSingleItem();
        alert.Content.State.ShouldBe(RiskAlertState.Acknowledged);
        await NoorLifts(alert);
        (await StandingAlerts()).ShouldBeEmpty();
        Ada.ReadsNothing();
        Noor.ReadsNothing();
    }

    private async Task OnFridaySheKeepsOneThingAndTakesAnotherBack()
    {
        await ItIs(DayOfWeek.Friday, "21:00");
        await Ada.Writes(Secret);
        await Ada.Taps(ChatTexts.KeepPrivate);
        Ada.Reads(ChatTexts.Listening, "It is kept, for you alone.");
        Noor.ReadsNothing();

        await Ada.Writes(Hasty);
        await Ada.Taps(ChatTexts.Done);
        Noor.Reads("A new entry.");
        await Ada.Taps(ChatTexts.TakeBack);
        Ada.Reads(ChatTexts.Listening, "It is kept.", ByAProgram, ChatTexts.TakenBack);

        var (words, hidden) = await NoorFinds();
        words.Count.ShouldBe(4);
        words.ShouldNotContain(w => w.Contains(Secret) || w.Contains(Hasty));
        hidden.ShouldBe(1);
        await Noor.Taps(TherapistTexts.Open);
        Noor.ReadsOne().ShouldStartWith(TherapistTexts.Gone);
    }

    private async Task OnSaturdayNothingIsSaid()
    {
        for (var hour = 0; hour < 24; hour++)
        {
            await ItIs(DayOfWeek.Saturday, $"{hour:00}:00");
        }
        Ada.ReadsNothing();
        Noor.ReadsNothing();
    }

    private async Task OnSundaySheReadsHerWeek()
    {
        await ItIs(DayOfWeek.Sunday, "19:00");
        await Ada.Writes("/week");

        var week = Ada.ReadsOne();
        week.ShouldContain("I walked by the river at noon.");
        week.ShouldContain("My shoes stood by the door, and that helped.");
        foreach (var untold in (string[])[BadNight, Secret, Hasty])
        {
            week.ShouldNotContain(untold);
        }
        Noor.ReadsNothing();
        foreach (var told in (string[])["Ada", "river at noon", "brother", "kingfisher", "kill"])
        {
            Noor.Chat.ShouldNotContain(t => t.Contains(told));
        }
    }
}

public sealed class StoryOfAWeekOnSqlite() : StoryOfAWeekTests(TestedDatabase.Sqlite);

public sealed class StoryOfAWeekOnPostgres() : StoryOfAWeekTests(TestedDatabase.Postgres);
