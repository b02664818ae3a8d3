using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Journaling;

public abstract class EditEntryTests(TestedDatabase on) : LoopTest(on)
{
    private EditEntry Edit => House.Get<EditEntry>();

    [Fact]
    public async Task An_edit_is_a_new_version_and_the_old_one_is_kept()
    {
        var id = await WriteAsync("I slept badly.");

        var changed = await EditAsync(id, "I slept well.");

        changed.ShouldBeOfType<ChangeEntryOutcome.Changed>().Number.ShouldBe(2);
        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe("I slept well.");
        (await VersionsAsync(id)).ShouldBe([(1, "I slept badly.")]);
    }

    [Fact]
    public async Task The_summary_follows_an_edit()
    {
        var id = await WriteAsync("I slept badly.");
        await EditAsync(id, "I slept well.");
        await WorkAsync();

        var item = await InboxItemAsync(id);

        item.Summary.EntryNumber.ShouldBe(2);
        item.Summary.Sentences.ShouldHaveSingleItem().Quotation.ShouldBe("I slept well.");
        item.IsNew.ShouldBeTrue();
        (await House.LookAsync(db => db.Notifications.CountAsync(Cancel))).ShouldBe(1);
    }

    [Fact]
    public async Task Two_edits_before_the_first_summary_leave_one_of_the_last_version()
    {
        var id = await RecordAsync("One.");
        await EditAsync(id, "Two.");
        await EditAsync(id, "Three.");
        await WorkAsync();

        (await InboxItemAsync(id)).Summary.EntryNumber.ShouldBe(3);
        (await VersionsAsync(id)).ShouldBe([(1, "One."), (2, "Two.")]);
    }

    [Fact]
    public async Task The_same_words_again_change_nothing()
    {
        var id = await RecordAsync(Calm);

        (await EditAsync(id, Calm)).ShouldBeOfType<ChangeEntryOutcome.Unchanged>();
        (await VersionsAsync(id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_edit_to_nothing_is_refused_and_the_entry_stays()
    {
        var id = await RecordAsync(Calm);

        (await EditAsync(id, " \n")).ShouldBeOfType<ChangeEntryOutcome.NotKept>();
        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe(Calm);
    }

    [Fact]
    public async Task Words_that_an_edit_adds_are_screened()
    {
        var id = await RecordAsync(Calm);

        var changed = await EditAsync(id, $"{Calm} {Urgent}");

        changed.ShouldBeOfType<ChangeEntryOutcome.Changed>().Crisis.ShouldNotBeNull();
        (await AlertsAsync()).ShouldHaveSingleItem().EntryId.ShouldBe(id);
    }

    [Theory]
    [InlineData(PatientStatus.Paused)]
    [InlineData(PatientStatus.Active)]
    public async Task Where_nothing_is_kept_an_edit_is_screened_and_not_kept(PatientStatus status)
    {
        var id = await RecordAsync(Calm);
        await House.Get<ChangePatient>().SetStatusAsync(Therapist, Patient, status, Cancel);
        if (status == PatientStatus.Active)
        {
            await House.Get<DecideConsent>().RunAsync(Therapist, Patient, ConsentKind.Keeping, give: false, Cancel);
        }

        (await EditAsync(id, Urgent)).ShouldBeOfType<ChangeEntryOutcome.NotKept>().Crisis.ShouldNotBeNull();

        (await AlertsAsync()).ShouldHaveSingleItem().EntryId.ShouldBe(id);
        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe(Calm);
        (await VersionsAsync(id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_edit_beyond_one_megabyte_is_screened_and_not_kept()
    {
        var id = await RecordAsync(Calm);

        var edited = await EditAsync(id, Urgent + new string(' ', TherapyJournal.Journaling.NewEntry.LongestBytes));

        edited.ShouldBeOfType<ChangeEntryOutcome.NotKept>().Crisis.ShouldNotBeNull();
        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe(Calm);
    }

    [Fact(Timeout = Hanging)]
    public async Task Two_people_who_edit_at_once_overwrite_nothing()
    {
        var (id, other) = (await RecordAsync("zero"), await AnotherProcessAsync());

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(1, 6)
                .Select(i =>
                    Task.Run(
                        () =>
                            (i % 2 == 0 ? House : other).Get<EditEntry>().EditAsync(Patient, id, $"words {i}", Cancel),
                        Cancel
                    )
                )
        );

        outcomes.ShouldAllBe(o => o is ChangeEntryOutcome.Changed || o is ChangeEntryOutcome.StaleVersion);
        var changed = outcomes.Count(o => o is ChangeEntryOutcome.Changed);
        changed.ShouldBeGreaterThan(0);
        (await EntriesAsync()).ShouldHaveSingleItem().Content.Number.ShouldBe(1 + changed);
        (await VersionsAsync(id)).Select(v => v.Number).ShouldBe(Enumerable.Range(1, changed));
    }

    [Fact]
    public async Task Something_else_that_is_written_meanwhile_is_no_reason_to_refuse_an_edit()
    {
        var id = await WriteAsync(Calm);
        var edit = EditBy(async () =>
            (
                await House.Get<PlanQuestion>().RunAsync(Therapist, Patient, "How was the walk?", Cancel)
            ).ShouldBeOfType<PlanQuestionOutcome.Planned>()
        );

        (await edit.EditAsync(Patient, id, "I slept well.", Cancel)).ShouldBeOfType<ChangeEntryOutcome.Changed>();
        (await EntriesAsync()).ShouldHaveSingleItem().Content.Number.ShouldBe(2);
    }

    [Fact]
    public async Task An_edit_that_comes_too_late_overwrites_nothing_and_is_screened()
    {
        var id = await WriteAsync(Calm);
        var edit = EditBy(() => EditAsync(id, "I slept well."));

        var outcome = await edit.EditAsync(Patient, id, Urgent, Cancel);

        outcome.ShouldBeOfType<ChangeEntryOutcome.StaleVersion>().Crisis.ShouldNotBeNull();
        (await AlertsAsync()).ShouldHaveSingleItem().EntryId.ShouldBe(id);
        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe("I slept well.");
    }

    [Fact]
    public async Task A_suggested_goal_that_waits_outlives_a_corrected_slip()
    {
        var id = await WriteAsync($"I slpt badly. {Wish}");
        (await InboxItemAsync(id)).Suggestion.ShouldNotBeNull();

        await EditAsync(id, $"I slept badly. {Wish}");
        await WorkAsync();

        (await InboxItemAsync(id)).Suggestion.ShouldNotBeNull().Content.State.ShouldBe(SuggestedGoalState.Waiting);
        (await House.LookAsync(db => db.SuggestedGoals.CountAsync(Cancel))).ShouldBe(1);
    }

    [Fact]
    public async Task A_rejected_goal_is_not_proposed_again_after_an_edit()
    {
        var id = await WriteAsync(Wish);
        var suggestion = (await InboxItemAsync(id)).Suggestion.ShouldNotBeNull();
        await House.Get<ReviewSuggestedGoal>().RejectAsync(Therapist, suggestion.Id, "Not now.", Cancel);

        await EditAsync(id, $"{Wish} And I slept well.");
        await WorkAsync();
        await WriteAsync(Wish);

        var states = (await InboxAsync()).Items.Select(i => i.Suggestion?.Content.State).OfType<SuggestedGoalState>();
        states.ShouldBe([SuggestedGoalState.Rejected]);
    }

    [Fact]
    public async Task Made_private_everything_derived_goes_and_the_alert_stays()
    {
        var id = await WriteAsync($"{Concern} {Wish}");
        Pass(TimeSpan.FromHours(1));
        await AskAsync();

        (await Edit.MakePrivateAsync(Patient, id, Cancel)).ShouldBeOfType<ChangeEntryOutcome.Changed>();
        await WorkAsync();

        var inbox = await InboxAsync();
        inbox.Items.ShouldBeEmpty();
        inbox.Alerts.ShouldHaveSingleItem();
        (await EntriesAsync(Therapist)).ShouldBeEmpty();
        (await EntriesAsync()).ShouldHaveSingleItem().Content.IsPrivate.ShouldBeTrue();
        (await House.LookAsync(db => db.Summaries.CountAsync(Cancel))).ShouldBe(0);
        (await House.LookAsync(db => db.Reflections.CountAsync(Cancel))).ShouldBe(0);
        (await House.LookAsync(db => db.Prompts.CountAsync(Cancel))).ShouldBe(0);
    }

    [Fact]
    public async Task Shared_again_it_is_summarised_like_any_other()
    {
        var id = await WriteAsync(Calm, isPrivate: true);

        (await Edit.ShareAsync(Patient, id, Cancel)).ShouldBeOfType<ChangeEntryOutcome.Changed>();
        await WorkAsync();

        (await InboxItemAsync(id)).Summary.Sentences.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Nobody_edits_the_entry_of_another_patient()
    {
        var (id, other) = (await RecordAsync(Calm), await House.AddPatientAsync(Therapist.Id, "Other"));

        (await Edit.EditAsync(other, id, "Mine now.", Cancel)).ShouldBeOfType<ChangeEntryOutcome.NoSuchEntry>();
        (await Edit.MakePrivateAsync(other, id, Cancel)).ShouldBeOfType<ChangeEntryOutcome.NoSuchEntry>();
        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe(Calm);
    }

    /// <summary>An edit during which something happens, after it was read and before it is saved.</summary>
    private EditEntry EditBy(Func<Task> meanwhile) =>
        new(
            House.Store,
            House.Records,
            House.Get<Keys>(),
            House.Get<RaiseAlert>(),
            House.Get<WorkQueue>(),
            // The first look is for the reading.
            new MeanwhileClock(Ground.Clock, look: 2, meanwhile)
        );

    private Task<ChangeEntryOutcome> EditAsync(Guid entry, string words) =>
        Edit.EditAsync(Patient, entry, words, Cancel);

    private async Task<IReadOnlyList<(int Number, string Text)>> VersionsAsync(Guid entry)
    {
        var read = await House.Records.ReadAsync(
            new Reader.Patient(Patient),
            Patient,
            Purpose.Export,
            async (record, db) =>
                record.OpenAll(
                    await db.EntryVersions.Where(v => v.EntryId == entry).OrderBy(v => v.Number).ToListAsync(Cancel),
                    record.Open
                ),
            Cancel
        );
        return
        [
            .. read.ShouldBeOfType<ReadOutcome<
                    IReadOnlyList<(JournalEntryVersion Row, JournalEntryVersionContent Content)>
                >.Open>()
                .Value.Select(v => (v.Row.Number, v.Content.Text)),
        ];
    }
}

public sealed class EditEntryOnSqlite() : EditEntryTests(TestedDatabase.Sqlite);

public sealed class EditEntryOnPostgres() : EditEntryTests(TestedDatabase.Postgres);
