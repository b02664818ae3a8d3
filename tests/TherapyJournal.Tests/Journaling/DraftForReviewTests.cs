using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Journaling;

/// <summary>What a model drafts for a therapist to approve: of the words as they read now, once, and also where it was silent at first.</summary>
public abstract class DraftForReviewTests(TestedDatabase on) : ModelLoopTest(on)
{
    private const string Before = "I talked to Sandra. It went well.";
    private const string After = "I talked to somebody. It went well.";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (
            await House.Get<PracticeSettings>().SetAsync("ai-to-patient", "after-approval", Cancel)
        ).ShouldBeOfType<SetPracticeOutcome.Changed>();
    }

    [Fact]
    public async Task What_was_drafted_of_an_entry_that_reads_otherwise_now_is_drafted_anew()
    {
        var entry = await WriteAsync(Before);
        var stale = await WaitingAsync();
        stale.Count.ShouldBe(2);

        await EditAsync(entry, After);

        foreach (var words in stale)
        {
            (await ApproveAsync(words)).ShouldBe(new ReviewWordsOutcome.NoSuchWords());
        }
        await WorkAsync();
        var fresh = await WaitingAsync();
        fresh.Count.ShouldBe(2);
        fresh.ShouldAllBe(w => !$"{w.Words.Text} {w.Words.Why}".Contains("Sandra"));
    }

    [Fact]
    public async Task A_question_that_was_approved_and_not_asked_goes_as_well()
    {
        var entry = await WriteAsync(Before);
        await ApproveAsync(await WaitingAsync(WordsAheadKind.Question));

        await EditAsync(entry, After);

        $"{(await AskAsync()).Content}".ShouldNotContain("Sandra");
    }

    [Fact]
    public async Task A_question_drafted_later_goes_when_an_entry_changes_that_its_writer_was_shown()
    {
        var (first, second) = (await WriteAsync(Before), await WriteAsync(Calm));
        (await WaitingAsync(WordsAheadKind.Question)).Entry?.Id.ShouldBe(second);

        await EditAsync(first, After);

        (await WaitingAsync()).ShouldHaveSingleItem("the other answer stays").Entry?.Id.ShouldBe(second);
    }

    [Fact]
    public async Task The_same_words_again_leave_what_waits()
    {
        var entry = await WriteAsync(Before);

        await EditAsync(entry, Before);

        (await WaitingAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_decision_on_the_question_does_not_count_as_an_answer_to_the_edited_entry()
    {
        var entry = await WriteAsync(Before);
        await ApproveAsync(await WaitingAsync(WordsAheadKind.Question));
        await AskAsync();
        await EditAsync(entry, After);

        await WorkAsync();

        (await WaitingAsync(WordsAheadKind.Reflection)).Words.Text.ShouldContain("somebody");
    }

    [Fact]
    public async Task A_model_that_was_silent_drafts_when_it_answers()
    {
        Model.Fail(FakeFault.Unavailable, always: true);
        await WriteAsync(Calm);
        (await WaitingAsync()).ShouldBeEmpty();

        Model.Fail(FakeFault.None, always: true);
        Pass(TimeSpan.FromMinutes(11));
        await WorkAsync();

        (await WaitingAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_was_drafted_is_kept_and_only_the_rest_is_tried_again()
    {
        var isWell = false;
        Model.Answer = request =>
            request.Form == "ask-for-entry" && !isWell ? "no form" : FakeAnswers.Plausible(request);
        await WriteAsync(Calm);
        var answer = (await WaitingAsync()).ShouldHaveSingleItem();

        isWell = true;
        Pass(TimeSpan.FromMinutes(11));
        await WorkAsync();

        (await WaitingAsync()).Count.ShouldBe(2);
        (await WaitingAsync(WordsAheadKind.Reflection)).Id.ShouldBe(answer.Id);
        Model.Requests.Count(r => r.Form == "reflect-on-entry").ShouldBe(1);
        Pass(TimeSpan.FromMinutes(11));
        await WorkAsync();
        (await CountWorkAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task After_a_later_entry_was_drafted_for_no_second_question_comes_of_the_earlier_one()
    {
        Model.Fail(FakeFault.Unavailable, always: true);
        await WriteAsync(Before);
        Model.Fail(FakeFault.None, always: true);
        var later = await WriteAsync(Calm);

        Pass(TimeSpan.FromMinutes(11));
        await WorkAsync();

        (await WaitingAsync(WordsAheadKind.Question)).Entry?.Id.ShouldBe(later);
        (await WaitingAsync()).Count(w => w.Words.Kind == WordsAheadKind.Reflection).ShouldBe(2);
    }

    [Theory]
    [InlineData(FakeFault.Unavailable, 12)]
    [InlineData(FakeFault.Unauthorised, 0)]
    public async Task A_model_that_stays_silent_is_given_up_and_nothing_is_parked(FakeFault fault, int hours)
    {
        Model.Fail(fault, always: true);
        await WriteAsync(Calm);

        for (var hour = 0; hour < hours; hour++)
        {
            Pass(TimeSpan.FromHours(1));
            await WorkAsync();
        }

        (await CountWorkAsync()).ShouldBe(0);
        (await WaitingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_question_that_is_approved_while_the_next_is_written_stays()
    {
        await WriteAsync(Before);
        var approved = await WaitingAsync(WordsAheadKind.Question);
        var later = await RecordAsync(Calm);
        var drafted = await DraftAsync(later);

        (await ApproveAsync(approved)).ShouldBeOfType<ReviewWordsOutcome.Decided>();
        await SaveAsync(drafted);

        (await AskAsync()).Content.PreparedId.ShouldBe(approved.Id);
    }

    [Fact]
    public async Task Two_runs_at_once_draft_once()
    {
        Model.Fail(FakeFault.Unavailable, always: true);
        var entry = await WriteAsync(Calm);
        Model.Fail(FakeFault.None, always: true);
        var (first, second) = (await DraftAsync(entry), await DraftAsync(entry));

        await SaveAsync(first);
        await SaveAsync(second);

        (await WaitingAsync()).Count.ShouldBe(2);
        var asked = Model.Requests.Count;
        await WorkAsync();
        (await WaitingAsync()).Count.ShouldBe(2);
        Model.Requests.Count.ShouldBe(asked, "it looks again and finds nothing to do");
    }

    [Fact]
    public async Task Where_nothing_is_wanted_no_damaged_row_makes_it_try_again()
    {
        await AskAsync();
        var entry = await WriteAsync(Calm);
        await WriteAsync(Urgent);
        await House.ForgeAsync($"update prompts set version = version + 1");

        (await RunAsync(entry)).ShouldBe(StepResult.Nothing);
    }

    private async Task<StepResult.Done> DraftAsync(Guid entry) =>
        (await RunAsync(entry)).ShouldBeOfType<StepResult.Done>();

    private Task<StepResult> RunAsync(Guid entry) =>
        House
            .Get<IEnumerable<IWorkStep>>()
            .Single(step => step.Name == nameof(DraftForReview))
            .RunAsync(
                new WorkItem
                {
                    Kind = nameof(DraftForReview),
                    PatientId = Patient,
                    SubjectId = entry,
                },
                Cancel
            );

    private Task SaveAsync(StepResult.Done done) => House.SaveAsync(done.Save.ShouldNotBeNull());

    private Task<int> CountWorkAsync() =>
        House.LookAsync(db => db.WorkItems.CountAsync(w => w.Kind == "DraftForReview", Cancel));

    private Task<ChangeEntryOutcome> EditAsync(Guid entry, string words) =>
        House.Get<EditEntry>().EditAsync(Patient, entry, words, Cancel);

    private Task<ReviewWordsOutcome> ApproveAsync(WordsToReview words) =>
        House.Get<ReviewWords>().ApproveAsync(Therapist, words.Id, null, Cancel);

    private Task<IReadOnlyList<WordsToReview>> WaitingAsync() =>
        House.Get<ListWordsToReview>().RunAsync(Therapist, Cancel);

    private async Task<WordsToReview> WaitingAsync(WordsAheadKind kind) =>
        (await WaitingAsync()).Single(w => w.Words.Kind == kind);
}

public sealed class DraftForReviewOnSqlite() : DraftForReviewTests(TestedDatabase.Sqlite);

public sealed class DraftForReviewOnPostgres() : DraftForReviewTests(TestedDatabase.Postgres);
