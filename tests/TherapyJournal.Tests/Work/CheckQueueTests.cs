using Shouldly;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Work;

public abstract class CheckQueueTests(TestedDatabase on) : JournalTest(on)
{
    [Theory]
    [InlineData(1, CheckLight.Green)]
    [InlineData(10, CheckLight.Amber)]
    [InlineData(61, CheckLight.Red)]
    public async Task The_older_the_due_work_the_worse(int minutes, CheckLight light)
    {
        await AddAsync(House.Clock.NowStored());
        House.Clock.Advance(TimeSpan.FromMinutes(minutes));

        (await RunAsync()).Single(c => c.Name == "queue").Light.ShouldBe(light);
    }

    [Fact]
    public async Task Parked_work_is_amber_and_named()
    {
        await AddAsync(WorkQueue.Parked);

        var check = (await RunAsync()).Single(c => c.Name == "parked work");

        (check.Light, check.Sentence.Contains("SummarizeEntry")).ShouldBe((CheckLight.Amber, true));
        (await House.Get<ParkedWork>().ListAsync(Cancel)).ShouldHaveSingleItem().Fault.ShouldBe("HttpRequestException");
    }

    [Fact]
    public async Task An_empty_queue_is_green() => (await RunAsync()).ShouldAllBe(c => c.Light == CheckLight.Green);

    private Task AddAsync(long due) =>
        House.SaveAsync(db =>
        {
            db.WorkItems.Add(
                new WorkItem
                {
                    Id = RowId.New(House.Clock),
                    PatientId = new PatientId(RowId.New(House.Clock)),
                    Kind = "SummarizeEntry",
                    Due = due,
                    Fault = "HttpRequestException",
                }
            );
            return Task.CompletedTask;
        });

    private async Task<IReadOnlyList<Check>> RunAsync() =>
        await House.Get<IEnumerable<ICheckUp>>().OfType<CheckQueue>().Single().RunAsync(Cancel);
}

public sealed class CheckQueueOnSqlite() : CheckQueueTests(TestedDatabase.Sqlite);

public sealed class CheckQueueOnPostgres() : CheckQueueTests(TestedDatabase.Postgres);
