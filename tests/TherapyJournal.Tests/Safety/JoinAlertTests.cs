using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Safety;

/// <summary>Whoever writes again and again in one night raises one alarm, unless they say more than the therapist was called for.</summary>
public abstract class JoinAlertTests(TestedDatabase on) : LoopTest(on)
{
    private const string Attempt = "I took all the pills.";

    private HandleAlert Handle => House.Get<HandleAlert>();

    [Fact]
    public async Task The_same_again_joins_the_open_alert_and_wakes_nobody_once_more()
    {
        var first = await SayAsync(Urgent);
        Pass(TimeSpan.FromMinutes(10));
        var second = await SayAsync(Urgent);

        (first.IsShort, second.IsShort, second.AlertId).ShouldBe((false, true, first.AlertId));
        second.Level.ShouldBe(RiskLevel.Urgent);
        second.Words.ShouldNotContain('\n');
        var alert = (await AlertsAsync()).ShouldHaveSingleItem();
        alert.Joined.ShouldHaveSingleItem().Content.Level.ShouldBe("Urgent");
        alert.Content.History.Count(h => h.What == RiskAlertEvent.Told).ShouldBe(1);
        (await House.LookAsync(db => db.WorkItems.CountAsync(w => w.Kind == nameof(AlertTherapist), Cancel))).ShouldBe(
            0
        );
    }

    [Fact]
    public async Task What_is_half_said_while_an_urgent_alert_stands_belongs_to_it()
    {
        const string halfSaid = "I am going to do it now.";
        (await RaisesAsync(halfSaid)).ShouldBeFalse();
        var first = await SayAsync(Urgent);

        var second = await SayAsync(halfSaid);

        second.Level.ShouldBe(RiskLevel.Urgent);
        (await AlertsAsync()).Select(a => a.Id).ShouldContain(first.AlertId);
        (await RaisesAsync("I am going to the shop now.")).ShouldBeFalse();
        await LiftAlertsAsync();
        (await RaisesAsync(halfSaid)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_short_line_is_owed_once_an_hour_and_shown_each_time()
    {
        await SayAsync(Urgent);
        var answers = new List<CrisisAnswer>();
        foreach (var minutes in new[] { 10, 20, 29, 12 })
        {
            Pass(TimeSpan.FromMinutes(minutes));
            answers.Add(await SayAsync(Urgent));
        }

        answers.Select(a => a.MessageId is not null).ShouldBe([true, false, false, true]);
        answers.Select(a => a.Words).Distinct().ShouldHaveSingleItem();
        (await House.LookAsync(db => db.Outbox.CountAsync(Cancel))).ShouldBe(3);
    }

    [Theory]
    [InlineData(Concern, Urgent)]
    [InlineData(Urgent, Attempt)]
    public async Task What_is_more_than_the_alert_says_has_its_own_and_the_full_answer(string said, string more)
    {
        var first = await SayAsync(said);
        var second = await SayAsync(more);

        second.IsShort.ShouldBeFalse();
        second.AlertId.ShouldNotBe(first.AlertId);
        (await AlertsAsync()).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("I overdosed ten years ago. I am going to kill myself.", Attempt)]
    [InlineData(Attempt, Attempt)]
    [InlineData("I am going to kill myself.", "I have planned my suicide, my death date is Friday.")]
    [InlineData(Urgent, "I plan to kill my wife.")]
    [InlineData("I want to die.", "He hits me every night.")]
    public async Task Nothing_graver_and_no_other_danger_passes_for_the_same(string said, string more)
    {
        var first = await SayAsync(said);

        var second = await SayAsync(more);

        (second.IsShort, second.AlertId == first.AlertId).ShouldBe((false, false));
    }

    [Fact]
    public async Task Words_of_an_earlier_day_join_nothing_and_nothing_joins_them()
    {
        var old = NewEntry(Urgent) with
        {
            At = NodaTime.Instant.FromDateTimeOffset(Ground.Clock.GetUtcNow().AddDays(-9)),
        };
        await TryRecordAsync(old);

        (await SayAsync(Urgent)).IsShort.ShouldBeFalse();
        await TryRecordAsync(old with { Delivery = "again" });

        (await AlertsAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Where_the_calls_of_the_alert_are_parked_new_words_wake_somebody()
    {
        var first = await SayAsync(Urgent);
        await House.SaveAsync(db =>
            db.WorkItems.ExecuteUpdateAsync(set => set.SetProperty(w => w.Due, long.MaxValue), Cancel)
        );

        await TryRecordAsync(Urgent);

        var next = await House.LookAsync(db =>
            db.WorkItems.Where(w => w.Kind == nameof(AlertTherapist)).ToListAsync(Cancel)
        );
        next.ShouldHaveSingleItem().SubjectId.ShouldBe(first.AlertId);
    }

    [Fact]
    public async Task What_joined_an_alert_that_is_gone_stands_by_itself()
    {
        var first = await SayAsync(Urgent);
        await SayAsync(Urgent);
        await House.SaveAsync(db => db.Alerts.Where(a => a.Id == first.AlertId).ExecuteDeleteAsync(Cancel));

        var left = (await AlertsAsync()).ShouldHaveSingleItem();

        (await AcknowledgeAsync(left.Id)).Content.State.ShouldBe(RiskAlertState.Acknowledged);
        await Handle.LiftAsync(Therapist, left.Id, null, Cancel);
        (await AskAsync()).ShouldNotBeNull();
    }

    [Fact]
    public async Task What_is_less_joins_too()
    {
        var urgent = await SayAsync(Urgent);

        var concern = await SayAsync(Concern);

        (concern.AlertId, concern.IsShort, concern.Level).ShouldBe((urgent.AlertId, true, RiskLevel.Concern));
    }

    [Fact]
    public async Task Nothing_joins_an_alert_that_somebody_has_acted_on()
    {
        var first = await SayAsync(Urgent);
        await AcknowledgeAsync(first.AlertId);

        var second = await SayAsync(Urgent);

        (second.IsShort, second.AlertId == first.AlertId).ShouldBe((false, false));
        (await AlertsAsync())
            .Select(a => a.Content.State)
            .ShouldBe([RiskAlertState.Open, RiskAlertState.Acknowledged], ignoreOrder: true);
    }

    [Fact]
    public async Task What_joined_stands_as_the_alert_stands_and_ends_with_it()
    {
        var first = await SayAsync(Urgent);
        var joined = await WriteAsync(Urgent);

        (await AcknowledgeAsync(first.AlertId)).Joined.ShouldHaveSingleItem();
        (await InboxItemAsync(joined)).Alert.ShouldNotBeNull().Content.State.ShouldBe(RiskAlertState.Acknowledged);
        (await TryAskAsync()).ShouldBeOfType<AskOutcome.FixedWords>();
        await Handle.LiftAsync(Therapist, first.AlertId, null, Cancel);

        (await AlertsAsync()).ShouldBeEmpty();
        (await AlertsAsync(withLifted: true)).ShouldHaveSingleItem();
        (await AskAsync()).ShouldNotBeNull();
        (await InboxItemAsync(joined)).Alert.ShouldNotBeNull().Content.State.ShouldBe(RiskAlertState.Lifted);
    }

    [Fact]
    public async Task Of_a_private_entry_that_joins_nothing_but_level_and_time_is_shown()
    {
        var first = await SayAsync(Urgent);

        (await SayAsync(Urgent, isPrivate: true)).AlertId.ShouldBe(first.AlertId);

        var inbox = await InboxAsync();
        inbox.Alerts.ShouldHaveSingleItem().Alert.Joined.ShouldHaveSingleItem();
        inbox.Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_joined_is_no_alert_to_act_on_by_itself()
    {
        await SayAsync(Urgent);
        await SayAsync(Urgent);
        var joined = (await AlertsAsync()).ShouldHaveSingleItem().Joined.ShouldHaveSingleItem();

        (await Handle.AcknowledgeAsync(Therapist, joined.Id, "Note.", Cancel)).ShouldBe(
            new HandleAlertOutcome.NoSuchAlert()
        );
    }

    [Fact(Timeout = Hanging)]
    public async Task Whoever_acknowledges_while_more_is_written_knows_of_it_or_it_wakes_somebody()
    {
        var other = await AnotherProcessAsync();
        for (var round = 0; round < 6; round++)
        {
            var first = await SayAsync(Urgent);
            var acknowledging = Task.Run(
                () => other.Get<HandleAlert>().AcknowledgeAsync(Therapist, first.AlertId, "Note.", Cancel),
                Cancel
            );
            var writing = Task.Run(() => SayAsync(Urgent), Cancel);
            await Task.WhenAll(acknowledging, writing);

            var isKnown = (await acknowledging) is HandleAlertOutcome.Handled { Alert.Joined.Count: 1 };
            var isOpen = (await AlertsAsync()).Any(a => a.Content.State == RiskAlertState.Open);
            (isKnown || isOpen).ShouldBeTrue($"round {round}");
            await LiftAlertsAsync();
        }
    }

    private async Task<CrisisAnswer> SayAsync(string words, bool isPrivate = false)
    {
        var recorded = await TryRecordAsync(words, isPrivate);
        await WorkAsync();
        return recorded.ShouldBeOfType<RecordEntryOutcome.Recorded>().Crisis.ShouldNotBeNull();
    }

    private async Task<bool> RaisesAsync(string words) =>
        (await TryRecordAsync(words)).ShouldBeOfType<RecordEntryOutcome.Recorded>().Crisis is not null;

    private async Task<AlertView> AcknowledgeAsync(Guid alert) =>
        (await Handle.AcknowledgeAsync(Therapist, alert, "We talked.", Cancel))
            .ShouldBeOfType<HandleAlertOutcome.Handled>()
            .Alert;
}

public sealed class JoinAlertOnSqlite() : JoinAlertTests(TestedDatabase.Sqlite);

public sealed class JoinAlertOnPostgres() : JoinAlertTests(TestedDatabase.Postgres);
