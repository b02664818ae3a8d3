using Shouldly;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Safety;

public abstract class HandleAlertTests(TestedDatabase on) : LoopTest(on)
{
    private HandleAlert Handle => House.Get<HandleAlert>();

    [Fact]
    public async Task An_alert_goes_from_open_to_acknowledged_to_lifted_with_every_step_on_record()
    {
        var id = await RaiseAsync();

        await AcknowledgeAsync(id);
        var lifted = (await Handle.LiftAsync(Therapist, id, "It is over.", Cancel))
            .ShouldBeOfType<HandleAlertOutcome.Handled>()
            .Alert.Content;

        lifted.State.ShouldBe(RiskAlertState.Lifted);
        lifted.History.Select(h => h.What).ShouldBe(["raised", "told", "acknowledged", "lifted"]);
        lifted.History[2].Note.ShouldBe("We talked.");
        lifted.History.Skip(1).ShouldAllBe(h => h.By == $"therapist:{Therapist.Id}");
        (await AlertsAsync()).ShouldBeEmpty();
        (await AlertsAsync(withLifted: true)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task In_the_wrong_order_nothing_changes()
    {
        var id = await RaiseAsync();
        (await Handle.LiftAsync(Therapist, id, null, Cancel)).ShouldBe(
            new HandleAlertOutcome.WrongState(RiskAlertState.Open)
        );

        await AcknowledgeAsync(id);

        (await Handle.AcknowledgeAsync(Therapist, id, "Again.", Cancel)).ShouldBe(
            new HandleAlertOutcome.WrongState(RiskAlertState.Acknowledged)
        );
        (await AlertsAsync()).ShouldHaveSingleItem().Content.History.Count(h => h.What == "acknowledged").ShouldBe(1);
    }

    [Fact]
    public async Task Acknowledging_needs_a_note()
    {
        var id = await RaiseAsync();

        (await Handle.AcknowledgeAsync(Therapist, id, " ", Cancel)).ShouldBeOfType<HandleAlertOutcome.Unusable>();
        (await AlertsAsync()).ShouldHaveSingleItem().Content.State.ShouldBe(RiskAlertState.Open);
    }

    [Fact]
    public async Task Acknowledged_the_fixed_words_still_stand_until_it_is_lifted()
    {
        var id = await RaiseAsync();
        await AcknowledgeAsync(id);

        (await ReflectionAsync(await WriteAsync(Calm))).ShouldBeNull();
        await Handle.LiftAsync(Therapist, id, null, Cancel);

        (await ReflectionAsync(await WriteAsync(Calm))).ShouldNotBeNull();
    }

    [Fact(Timeout = Hanging)]
    public async Task Of_two_who_acknowledge_at_once_the_second_is_told()
    {
        var (id, other) = (await RaiseAsync(), await AnotherProcessAsync());

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(i =>
                    Task.Run(
                        () =>
                            (i % 2 == 0 ? House : other)
                                .Get<HandleAlert>()
                                .AcknowledgeAsync(Therapist, id, $"Note {i}.", Cancel),
                        Cancel
                    )
                )
        );

        outcomes.OfType<HandleAlertOutcome.Handled>().ShouldHaveSingleItem();
        outcomes.Count(o => o is HandleAlertOutcome.StaleVersion or HandleAlertOutcome.WrongState).ShouldBe(3);
    }

    [Fact(Timeout = Hanging)]
    public async Task An_acknowledgement_while_the_patient_is_erased_is_not_lost()
    {
        var other = await AnotherProcessAsync();
        for (var round = 0; round < 6; round++)
        {
            var patient = await House.AddPatientAsync(Therapist.Id, $"Patient {round}");
            await House.Get<RecordEntry>().RunAsync(new NewEntry(patient, Urgent, $"{round}"), Cancel);
            var id = (await AlertsAsync()).Single(a => a.Patient == patient).Id;
            // Not only at the same moment: a little before, and a little after.
            var acknowledging = Task.Run(
                async () =>
                {
                    await Task.Delay(round * 3, Cancel);
                    return await other.Get<HandleAlert>().AcknowledgeAsync(Therapist, id, "We talked.", Cancel);
                },
                Cancel
            );

            await House.Get<ErasePatient>().RunAsync(Therapist, patient, Cancel);

            var outcome = await acknowledging;
            (await AlertsAsync())
                .Single(a => a.Id == id)
                .Content.State.ShouldBe(
                    outcome is HandleAlertOutcome.Handled ? RiskAlertState.Acknowledged : RiskAlertState.Open,
                    $"round {round}: {outcome}"
                );
        }
    }

    [Fact]
    public async Task Another_therapists_alert_looks_like_none()
    {
        var id = await RaiseAsync();
        var other = new Reader.Therapist(await House.AddTherapistAsync("Other"));

        var theirs = await Handle.AcknowledgeAsync(other, id, "Note.", Cancel);

        theirs.ShouldBe(new HandleAlertOutcome.NoSuchAlert());
        (await Handle.AcknowledgeAsync(other, Guid.Empty, "Note.", Cancel)).ShouldBe(theirs);
        (await Handle.LiftAsync(other, id, null, Cancel)).ShouldBe(theirs);
    }

    [Fact]
    public async Task Urgent_alerts_come_first_in_the_list()
    {
        await WriteAsync(Concern);
        Pass(TimeSpan.FromMinutes(1));
        await WriteAsync(Urgent);

        (await AlertsAsync()).Select(a => a.Content.Level).ShouldBe(["Urgent", "Concern"]);
        (await InboxAsync()).Alerts.Select(a => a.Alert.Content.Level).ShouldBe(["Urgent", "Concern"]);
    }

    private async Task<Guid> RaiseAsync()
    {
        await WriteAsync(Urgent);
        return (await AlertsAsync()).ShouldHaveSingleItem().Id;
    }

    private async Task AcknowledgeAsync(Guid id) =>
        (
            await Handle.AcknowledgeAsync(Therapist, id, "We talked.", Cancel)
        ).ShouldBeOfType<HandleAlertOutcome.Handled>();
}

public sealed class HandleAlertOnSqlite() : HandleAlertTests(TestedDatabase.Sqlite);

public sealed class HandleAlertOnPostgres() : HandleAlertTests(TestedDatabase.Postgres);
