using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Practices;

public abstract class CallOffErasureTests(TestedDatabase on) : LoopTest(on)
{
    [Fact]
    public async Task What_was_owed_for_an_entry_while_the_record_was_shut_is_made_up_for()
    {
        var before = await WriteAsync("I went for a walk by the canal.");
        var entry = await RecordAsync("I slept badly again and lay awake from three.");
        await EraseAsync();
        await WorkAsync();

        await House.Get<CallOffErasure>().RunAsync(Therapist, Patient, Cancel);
        await WorkAsync();

        (await InboxAsync()).Items.Select(i => i.EntryId).ShouldBe([before, entry], ignoreOrder: true);
        (await ReflectionAsync(entry)).ShouldNotBeNull();
        (await House.LookAsync(db => Task.FromResult(db.Summaries.Count()))).ShouldBe(2);
    }

    [Fact]
    public async Task What_is_private_stays_so()
    {
        await RecordAsync("Only for me.", isPrivate: true);
        await EraseAsync();
        await WorkAsync();

        await House.Get<CallOffErasure>().RunAsync(Therapist, Patient, Cancel);
        await WorkAsync();

        (await InboxAsync()).Items.ShouldBeEmpty();
    }

    private Task<AskForErasureOutcome> EraseAsync() => House.Get<AskForErasure>().RunAsync(Therapist, Patient, Cancel);
}

public sealed class CallOffErasureOnSqlite() : CallOffErasureTests(TestedDatabase.Sqlite);

public sealed class CallOffErasureOnPostgres() : CallOffErasureTests(TestedDatabase.Postgres);
