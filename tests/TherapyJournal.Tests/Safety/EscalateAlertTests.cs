using Shouldly;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using TherapyJournal.Tests.Safety.Calling;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Safety;

/// <summary>Somebody writes at 11 pm that they want to die, and nobody answers.</summary>
public abstract class EscalateAlertTests(TestedDatabase on) : CallTest(on)
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task From_the_message_at_eleven_at_night_to_the_lifted_alert()
    {
        await ReachAsync(Therapist.Id, Anna);
        var deputy = await AddDeputyAsync();
        await ReachOwnerAsync();

        await WriteAsync(Urgent);
        Called().ShouldBe([Anna]);
        await WaitAsync(TenMinutes);
        Called().ShouldBe([Anna]);
        await WaitAsync(TenMinutes);
        Called().ShouldBe([Ben]);

        // The deputy reads what the alert needs, and nothing else.
        var alert = (await House.Get<ListAlerts>().RunAsync(deputy, false, Cancel)).Alerts.ShouldHaveSingleItem();
        alert.PatientName.ShouldBe("Ada Example");
        (await EntriesOfAsync(deputy)).ShouldBeOfType<ReadOutcome<EntryList>.Refused>();
        (
            await Handle.AcknowledgeAsync(deputy, alert.Alert.Id, "We talked on the phone.", Cancel)
        ).ShouldBeOfType<HandleAlertOutcome.Handled>();

        await WaitAsync(TimeSpan.FromDays(1));
        Called().ShouldBeEmpty("acknowledged, it calls nobody");
        (await ReflectionAsync(await WriteAsync(Calm))).ShouldBeNull("the fixed words stand until it is lifted");
        var lifted = (await Handle.LiftAsync(Therapist, alert.Alert.Id, null, Cancel))
            .ShouldBeOfType<HandleAlertOutcome.Handled>()
            .Alert.Content;
        lifted
            .History.Select(h => h.What)
            .ShouldBe(["raised", "told", "called", "called", "called", "acknowledged", "lifted"]);
        lifted.History.Where(h => h.What == "called").ShouldAllBe(h => h.Note!.Contains("taken as <"));
        (await ListAsync(deputy)).ShouldBeEmpty("lifted, it opens nothing to who answered");
    }

    [Fact]
    public async Task Nobody_answers_until_the_owner_is_called_and_then_everybody_every_hour()
    {
        await ReachAsync(Therapist.Id, Anna);
        await AddDeputyAsync();
        await ReachOwnerAsync();
        await WriteAsync(Urgent);
        await WaitAsync(TenMinutes);
        await WaitAsync(TenMinutes);
        Called();

        await WaitAsync(TenMinutes);
        Called().ShouldBe([Owner]);
        await WaitAsync(TimeSpan.FromMinutes(59));
        Called().ShouldBeEmpty();
        await WaitAsync(TimeSpan.FromMinutes(1));
        Called().ShouldBe([Anna, Ben, Owner]);
        await WaitAsync(TimeSpan.FromHours(1));
        Called().ShouldBe([Anna, Ben, Owner]);
    }

    [Fact]
    public async Task What_is_sent_names_nobody_and_holds_no_word()
    {
        await ReachAsync(Therapist.Id, Anna);
        await WriteAsync($"{Urgent} Nobody knows of the kingfisher.");

        var mail = Mail.Taken.ShouldHaveSingleItem();

        var said = mail.Text + mail.Body;
        foreach (var secret in (string[])["Ada Example", "kill", "kingfisher", $"{Patient}"])
        {
            said.ShouldNotContain(secret, Case.Insensitive);
        }
        mail.Body.ShouldContain("journal alerts");
        mail.Body.ShouldNotContain("late");
    }

    [Fact]
    public async Task A_concern_wakes_nobody()
    {
        await ReachAsync(Therapist.Id, Anna);
        await WriteAsync(Concern);
        await WaitAsync(TimeSpan.FromDays(2));

        Called().ShouldBeEmpty();
        (await AlertsAsync()).ShouldHaveSingleItem().Content.History.Select(h => h.What).ShouldBe(["raised", "told"]);
    }

    [Fact]
    public async Task A_worker_that_was_away_for_a_day_first_calls_everybody_it_owes_and_says_that_it_is_late()
    {
        await ReachAsync(Therapist.Id, Anna);
        await AddDeputyAsync();
        await ReachOwnerAsync();
        await RecordAsync(Urgent);

        await WaitAsync(TimeSpan.FromDays(1));

        Mail.Taken.ShouldAllBe(m => m.Body.Contains("late by 24 hours") && m.Text.Contains("late"));
        Called().ShouldBe([Anna, Ben, Owner]);
        await WaitAsync(TimeSpan.FromMinutes(30));
        Mail.Taken.ShouldAllBe(m => !m.Body.Contains("late by"));
        Called().ShouldBe([Anna, Ben, Owner]);
    }

    [Theory]
    [InlineData(MailTrouble.IsBusy)]
    [InlineData(MailTrouble.DropsTheLine)]
    [InlineData(MailTrouble.SpeaksNoSmtp)]
    public async Task Where_the_mail_server_fails_everybody_is_tried_at_once_and_again_until_somebody_is_reached(
        MailTrouble trouble
    )
    {
        await ReachAsync(Therapist.Id, Anna);
        await ReachOwnerAsync();
        Mail.Trouble = trouble;
        await WriteAsync(Urgent);
        (await AlertsAsync())
            .ShouldHaveSingleItem()
            .Content.History.Where(h => h.What == "not-reached")
            .Select(h => h.By!.Split(':')[0])
            .Distinct()
            .ShouldBe(["therapist", "owner"]);
        await WaitAsync(TimeSpan.FromMinutes(2));
        Mail.Trouble = MailTrouble.None;

        await WaitAsync(TimeSpan.FromMinutes(2));

        Called().ShouldBe([Anna, Owner]);
        await WaitAsync(TimeSpan.FromMinutes(3));
        Called().ShouldBeEmpty("somebody was reached: now they have time to answer");
        await WaitAsync(TimeSpan.FromMinutes(7));
        Called().ShouldBe([Anna, Owner]);
    }

    [Fact]
    public async Task Whoever_is_away_is_called_and_so_is_who_covers_their_days()
    {
        await ReachAsync(Therapist.Id, Anna);
        var cover = await House.AddTherapistAsync("Ben Example");
        await ReachAsync(cover, Ben);
        var today = DateOnly.FromDateTime(Ground.Clock.GetUtcNow().UtcDateTime).ToString("yyyy-MM-dd");
        await Change.CoverAsync($"{Therapist.Id}", "Ben Example", today, today, Cancel);

        await WriteAsync(Urgent);

        Called().ShouldBe([Anna, Ben]);
        (await ListAsync(new Reader.Therapist(cover))).ShouldHaveSingleItem();
        Pass(TimeSpan.FromDays(1));
        (await ListAsync(new Reader.Therapist(cover))).ShouldBeEmpty("the days are over");
    }

    [Fact]
    public async Task Without_any_address_it_stands_in_the_inbox_and_goes_on_looking()
    {
        await WriteAsync(Urgent);
        (await AlertsAsync()).ShouldHaveSingleItem().Content.History.Select(h => h.What).ShouldBe(["raised", "told"]);
        await ReachAsync(Therapist.Id, Anna);

        await WaitAsync(TimeSpan.FromMinutes(2));

        Called().ShouldBe([Anna]);
    }

    [Theory]
    [InlineData(PatientStatus.Paused)]
    [InlineData(PatientStatus.Ended)]
    public async Task Whoever_is_paused_or_has_ended_is_not_read_and_still_wakes_somebody(PatientStatus status)
    {
        await ReachAsync(Therapist.Id, Anna);
        await House.Get<ChangePatient>().SetStatusAsync(Therapist, Patient, status, Cancel);

        await TryRecordAsync(Urgent);
        await WorkAsync();

        Called().ShouldBe([Anna]);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_model_that_says_nothing_keeps_neither_the_answer_nor_the_call_waiting()
    {
        await ReachAsync(Therapist.Id, Anna);
        await using var model = await FakeOpenAi.StartAsync();
        model.Fail(FakeFault.Hang, always: true);
        Ground.Settings["OPENAI_API_KEY"] = FakeOpenAi.Key;
        Ground.Settings["OPENAI_BASE_URL"] = model.BaseUrl;
        var house = await AnotherProcessAsync();

        (await house.Get<RecordEntry>().RunAsync(NewEntry(Urgent), Cancel))
            .ShouldBeOfType<RecordEntryOutcome.Recorded>()
            .Crisis.ShouldNotBeNull()
            .Words.ShouldContain("danger");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var working = house.Get<Worker>().RunUntilIdleAsync(stop.Token);
        while (model.Requests.IsEmpty || (await AlertsAsync()) is not [{ Content.Rungs: 1 }])
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), Cancel);
        }

        working.IsCompleted.ShouldBeFalse("the model is still silent");
        Called().ShouldBe([Anna]);
        await stop.CancelAsync();
        await Task.WhenAny(working);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_erasure_hides_who_it_was_and_the_alert_goes_on_calling_as_before(bool now)
    {
        await ReachAsync(Therapist.Id, Anna);
        var deputy = await AddDeputyAsync();
        await ReachOwnerAsync();
        await WriteAsync(Urgent);
        await WaitAsync(TenMinutes);
        Called();

        if (now)
        {
            await House.Get<ErasePatient>().RunAsync(Therapist, Patient, Cancel);
        }
        else
        {
            await House.Get<AskForErasure>().RunAsync(Therapist, Patient, Cancel);
        }

        await WaitAsync(TenMinutes);
        Called().ShouldBe([Ben], "the next rung, neither earlier nor again from the beginning");
        await WaitAsync(TenMinutes);
        Called().ShouldBe([Owner]);
        var shown = (await ListAsync(deputy)).ShouldHaveSingleItem();
        // Whoever is about to be erased can still be helped, and so has a name until then.
        (shown.Source, shown.PatientName).ShouldBe((AlertSource.Erased, now ? "" : "Ada Example"));
        (
            await Handle.AcknowledgeAsync(deputy, shown.Alert.Id, "We talked.", Cancel)
        ).ShouldBeOfType<HandleAlertOutcome.Handled>();
        await WaitAsync(TimeSpan.FromDays(4));
        Called().ShouldBeEmpty();
        (await ListAsync(Therapist)).ShouldHaveSingleItem().Alert.Content.State.ShouldBe(RiskAlertState.Acknowledged);
    }

    private HandleAlert Handle => House.Get<HandleAlert>();

    private async Task<IReadOnlyList<ShownAlert>> ListAsync(Reader.Therapist reader) =>
        (await House.Get<ListAlerts>().RunAsync(reader, false, Cancel)).Alerts;

    private Task<ReadOutcome<EntryList>> EntriesOfAsync(Reader reader) =>
        House.Get<ListEntries>().RunAsync(reader, Patient, null, null, Cancel);
}

public sealed class EscalateAlertOnSqlite() : EscalateAlertTests(TestedDatabase.Sqlite);

public sealed class EscalateAlertOnPostgres() : EscalateAlertTests(TestedDatabase.Postgres);
