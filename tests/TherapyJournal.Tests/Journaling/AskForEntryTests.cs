using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Journaling;

public abstract class AskForEntryTests(TestedDatabase on) : LoopTest(on)
{
    [Fact]
    public async Task The_same_question_is_asked_again_on_the_same_day()
    {
        var first = await AskAsync();
        Pass(TimeSpan.FromHours(3));

        (await AskAsync()).Id.ShouldBe(first.Id);
    }

    [Fact(Timeout = Hanging)]
    public async Task Several_who_ask_at_once_get_one_question()
    {
        var other = await AnotherProcessAsync();

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(i =>
                    Task.Run(
                        () => (i % 2 == 0 ? House : other).Get<AskForEntry>().RunAsync(Patient, PromptWish.Any, Cancel),
                        Cancel
                    )
                )
        );

        outcomes
            .Select(o => o.ShouldBeOfType<AskOutcome.Asked>().Prompt.Id)
            .Distinct()
            .ShouldHaveSingleItem()
            .ShouldBe((await AskAsync()).Id);
        (await House.LookAsync(db => db.Prompts.CountAsync(Cancel))).ShouldBe(1);
    }

    [Fact]
    public async Task A_question_that_does_not_open_is_in_the_way_of_no_other()
    {
        await AskAsync();
        await House.ForgeAsync($"update prompts set version = version + 1");

        await AskAsync();
        await AskAsync(PromptWish.Another);
    }

    [Fact]
    public async Task More_questions_of_one_moment_than_are_compared_are_in_the_way_of_no_other()
    {
        for (var i = 0; i < 31; i++)
        {
            await House.InsertAsync(
                Patient,
                new JournalPrompt { AskedAt = 1 },
                new JournalPromptContent($"Question {i}?", "Because.", null, QuestionBank.WrittenBy)
            );
        }

        await AskAsync();
    }

    [Fact]
    public async Task Not_today_holds_also_where_somebody_asked_at_that_moment()
    {
        var clock = new MeanwhileClock(Ground.Clock, look: 2, async () => await AskAsync());

        (await AskBy(clock).RunAsync(Patient, PromptWish.NotToday, Cancel)).ShouldBeOfType<AskOutcome.NotToday>();

        clock.HasHappened.ShouldBeTrue();
        (await TryAskAsync()).ShouldBeOfType<AskOutcome.NotToday>();
    }

    [Fact]
    public async Task The_day_is_the_patients_own()
    {
        // 9:00 in London is 22:00 in Auckland.
        await House.Get<ChangePatient>().SetAsync(Therapist, Patient, "timezone", "Pacific/Auckland", Cancel);
        var first = await AskAsync();
        Pass(TimeSpan.FromHours(3));

        (await AskAsync()).Id.ShouldNotBe(first.Id);
    }

    [Theory]
    [InlineData(PromptWish.Any, true)]
    [InlineData(PromptWish.NotToday, false)]
    public async Task A_theme_that_ended_with_not_today_rests_for_days(PromptWish wish, bool comesAgain)
    {
        await WriteAsync("My boss shouted at work, and at work nobody said a word.");
        var first = ThemeOf(await AskAsync());
        await TryAskAsync(wish);

        var later = new List<string>();
        for (var day = 0; day < 2; day++)
        {
            Pass(TimeSpan.FromDays(1));
            later.Add(ThemeOf(await AskAsync()));
        }

        first.ShouldBe("work");
        later.Contains(first).ShouldBe(comesAgain, string.Join(", ", later));
    }

    [Fact]
    public async Task An_answered_question_is_not_asked_again()
    {
        var first = await AskAsync();
        await WriteAsync(Calm);

        (await AskAsync()).Content.QuestionId.ShouldNotBe(first.Content.QuestionId);
        (await EntriesAsync()).ShouldHaveSingleItem().PromptId.ShouldBe(first.Id);
    }

    [Theory]
    [InlineData(PromptWish.Another)]
    [InlineData(PromptWish.Easier)]
    public async Task A_question_that_does_not_suit_is_put_aside_for_another(PromptWish wish)
    {
        var first = await AskAsync();
        var second = await AskAsync(wish);

        second.Content.QuestionId.ShouldNotBe(first.Content.QuestionId);
        second.Content.Depth.ShouldBeLessThanOrEqualTo(wish == PromptWish.Easier ? first.Content.Depth : 3);
        (await AskAsync()).Id.ShouldBe(second.Id, "it stands in place of the first");
    }

    [Fact]
    public async Task Not_today_asks_nothing()
    {
        await AskAsync();

        (await TryAskAsync(PromptWish.NotToday)).ShouldBeOfType<AskOutcome.NotToday>();
    }

    [Fact]
    public async Task The_next_question_follows_a_changed_goal()
    {
        var goals = House.Get<ChangeGoal>();
        var added = await goals.AddAsync(Therapist, Patient, "Sleep through the night.", null, Cancel);
        var goal = added.ShouldBeOfType<ChangeGoalOutcome.Changed>().Goal;
        Pass(TimeSpan.FromMinutes(1));
        var before = await AskAsync();
        Says(before).ShouldContain("Sleep through the night");
        Pass(TimeSpan.FromMinutes(1));

        await goals.ChangeAsync(Therapist, Patient, goal.Id, goal.Version, "Call a friend each week.", null, Cancel);
        var after = await AskAsync();

        after.Id.ShouldNotBe(before.Id);
        after.Content.GoalId.ShouldBe(goal.Id);
        Says(after).ShouldContain("Call a friend each week");
        Says(after).ShouldNotContain("Sleep through");
    }

    [Fact]
    public async Task A_closed_goal_is_asked_about_no_more()
    {
        var goals = House.Get<ChangeGoal>();
        var added = await goals.AddAsync(Therapist, Patient, "Sleep through the night.", null, Cancel);
        var goal = added.ShouldBeOfType<ChangeGoalOutcome.Changed>().Goal;
        await goals.CloseAsync(Therapist, Patient, goal.Id, goal.Version, "Reached.", Cancel);
        Pass(TimeSpan.FromMinutes(1));

        var asked = await AskAsync();
        asked.Content.GoalId.ShouldBeNull();
        Says(asked).ShouldNotContain("Sleep through");
    }

    [Fact(Timeout = Hanging)]
    public async Task In_thirty_days_no_question_comes_twice_and_one_in_three_asks_what_helped()
    {
        var asked = new List<PromptView>();
        for (var day = 0; day < 30; day++)
        {
            asked.Add(await AskAsync());
            if (day % 3 == 0)
            {
                asked.Add(await AskAsync(PromptWish.Another));
            }
            if (day % 2 == 0)
            {
                await WriteAsync(day % 4 == 0 ? Calm : Wish);
            }
            Pass(TimeSpan.FromDays(1));
        }

        asked.Select(p => p.Content.QuestionId).ShouldBeUnique();
        (asked.Count(p => p.Content.AsksWhatHelped) * 3).ShouldBeGreaterThanOrEqualTo(asked.Count);
    }

    [Fact]
    public async Task A_private_entry_is_no_reason_for_a_question()
    {
        var shared = await WriteAsync(Calm);
        await WriteAsync("I could not sleep again. I lay awake all night and was tired at work.", isPrivate: true);
        Pass(TimeSpan.FromDays(1));

        var asked = await AskAsync();

        asked.BasedOnEntryId.ShouldBe(shared);
        asked.Content.Why.ShouldNotContain("sleep", Case.Insensitive);
    }

    [Fact]
    public async Task While_an_urgent_alert_stands_nothing_is_asked_until_it_is_lifted()
    {
        await WriteAsync(Urgent);
        var words = (await TryAskAsync()).ShouldBeOfType<AskOutcome.FixedWords>().Words;
        words.InFull.ShouldContain("If you are in danger now");
        words.InShort[WordsFate.Shared].ShouldContain("If you are in danger");

        await LiftAlertsAsync();

        (await TryAskAsync()).ShouldBeOfType<AskOutcome.Asked>();
    }

    [Fact]
    public async Task An_alert_that_does_not_open_counts_as_urgent()
    {
        await WriteAsync(Concern);
        (await TryAskAsync()).ShouldBeOfType<AskOutcome.Asked>();
        await House.ForgeAsync($"update alerts set version = version + 1");

        (await TryAskAsync()).ShouldBeOfType<AskOutcome.FixedWords>();
    }

    [Fact]
    public async Task A_concern_does_not_end_the_questions()
    {
        await WriteAsync(Concern);

        (await TryAskAsync()).ShouldBeOfType<AskOutcome.Asked>();
    }

    [Fact]
    public async Task Paused_or_without_consent_nothing_is_asked()
    {
        await House.Get<ChangePatient>().SetStatusAsync(Therapist, Patient, PatientStatus.Paused, Cancel);
        (await TryAskAsync()).ShouldBeOfType<AskOutcome.NotNow>();
        await House.Get<ChangePatient>().SetStatusAsync(Therapist, Patient, PatientStatus.Active, Cancel);
        (await TryAskAsync()).ShouldBeOfType<AskOutcome.Asked>();

        await House.Get<DecideConsent>().RunAsync(Therapist, Patient, ConsentKind.Keeping, give: false, Cancel);

        (await TryAskAsync()).ShouldBeOfType<AskOutcome.NotNow>();
    }

    [Fact]
    public async Task Nobody_is_asked_nothing()
    {
        var outcome = await House.Get<AskForEntry>().RunAsync(new PatientId(Guid.Empty), PromptWish.Any, Cancel);

        outcome.ShouldBeOfType<AskOutcome.Refused>().Why.ShouldBe(new DoorRefusal.Missing());
    }

    /// <summary>Asks by another clock than everybody else's.</summary>
    private AskForEntry AskBy(TimeProvider clock) =>
        new(House.Store, House.Records, House.Get<Keys>(), House.Get<WritePrompt>(), clock);

    private static string Says(PromptView prompt) => $"{prompt.Content.Text} {prompt.Content.Why}";

    private static string ThemeOf(PromptView prompt) =>
        QuestionBank.English.Questions.Single(q => q.Id == prompt.Content.QuestionId).Theme;
}

public sealed class AskForEntryOnSqlite() : AskForEntryTests(TestedDatabase.Sqlite);

public sealed class AskForEntryOnPostgres() : AskForEntryTests(TestedDatabase.Postgres);
