using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Insight;

/// <summary>What is counted of the words themselves: their length, silence between them, and the feelings that they name.</summary>
public abstract class PatientTrendsTests(TestedDatabase on) : TrendsTest(on)
{
    [Fact]
    public async Task Lengths_and_pauses_are_of_what_is_shared_by_the_patients_calendar()
    {
        await InZoneAsync("America/Los_Angeles");
        PassTo("2026-03-02T10:00:00Z");
        await RecordAsync("One two three four.");
        await RecordAsync("One two.");
        PassTo("2026-03-09T10:00:00Z");
        await RecordAsync("Six words, and all of them mine alone, at night.", isPrivate: true);
        PassTo("2026-03-16T06:00:00Z");
        await RecordAsync("One");
        PassTo("2026-03-17T18:00:00Z");

        var trends = await ReadAsync(weeks: 8);

        // At six in the morning of a Monday it is Sunday evening there.
        trends.Lengths.Numbers.ShouldBe([new(Begin, 3), new(Begin.PlusDays(7), 1)]);
        trends.Pauses.Numbers.ShouldBe([new(Begin.PlusDays(1), 12, IsRunning: false)]);
        trends.Pauses.Sentence.ShouldBe(
            "3 entries, the last written 2 days ago, on 15 Mar 2026: too few entries to say how long the pauses are."
        );
    }

    [Fact]
    public async Task A_mood_is_inferred_only_where_the_practice_says_so_and_never_from_what_is_private()
    {
        await RecordAsync("I was sad.");
        await RecordAsync("I was glad.", isPrivate: true);
        (await ReadAsync(weeks: 8)).Inferred.ShouldBeNull("off at first");

        await InferMoodAsync("on");
        var inferred = (await ReadAsync(weeks: 8)).Inferred.ShouldNotBeNull();
        var week = inferred.Numbers.ShouldHaveSingleItem();
        (week.Pleasant, week.Unpleasant, week.Both).ShouldBe((0, 1, 0));
        inferred.Sentence.ShouldStartWith("Inferred from the words, not said by the patient: ");

        await InferMoodAsync("off");
        (await ReadAsync(weeks: 8)).Inferred.ShouldBeNull();
    }

    [Fact]
    public async Task Where_nobody_knows_what_the_practice_wants_nothing_is_inferred()
    {
        await RecordAsync("I was sad.");
        await InferMoodAsync("on");
        await House
            .Get<JournalStore>()
            .TransactAsync(async db => db.Practices.RemoveRange(await db.Practices.ToListAsync(Cancel)), Cancel);

        (await ReadAsync(weeks: 8)).Inferred.ShouldBeNull();
    }

    private async Task InferMoodAsync(string value) =>
        (
            await House.Get<PracticeSettings>().SetAsync("infer-mood", value, Cancel)
        ).ShouldBeOfType<SetPracticeOutcome.Changed>();
}

public sealed class PatientTrendsOnSqlite() : PatientTrendsTests(TestedDatabase.Sqlite);

public sealed class PatientTrendsOnPostgres() : PatientTrendsTests(TestedDatabase.Postgres);
