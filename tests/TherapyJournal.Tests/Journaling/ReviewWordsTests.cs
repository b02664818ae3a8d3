using Shouldly;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Journaling;

/// <summary>Where a practice wants to approve a model's words first.</summary>
public abstract class ReviewWordsTests(TestedDatabase on) : ModelLoopTest(on)
{
    private ReviewWords Review => House.Get<ReviewWords>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await SetAsync("after-approval");
    }

    [Fact]
    public async Task Until_somebody_approves_the_banks_words_go_out_and_the_models_wait()
    {
        var entry = await WriteAsync(Calm);

        (await ReflectionAsync(entry)).ShouldNotBeNull().WrittenBy.ShouldBe(QuestionBank.WrittenBy);
        (await AskAsync()).Content.WrittenBy.ShouldBe(QuestionBank.WrittenBy);
        (await WaitingAsync())
            .Select(w => (w.Words.Kind, w.Entry?.Id))
            .ShouldBe([(WordsAheadKind.Reflection, entry), (WordsAheadKind.Question, entry)], ignoreOrder: true);
    }

    [Fact]
    public async Task An_approved_question_is_asked_next_with_who_approved_it()
    {
        await WriteAsync(Calm);
        var question = await WaitingAsync(WordsAheadKind.Question);

        (await Review.ApproveAsync(Therapist, question.Id, null, Cancel)).ShouldBeOfType<ReviewWordsOutcome.Decided>();

        var asked = (await AskAsync()).Content;
        (asked.Text, asked.WrittenBy, asked.ApprovedBy).ShouldBe(
            (question.Words.Text, question.Words.WrittenBy, $"{Therapist.Id}")
        );
    }

    [Fact]
    public async Task An_approved_answer_takes_the_place_of_the_banks_and_is_owed_to_the_patient()
    {
        var entry = await WriteAsync(Calm);
        var answer = await WaitingAsync(WordsAheadKind.Reflection);

        await Review.ApproveAsync(Therapist, answer.Id, "You talked to your sister.", Cancel);

        var reflection = (await ReflectionAsync(entry)).ShouldNotBeNull();
        (reflection.Text, reflection.ApprovedBy).ShouldBe(("You talked to your sister.", $"{Therapist.Id}"));
        var owed = (await OwedAsync()).ShouldHaveSingleItem();
        (owed.Kind, owed.Text, owed.WrittenBy).ShouldBe(
            (ReviewWords.ReflectionMessage, "You talked to your sister.", answer.Words.WrittenBy)
        );
    }

    [Fact]
    public async Task Rejected_words_never_reach_anybody_and_a_second_decision_is_told()
    {
        var entry = await WriteAsync(Calm);
        foreach (var words in await WaitingAsync())
        {
            await Review.RejectAsync(Therapist, words.Id, "Not now.", Cancel);
            (await Review.ApproveAsync(Therapist, words.Id, null, Cancel)).ShouldBe(
                new ReviewWordsOutcome.AlreadyDecided()
            );
        }

        (await AskAsync()).Content.WrittenBy.ShouldBe(QuestionBank.WrittenBy);
        (await ReflectionAsync(entry)).ShouldNotBeNull().WrittenBy.ShouldBe(QuestionBank.WrittenBy);
        (await WaitingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_therapist_sees_and_decides_nothing()
    {
        await WriteAsync(Calm);
        var other = new Reader.Therapist(await House.AddTherapistAsync());

        (await House.Get<ListWordsToReview>().RunAsync(other, Cancel)).ShouldBeEmpty();
        (await Review.ApproveAsync(other, (await WaitingAsync())[0].Id, null, Cancel)).ShouldBe(
            new ReviewWordsOutcome.NoSuchWords()
        );
    }

    [Fact]
    public async Task While_an_urgent_alert_stands_no_answer_goes_out()
    {
        await WriteAsync(Calm);
        var answer = await WaitingAsync(WordsAheadKind.Reflection);
        await WriteAsync(Urgent);

        (await Review.ApproveAsync(Therapist, answer.Id, null, Cancel)).ShouldBe(new ReviewWordsOutcome.HeldByAlert());

        await LiftAlertsAsync();
        (await Review.ApproveAsync(Therapist, answer.Id, null, Cancel)).ShouldBeOfType<ReviewWordsOutcome.Decided>();
    }

    [Fact]
    public async Task What_waits_goes_with_its_entry()
    {
        var entry = await WriteAsync(Calm);
        await Review.ApproveAsync(Therapist, (await WaitingAsync(WordsAheadKind.Reflection)).Id, null, Cancel);

        await House.Get<TakeBackEntry>().RunAsync(Patient, entry, Cancel);

        (await WaitingAsync()).ShouldBeEmpty();
        (await House.Get<DeliverMessages>().AnyOwedAsync(Patient, Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task Where_the_practice_says_never_a_model_writes_for_the_therapist_alone()
    {
        await SetAsync("never");

        var entry = await WriteAsync(Calm);

        (await AskAsync()).Content.WrittenBy.ShouldBe(QuestionBank.WrittenBy);
        (await ReflectionAsync(entry)).ShouldNotBeNull().WrittenBy.ShouldBe(QuestionBank.WrittenBy);
        (await WaitingAsync()).ShouldBeEmpty();
        (await InboxItemAsync(entry)).Summary.WrittenBy.ShouldNotBe(QuestionBank.WrittenBy);
        Model.Requests.Select(r => r.Form).ShouldBe(["summarize-entry", "screen-entry"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_waits_can_only_be_rejected_once_no_model_may_speak(bool byPractice)
    {
        var entry = await WriteAsync(Calm);
        await AllowAsync(byPractice, allowed: false);

        foreach (var words in await WaitingAsync())
        {
            foreach (var own in (string?[])[null, "You talked to your sister."])
            {
                (await Review.ApproveAsync(Therapist, words.Id, own, Cancel)).ShouldBe(
                    new ReviewWordsOutcome.NotAllowedNow(
                        byPractice ? WhyNoModelWords.PracticeSaysNever : WhyNoModelWords.NoConsent
                    )
                );
            }
            (await Review.RejectAsync(Therapist, words.Id, null, Cancel)).ShouldBeOfType<ReviewWordsOutcome.Decided>();
        }

        (await ReflectionAsync(entry)).ShouldNotBeNull().WrittenBy.ShouldBe(QuestionBank.WrittenBy);
        (await House.Get<DeliverMessages>().AnyOwedAsync(Patient, Cancel)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_nobody_can_tell_what_was_agreed_on_it_is_said_so_and_rejecting_is_possible(bool byPractice)
    {
        await WriteAsync(Calm);
        var waiting = await WaitingAsync();
        await (
            byPractice
                ? House.ForgeAsync($"update practices set version = version + 1")
                : House.ForgeAsync($"update standings set version = version + 1")
        );

        foreach (var words in waiting)
        {
            (await Review.ApproveAsync(Therapist, words.Id, null, Cancel)).ShouldBe(
                new ReviewWordsOutcome.NotAllowedNow(WhyNoModelWords.NotKnown)
            );
            (await Review.RejectAsync(Therapist, words.Id, null, Cancel)).ShouldBeOfType<ReviewWordsOutcome.Decided>();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_approved_question_of_a_model_waits_while_no_model_may_speak_and_a_therapists_own_does_not(
        bool byPractice
    )
    {
        await WriteAsync(Calm);
        var question = await WaitingAsync(WordsAheadKind.Question);
        await Review.ApproveAsync(Therapist, question.Id, null, Cancel);
        await AllowAsync(byPractice, allowed: false);
        (await AskAsync()).Content.WrittenBy.ShouldBe(QuestionBank.WrittenBy);

        await House.Get<PlanQuestion>().RunAsync(Therapist, Patient, "How was the walk?", Cancel);

        (await AskAsync(PromptWish.Another)).Content.Text.ShouldBe("How was the walk?");
        await AllowAsync(byPractice, allowed: true);
        (await AskAsync(PromptWish.Another)).Content.Text.ShouldBe(question.Words.Text);
    }

    [Fact]
    public async Task An_approved_question_waits_while_its_theme_is_to_be_left_alone()
    {
        await WriteAsync(Calm);
        var question = await WaitingAsync(WordsAheadKind.Question);
        await Review.ApproveAsync(Therapist, question.Id, "What did the harbour sound like?", Cancel);

        await House.Get<ChangePatient>().SetAsync(Therapist, Patient, "avoid", "harbour", Cancel);
        (await AskAsync()).Content.WrittenBy.ShouldBe(QuestionBank.WrittenBy);

        await House.Get<ChangePatient>().SetAsync(Therapist, Patient, "avoid", "none", Cancel);
        (await AskAsync(PromptWish.Another)).Content.Text.ShouldBe("What did the harbour sound like?");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_approved_answer_that_nobody_has_read_waits_while_no_model_may_speak(bool byPractice)
    {
        await WriteAsync(Calm);
        var answer = await WaitingAsync(WordsAheadKind.Reflection);
        await Review.ApproveAsync(Therapist, answer.Id, null, Cancel);
        await AllowAsync(byPractice, allowed: false);
        await WriteAsync(Concern);

        (await OwedAsync())
            .ShouldHaveSingleItem()
            .WrittenBy.ShouldBeNull("fixed words are owed whatever was agreed on");

        await AllowAsync(byPractice, allowed: true);
        (await OwedAsync()).Select(m => m.Text).ShouldContain(answer.Words.Text);
    }

    private async Task AllowAsync(bool byPractice, bool allowed)
    {
        if (byPractice)
        {
            await SetAsync(allowed ? "after-approval" : "never");
            return;
        }
        await House.Get<DecideConsent>().RunAsync(Therapist, Patient, ConsentKind.Model, allowed, Cancel);
    }

    private async Task<IReadOnlyList<OwedMessage>> OwedAsync() =>
        (await House.Get<DeliverMessages>().OwedAsync(Patient, Cancel))
            .ShouldBeOfType<ReadOutcome<IReadOnlyList<OwedMessage>>.Open>()
            .Value;

    private async Task SetAsync(string policy) =>
        (
            await House.Get<PracticeSettings>().SetAsync("ai-to-patient", policy, Cancel)
        ).ShouldBeOfType<SetPracticeOutcome.Changed>();

    private Task<IReadOnlyList<WordsToReview>> WaitingAsync() =>
        House.Get<ListWordsToReview>().RunAsync(Therapist, Cancel);

    private async Task<WordsToReview> WaitingAsync(WordsAheadKind kind) =>
        (await WaitingAsync()).Single(w => w.Words.Kind == kind);
}

public sealed class ReviewWordsOnSqlite() : ReviewWordsTests(TestedDatabase.Sqlite);

public sealed class ReviewWordsOnPostgres() : ReviewWordsTests(TestedDatabase.Postgres);
