using Shouldly;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Work;

public abstract class WorkSaverTests(TestedDatabase on) : WorkTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task A_worker_that_wakes_up_after_its_lease_changes_nothing()
    {
        var subject = await AddAsync(NewPatient());
        using var sleeper = new WorkSaver(House.Store, Queue);
        var lane = (await Queue.ClaimAsync(1, null, Cancel)).ShouldHaveSingleItem();
        var item = lane.Items.Dequeue();
        House.Clock.Advance(TimeSpan.FromSeconds(13));
        Act(First, i => new StepResult.Done(Mark("heir", i.SubjectId)));
        await WorkAsync(await AnotherProcessAsync());

        await Should.ThrowAsync<LeaseLostException>(() =>
            sleeper.SaveAsync(new WorkSave(lane, item, new StepResult.Done(Mark("sleeper", subject), Summarized(item))))
        );
        await Should.ThrowAsync<LeaseLostException>(() =>
            sleeper.SaveAsync(new WorkSave(lane, item, new StepResult.Later("Late")))
        );

        (await MarksAsync()).ShouldBe([("heir", subject)]);
        (await ItemsAsync()).ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task A_sleeper_does_not_spoil_what_others_save_with_it()
    {
        var (lost, kept) = (await AddAsync(NewPatient()), await AddAsync(NewPatient()));
        var lanes = await Queue.ClaimAsync(2, null, Cancel);
        await House.ForgeAsync($"update lanes set fence = fence + 1 where id = {lanes.Single(l => Has(l, lost)).Id}");
        using var saver = new WorkSaver(House.Store, Queue);

        var saves = lanes
            .Select(l =>
                saver.SaveAsync(
                    new WorkSave(l, l.Items.Peek(), new StepResult.Done(Mark(First, l.Items.Peek().SubjectId)))
                )
            )
            .ToList();

        await Should.ThrowAsync<LeaseLostException>(() => Task.WhenAll(saves));
        (await MarksAsync()).ShouldBe([(First, kept)]);

        static bool Has(LeasedLane lane, Guid subject) => lane.Items.Peek().SubjectId == subject;
    }
}

public sealed class WorkSaverOnSqlite() : WorkSaverTests(TestedDatabase.Sqlite);

public sealed class WorkSaverOnPostgres() : WorkSaverTests(TestedDatabase.Postgres)
{
    [Fact(Timeout = Hanging)]
    public async Task A_result_whose_commit_was_not_answered_is_not_saved_twice()
    {
        await using var wire = new Wire(Ground.Settings["DATABASE_URL"]!);
        Ground.Settings["DATABASE_URL"] = wire.Url;
        var house = await AnotherProcessAsync();
        var subject = await AddAsync(NewPatient());
        using var saver = new WorkSaver(house.Store, house.Get<WorkQueue>());
        var lane = (await house.Get<WorkQueue>().ClaimAsync(1, null, Cancel)).ShouldHaveSingleItem();
        var item = lane.Items.Dequeue();

        wire.LoseTheAnswerTo("COMMIT");
        await Should.ThrowAsync<LeaseLostException>(() =>
            saver.SaveAsync(new WorkSave(lane, item, new StepResult.Done(Mark(First, subject), Summarized(item))))
        );

        wire.HasLostIt.ShouldBeTrue();
        (await MarksAsync()).ShouldBe([(First, subject)]);
        (await ItemsAsync()).ShouldHaveSingleItem().Kind.ShouldBe(FollowUp);
        House.Clock.Advance(TimeSpan.FromSeconds(13));
        await WorkAsync();
        Ran.ShouldBe([(FollowUp, subject)]);
    }
}
