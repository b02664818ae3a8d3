using Shouldly;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Review;

/// <summary>What changed since the entries before is said of each entry, whoever writes the rest.</summary>
public abstract class SummaryContextTests(TestedDatabase on) : ModelLoopTest(on)
{
    private const string ThirdInARow = "Mentions sleep for the third entry in a row.";

    [Theory]
    [InlineData(true, "gpt-6-luna")]
    [InlineData(false, "question-bank")]
    public async Task What_changed_is_counted_by_the_program_and_goes_with_what_it_was_counted_on(
        bool hasModel,
        string writtenBy
    )
    {
        await House.Get<DecideConsent>().RunAsync(Therapist, Patient, ConsentKind.Model, hasModel, Cancel);
        await WriteHourlyAsync("I slept badly.");
        var second = await WriteHourlyAsync("I lay awake.");
        var third = await WriteHourlyAsync("I slept until six.");
        var fourth = await WriteHourlyAsync("I was tired.");
        Pass(TimeSpan.FromDays(12));
        await WriteAsync("Nobody knows of the kingfisher.", isPrivate: true);
        var later = await WriteAsync("The gulls were loud.");

        var summary = (await InboxItemAsync(third)).Summary;
        (summary.WrittenBy, summary.Insights[0]).ShouldBe((writtenBy, ThirdInARow));
        (await InboxItemAsync(fourth)).Summary.Insights.ShouldNotContain(ThirdInARow, "it has been said");
        (await InboxItemAsync(later))
            .Summary.Insights[0]
            .ShouldBe("The first shared entry in 12 days.", "whatever was written in private");

        await House.Get<TakeBackEntry>().RunAsync(Patient, second, Cancel);
        await WorkAsync();

        (await InboxItemAsync(third)).Summary.Insights.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_old_entry_that_is_summarised_anew_is_seen_beside_those_before_it()
    {
        await WriteHourlyAsync("I slept badly.");
        await WriteHourlyAsync("I lay awake.");
        var third = await WriteHourlyAsync("I slept untl six.");
        for (var more = 0; more < 5; more++)
        {
            await WriteHourlyAsync("The gulls were loud.");
        }

        await House.Get<EditEntry>().EditAsync(Patient, third, "I slept until six.", Cancel);
        await WorkAsync();

        (await InboxItemAsync(third)).Summary.Insights.ShouldContain(ThirdInARow);
    }

    private Task<Guid> WriteHourlyAsync(string words)
    {
        Pass(TimeSpan.FromHours(1));
        return WriteAsync(words);
    }
}

public sealed class SummaryContextOnSqlite() : SummaryContextTests(TestedDatabase.Sqlite);

public sealed class SummaryContextOnPostgres() : SummaryContextTests(TestedDatabase.Postgres);
