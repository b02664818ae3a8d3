using Shouldly;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Work;

public abstract class RetryParkedWorkTests(TestedDatabase on) : WorkTest(on)
{
    [Fact]
    public async Task What_was_given_up_is_done_once_its_cause_is_mended()
    {
        var isMended = false;
        Act(
            First,
            item =>
                isMended
                    ? new StepResult.Done(Mark(First, item.SubjectId))
                    : throw new InvalidOperationException("broken")
        );
        var subjects = new[] { await AddAsync(NewPatient()), await AddAsync(NewPatient()) };
        for (var tries = 0; tries < 3; tries++)
        {
            await WorkAsync();
            House.Clock.Advance(TimeSpan.FromHours(1));
        }
        (await ItemsAsync()).ShouldAllBe(i => i.Due == WorkQueue.Parked);

        isMended = true;
        await WorkAsync();
        (await MarksAsync()).ShouldBeEmpty();

        (await RetryAsync()).ShouldBe(2);
        await WorkAsync();

        (await MarksAsync()).Select(m => m.Subject).ShouldBe(subjects, ignoreOrder: true);
        (await ItemsAsync()).ShouldBeEmpty();
        (await RetryAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_fails_again_has_all_its_attempts_before_it()
    {
        Act(First, _ => throw new InvalidOperationException("broken"));
        await AddAsync(NewPatient());
        for (var tries = 0; tries < 3; tries++)
        {
            await WorkAsync();
            House.Clock.Advance(TimeSpan.FromHours(1));
        }

        await RetryAsync();
        await WorkAsync();

        var item = (await ItemsAsync()).ShouldHaveSingleItem();
        item.Attempts.ShouldBe(1);
        item.Due.ShouldNotBe(WorkQueue.Parked);
    }

    private Task<int> RetryAsync() => House.Get<RetryParkedWork>().RunAsync(Cancel);
}

public sealed class RetryParkedWorkOnSqlite() : RetryParkedWorkTests(TestedDatabase.Sqlite);

public sealed class RetryParkedWorkOnPostgres() : RetryParkedWorkTests(TestedDatabase.Postgres);
