using Shouldly;
using TherapyJournal.Review;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Review;

/// <summary>What a patient does not read of a summary, though their therapist accepted it and the practice shares such.</summary>
public abstract class ReadSharedSummaryTests(TestedDatabase on) : ModelLoopTest(on)
{
    private const string Talk = "I talked to my sister.";

    [Fact]
    public async Task Of_an_entry_that_raised_a_concern_nothing_is_shared()
    {
        await ShareAsync();

        (await SharedAsync(await AcceptedAsync($"{Talk} {Concern}"))).ShouldBeNull();

        (await SharedAsync(await AcceptedAsync(Calm))).ShouldNotBeNull("that one raised nothing");
    }

    [Fact]
    public async Task Of_an_entry_whose_urgent_alert_was_lifted_nothing_is_shared()
    {
        await ShareAsync();
        var entry = await AcceptedAsync($"{Talk} {Urgent}");
        await LiftAlertsAsync();

        (await SharedAsync(entry)).ShouldBeNull();

        (await SharedAsync(await AcceptedAsync(Calm))).ShouldNotBeNull("nothing stands any more");
    }

    [Theory]
    [InlineData("concern")]
    [InlineData("urgent")]
    public async Task Of_an_entry_in_which_a_model_found_danger_nothing_is_shared(string level)
    {
        const string letters = "I wrote a letter to everybody.";
        await ShareAsync();
        var summary = Model.Answer;
        Model.Answer = request =>
            request.Form == "screen-entry" ? FakeAnswers.Danger(level, "Preparation", letters) : summary(request);

        var entry = await AcceptedAsync($"{Talk} {letters}");

        (await AlertsAsync()).ShouldHaveSingleItem().EntryId.ShouldBe(entry);
        await LiftAlertsAsync();
        (await SharedAsync(entry)).ShouldBeNull();
    }

    [Fact]
    public async Task What_was_written_where_a_feeling_might_be_named_stays_with_the_therapist_when_the_policy_changes()
    {
        await ShareAsync();
        await SetPracticeAsync("infer-mood", "on");
        var might = await AcceptedAsync(Calm);
        await SetPracticeAsync("infer-mood", "off");
        var mightNot = await AcceptedAsync($"{Talk} We laughed.");

        (await SharedAsync(might)).ShouldBeNull();
        (await SharedAsync(mightNot)).ShouldNotBeNull().WrittenBy.ShouldBe("gpt-6-luna");
        await SetPracticeAsync("infer-mood", "on");
        (await SharedAsync(mightNot)).ShouldNotBeNull("what it says is what it said");
    }

    [Theory]
    [InlineData("gpt-6-luna", false)]
    [InlineData("question-bank", true)]
    public async Task A_row_that_does_not_tell_is_shared_only_where_no_model_wrote_it(string writtenBy, bool isShared)
    {
        await ShareAsync();
        var entry = await RecordAsync(Calm);
        await House.InsertAsync(
            Patient,
            new EntrySummary { EntryId = entry, RecordedAt = 1 },
            new EntrySummaryContent([new("A talk.", Talk)], [], "A talk.", writtenBy, 1, 1) { AcceptedAt = 1 }
        );

        (await SharedAsync(entry) is not null).ShouldBe(isShared);
    }

    private async Task ShareAsync()
    {
        await SetPracticeAsync("share-summaries", "on");
        Summarises("A talk.", [("A talk with a sister.", Talk)]);
    }

    private async Task<Guid> AcceptedAsync(string words)
    {
        var entry = await WriteAsync(words);
        (await InboxItemAsync(entry)).Summary.WrittenBy.ShouldBe("gpt-6-luna");
        (await AcceptAsync(entry)).ShouldBe(new AcceptSummaryOutcome.Accepted());
        return entry;
    }
}

public sealed class ReadSharedSummaryOnSqlite() : ReadSharedSummaryTests(TestedDatabase.Sqlite);

public sealed class ReadSharedSummaryOnPostgres() : ReadSharedSummaryTests(TestedDatabase.Postgres);
