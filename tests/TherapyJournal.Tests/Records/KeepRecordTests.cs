using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using TherapyJournal.Goals;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Records;

/// <summary>What stays of an erased patient: nothing, unless it was said beforehand, and an alert that stands.</summary>
public abstract class KeepRecordTests(TestedDatabase on) : LoopTest(on)
{
    private const string Duty = "Section 630f of the Civil Code.";

    [Fact]
    public async Task Goals_seen_summaries_and_handled_alerts_stay_until_the_day_that_was_named()
    {
        await House.Get<SetKeeping>().KeepAsync(10, Duty, Cancel);
        await House.Get<ChangeGoal>().AddAsync(Therapist, Patient, "Leave the house each day.", null, Cancel);
        await WriteAsync(Calm);
        await WriteAsync($"{Urgent} Nobody knows of the kingfisher.");
        await InboxAsync();
        await LiftAlertsAsync();
        await WriteAsync("Nobody has seen this heron yet.");

        var erased = await EraseNowAsync();

        erased.KeptUntil.ShouldBe(Instant.FromUtc(2036, 3, 2, 0, 0));
        var kept = (await KeptAsync()).ShouldHaveSingleItem();
        (kept.Patient, kept.Content.Name, kept.Content.Until, kept.Content.Why).ShouldBe(
            (Patient, "Ada Example", "2036-03-02", Duty)
        );
        kept.Content.Goals.ShouldHaveSingleItem().Text.ShouldBe("Leave the house each day.");
        kept.Content.Summaries.Count.ShouldBe(2, "those that were seen");
        var alert = kept.Alerts.ShouldHaveSingleItem().Content;
        (alert.Level, alert.State).ShouldBe(("Urgent", RiskAlertState.Lifted));
        alert.History.Select(h => h.What).ShouldBe(["raised", "told", "acknowledged", "lifted"]);
        alert.History[2].Note.ShouldBe("We talked.");
        (alert.Severity, alert.Categories.Count).ShouldBe((0, 0));
        var whole = JsonSerializer.Serialize(kept);
        whole.ShouldNotContain("heron");
        whole.ShouldNotContain("kill myself");
    }

    [Fact]
    public async Task It_is_sealed_under_a_key_of_its_own_and_no_row_bears_the_patients_id()
    {
        await House.Get<SetKeeping>().KeepAsync(1, Duty, Cancel);

        await EraseNowAsync();

        (await House.LookAsync(db => PatientTables.PresentAsync(db, [Patient], Cancel))).ShouldBeEmpty();
        var row = await House.LookAsync(db => db.KeptRecords.SingleAsync(Cancel));
        var key = await House.LookAsync(db => db.DataKeys.SingleAsync(k => k.PatientId != null, Cancel));
        (key.Kind, key.PatientId).ShouldBe(("kept", row.PatientId));
        (await House.LookAsync(db => RowScan.RunAsync(db, House.Get<Keys>(), Cancel))).Shut.ShouldBeEmpty();
        foreach (
            var check in await House
                .Get<IEnumerable<TherapyJournal.Storage.ICheckUp>>()
                .First(c => c is CheckKeys)
                .RunAsync(Cancel)
        )
        {
            check.Sentence.ShouldNotContain("missing from the ledger");
        }
    }

    [Fact]
    public async Task Whoever_asked_before_the_practice_said_so_is_erased_wholly()
    {
        await AskAsync();
        Pass(TimeSpan.FromHours(1));
        await House.Get<SetKeeping>().KeepAsync(10, Duty, Cancel);
        Pass(TimeSpan.FromHours(72));

        await WorkAsync();

        await IsWhollyGoneAsync();
    }

    [Fact]
    public async Task What_was_said_when_it_was_asked_for_holds_also_when_the_practice_says_more_later()
    {
        await House.Get<SetKeeping>().KeepAsync(1, Duty, Cancel);
        await AskAsync();
        await House.Get<SetKeeping>().KeepAsync(30, "Another duty.", Cancel);
        Pass(TimeSpan.FromHours(73));

        await WorkAsync();

        var kept = (await KeptAsync()).ShouldHaveSingleItem().Content;
        (kept.Until, kept.Why).ShouldBe(("2027-03-02", Duty));
    }

    [Fact]
    public async Task A_duty_that_was_taken_back_keeps_nothing_of_whoever_still_waits()
    {
        await House.Get<SetKeeping>().KeepAsync(1, Duty, Cancel);
        await AskAsync();
        await House.Get<SetKeeping>().KeepNothingAsync(Cancel);
        Pass(TimeSpan.FromHours(73));

        await WorkAsync();

        await IsWhollyGoneAsync();
    }

    [Fact]
    public async Task Called_off_nothing_is_kept_and_what_was_said_is_forgotten()
    {
        await House.Get<SetKeeping>().KeepAsync(1, Duty, Cancel);
        await AskAsync();
        await House.Get<CallOffErasure>().RunAsync(Therapist, Patient, Cancel);
        Pass(TimeSpan.FromHours(73));
        await WorkAsync();
        (await House.LookAsync(db => db.KeptRecords.AnyAsync(Cancel))).ShouldBeFalse();

        await House.Get<SetKeeping>().KeepNothingAsync(Cancel);
        await EraseNowAsync();

        await IsWhollyGoneAsync();
    }

    [Fact]
    public async Task Killed_while_it_is_kept_the_next_start_keeps_it_once_and_erases_the_rest()
    {
        await House.Get<SetKeeping>().KeepAsync(10, Duty, Cancel);
        await WriteAsync(Urgent);
        var dying = await AnotherProcessAsync(services =>
            services.AddSingleton<PlanKept>((_, _) => throw new InvalidOperationException("killed"))
        );
        await Should.ThrowAsync<InvalidOperationException>(() =>
            dying.Get<ErasePatient>().RunAsync(Therapist, Patient, Cancel)
        );
        (await House.LookAsync(db => db.KeptRecords.AnyAsync(Cancel))).ShouldBeFalse();

        var next = await AnotherProcessAsync();
        (await next.Get<ApplyLedger>().RunAsync(Cancel)).Erased.ShouldBe(1);
        (await next.Get<ApplyLedger>().RunAsync(Cancel)).Erased.ShouldBe(0);

        (await House.LookAsync(db => PatientTables.PresentAsync(db, [Patient], Cancel))).ShouldBeEmpty();
        (await KeptAsync()).ShouldHaveSingleItem().Alerts.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Rows_that_were_changed_outside_the_program_are_not_kept_and_nothing_else_is_lost()
    {
        await House.Get<SetKeeping>().KeepAsync(10, Duty, Cancel);
        await House.Get<ChangeGoal>().AddAsync(Therapist, Patient, "Sleep more.", null, Cancel);
        await WriteAsync(Calm);
        await InboxAsync();
        await House.ForgeAsync($"update summaries set recorded_at = recorded_at + 1");

        await EraseNowAsync();

        var kept = (await KeptAsync()).ShouldHaveSingleItem().Content;
        kept.Summaries.ShouldBeEmpty();
        kept.Goals.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_alert_that_stands_survives_without_a_word_and_can_be_acknowledged_and_lifted()
    {
        await WriteAsync($"{Urgent} Nobody knows of the kingfisher.");
        var before = (await AlertsAsync()).ShouldHaveSingleItem();
        await House.Get<HandleAlert>().AcknowledgeAsync(Therapist, before.Id, "Spoke with Ada's mother.", Cancel);

        (await EraseNowAsync()).ShouldSatisfyAllConditions(
            e => e.AlertsThatStand.ShouldBe(1),
            e => e.KeptUntil.ShouldBeNull()
        );

        var shown = (await House.Get<ListAlerts>().RunAsync(Therapist, false, Cancel)).Alerts.ShouldHaveSingleItem();
        (shown.Alert.Id, shown.Source, shown.PatientName, shown.Contact).ShouldBe(
            (before.Id, AlertSource.Erased, "", null)
        );
        (shown.Alert.Content.Level, shown.Alert.Content.RaisedAt, shown.Alert.Content.State).ShouldBe(
            ("Urgent", before.Content.RaisedAt, RiskAlertState.Acknowledged)
        );
        shown.Alert.Content.History.ShouldAllBe(h => h.What == RiskAlertEvent.Told || h.Note == null);
        (shown.Alert.EntryId, shown.Alert.Patient == Patient).ShouldBe((Guid.Empty, false));
        var other = new Reader.Therapist(await House.AddTherapistAsync());
        (await House.Get<HandleAlert>().LiftAsync(other, before.Id, null, Cancel)).ShouldBe(
            new HandleAlertOutcome.NoSuchAlert()
        );
        (
            await House.Get<HandleAlert>().LiftAsync(Therapist, before.Id, null, Cancel)
        ).ShouldBeOfType<HandleAlertOutcome.Handled>();
        (await AlertsAsync()).ShouldBeEmpty();
        (await KeptAsync()).ShouldBeEmpty("it is no kept record");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_joined_an_alert_stays_and_goes_with_it(bool isLifted)
    {
        await WriteAsync(Urgent);
        await WriteAsync(Urgent);
        if (isLifted)
        {
            await LiftAlertsAsync();
        }

        await EraseNowAsync();

        (await House.LookAsync(db => db.Alerts.CountAsync(Cancel))).ShouldBe(isLifted ? 0 : 2);
        (await AlertsAsync()).Select(a => a.Joined.Count).ShouldBe(isLifted ? [] : [1]);
    }

    [Theory]
    [InlineData(Urgent, "Ada Example")]
    [InlineData(Concern, "")]
    public async Task Hidden_for_72_hours_an_alert_is_shown_without_words_and_with_a_name_only_where_it_is_urgent(
        string words,
        string name
    )
    {
        await WriteAsync(words);
        await AskAsync();

        var shown = (await ShownAsync()).ShouldHaveSingleItem();

        (shown.Source, shown.PatientName, shown.Alert.Content.Severity).ShouldBe((AlertSource.Erased, name, 0));
        (await House.Get<ReadInbox>().RunAsync(Therapist, Cancel)).Alerts.ShouldBeEmpty();
        await House.Get<ErasePatient>().RunAsync(Therapist, Patient, Cancel);
        (await ShownAsync()).ShouldAllBe(a => a.PatientName == "" && a.Contact == null);
    }

    private async Task<IReadOnlyList<ShownAlert>> ShownAsync() =>
        (await House.Get<ListAlerts>().InTheirPlaceAsync(Therapist, Cancel)).Alerts;

    private Task<AskForErasureOutcome> AskAsync() => House.Get<AskForErasure>().RunAsync(Therapist, Patient, Cancel);

    private async Task<ErasePatientOutcome.Erased> EraseNowAsync() =>
        (
            await House.Get<ErasePatient>().RunAsync(Therapist, Patient, Cancel)
        ).ShouldBeOfType<ErasePatientOutcome.Erased>();

    private async Task<IReadOnlyList<KeptView>> KeptAsync() =>
        (await House.Get<ReadKept>().ListAsync(Therapist, Cancel)).Records;

    private async Task IsWhollyGoneAsync()
    {
        (await House.LookAsync(db => PatientTables.PresentAsync(db, [Patient], Cancel))).ShouldBeEmpty();
        (await House.LookAsync(db => db.KeptRecords.AnyAsync(Cancel))).ShouldBeFalse();
        (await House.LookAsync(db => db.DataKeys.AnyAsync(k => k.PatientId != null, Cancel))).ShouldBeFalse();
    }
}

public sealed class KeepRecordOnSqlite() : KeepRecordTests(TestedDatabase.Sqlite);

public sealed class KeepRecordOnPostgres() : KeepRecordTests(TestedDatabase.Postgres);
