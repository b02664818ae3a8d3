using Shouldly;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Goals;
using TherapyJournal.Insight;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;
using static TherapyJournal.Tests.Assistants.FakeJournalAnswers;

namespace TherapyJournal.Tests.Insight;

public abstract class LookUpsTests(TestedDatabase on) : AskTest(on)
{
    [Fact]
    public async Task A_model_may_look_once_into_ratings_goals_and_other_entries_and_cite_them()
    {
        await House.Get<ChangeGoal>().AddAsync(Therapist, Patient, "Sleep before midnight", why: null, Cancel);
        await House.Get<RecordMeasure>().MoodAsync(Therapist, Patient, 4, Cancel);
        await WriteAsync(Walk);
        await WriteAsync("The harbour was loud.");
        var day = $"{Today:uuuu-MM-dd}";
        Answers(request =>
            Asked.Count == 1
                ? Wishes(("mood", ""), ("goals", ""), ("search", "harbour"))
                : Form([
                    Sentence("The patient rated the mood 4.", ("mood", $"{day}: mood 4 of 10")),
                    Sentence(
                        "A goal about sleep was added.",
                        ("goals", $"{day}: goal added, \"Sleep before midnight\"")
                    ),
                    Sentence(
                        "The patient writes of a loud harbour.",
                        (LabelOf(request, "harbour"), "The harbour was loud.")
                    ),
                ])
        );

        var answer = await QuestionAsync("How is walking going?");

        answer.Sentences.Select(s => s.Citations[0].EntryId is null).ShouldBe([true, true, false]);
        Asked.Count.ShouldBe(2);
        Asked[0].Body.ShouldContain("You may look something up first.");
        Asked[1].Body.ShouldContain("You may not look anything up any more.");
        (await House.Get<AccessRecord>().ReadAsync(Patient, Cancel))
            .Lines.Count(l => l.Purpose == nameof(Purpose.AskJournal))
            .ShouldBe(2, "each look into the record stands in it");
    }

    [Fact]
    public async Task Ratings_of_a_goal_bear_its_words()
    {
        var added = await House.Get<ChangeGoal>().AddAsync(Therapist, Patient, "Sleep early", why: null, Cancel);
        var goal = added.ShouldBeOfType<ChangeGoalOutcome.Changed>().Goal.Id;
        await House.Get<RecordMeasure>().GoalAsync(Therapist, Patient, goal, 6, Cancel);
        await WriteAsync(Walk);
        var line = $"{Today:uuuu-MM-dd}: 6 of 10 for the goal \"Sleep early\"";
        Answers(_ =>
            Asked.Count == 1
                ? Wishes(("goal-ratings", ""))
                : Form([Sentence("The goal about sleep was rated 6.", ("goal-ratings", line))])
        );

        (await QuestionAsync("How near is the goal about walking?"))
            .Sentences.ShouldHaveSingleItem()
            .Citations.ShouldHaveSingleItem()
            .ShouldBe(new Citation(null, null, line));
    }

    [Fact]
    public async Task Who_asks_for_more_twice_or_for_what_there_is_not_has_no_answer()
    {
        await WriteAsync(Walk);
        Answers(_ => Wishes(("search", "canal"), ("patients", "all"), ("entry", "e77")));

        (await QuestionAsync("What about walking?")).Kind.ShouldBe(AnswerKind.NotSaid);

        Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Six_thousand_tokens_are_enough_for_a_journal_of_any_length()
    {
        var filling = string.Join(' ', Enumerable.Repeat("The canal and the walking and the sleeping.", 120));
        for (var i = 0; i < 40; i++)
        {
            await RecordAsync($"{Walk} {filling} It was night {i}.");
        }
        Answers(request =>
            Asked.Count == 1
                ? Wishes(("entry", "e1"), ("search", "canal"), ("search", "sleeping"))
                : Form([Sentence("The patient writes that walking helped.", (LabelOf(request, Walk), Walk))])
        );

        var answer = await QuestionAsync("Does walking by the canal help with sleep?");

        answer.Looked.Entries.ShouldBe(40);
        Asked.Count.ShouldBe(2);
        Asked
            .Sum(r => TokenBudget.Estimate(r.Instructions.Length + r.Messages.Sum(m => m.Text.Length)))
            .ShouldBeInRange(4_000, AskRequest.MostTokens);
    }
}

public sealed class LookUpsOnSqlite() : LookUpsTests(TestedDatabase.Sqlite);

public sealed class LookUpsOnPostgres() : LookUpsTests(TestedDatabase.Postgres);
