using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using TherapyJournal.Tests.Safety.Guard;
using Xunit;

namespace TherapyJournal.Tests.Practices;

/// <summary>What a practice lets models do: with a model that names a feeling wherever it can, and when its row was changed outside the program.</summary>
public abstract class AiPolicyTests(TestedDatabase on) : ModelLoopTest(on)
{
    private const string Question = "What was in the grief by the canal?";
    private const string Why = "Because of the grief by the canal.";
    private const string Reflection = "There is grief in the walk by the canal.";
    private const string Sentence = "A walk with grief by the canal.";
    private const string Insight = "Grief by the canal again.";
    private const string Notice = "Grief on the walk by the canal.";
    private const string Rule = "## No moods";
    private const string KeptBack = "The patient's name or the practice's settings do not open, so no model was asked.";

    [Fact]
    public async Task Unless_the_practice_says_so_no_feeling_is_inferred_asked_about_or_stored()
    {
        var lived = await LiveAsync();

        Model.Requests.Where(r => r.Form != "screen-entry").ShouldAllBe(r => r.Instructions.Contains(Rule));
        lived.Question.WrittenBy.ShouldBe(QuestionBank.WrittenBy);
        lived.Reflection.WrittenBy.ShouldBe(QuestionBank.WrittenBy);
        lived.Summary.WrittenBy.ShouldBe("gpt-6-luna", "the sentence without a feeling stands");
        lived.Summary.Sentences.Select(s => s.Text).ShouldBe(["A walk by the canal."]);
        lived.Kept.ShouldNotContain("grief", Case.Insensitive);
    }

    [Fact]
    public async Task A_reason_that_names_one_is_enough_for_the_banks_question()
    {
        await WriteAsync(GuardCases.Entry);
        Model.Answer = _ => JsonSerializer.Serialize(new { question = "What did you notice by the canal?", why = Why });

        (await AskAsync()).Content.ModelFailed.ShouldBe(
            "The model's reason for its question named a feeling that the patient did not write, so the question bank's was taken."
        );
    }

    [Fact]
    public async Task Where_the_practice_says_so_a_feeling_may_be_named_in_every_step()
    {
        await House.Get<PracticeSettings>().SetAsync("infer-mood", "on", Cancel);

        var lived = await LiveAsync();

        Model.Requests.ShouldAllBe(r => !r.Instructions.Contains(Rule));
        (lived.Question.Text, lived.Question.Why).ShouldBe((Question, Why));
        lived.Reflection.Text.ShouldBe(Reflection);
        lived.Summary.Sentences.Select(s => s.Text).ShouldBe([Sentence, "A walk by the canal."]);
        lived.Summary.Insights.ShouldBe([Insight]);
        lived.Summary.Notification.ShouldBe(Notice);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_policy_that_was_forged_or_removed_lets_no_model_do_anything_and_stops_nothing_else(
        bool isRemoved
    )
    {
        await (
            isRemoved
                ? House.ForgeAsync($"delete from practices")
                : House.ForgeAsync($"update practices set version = version + 1")
        );

        var question = (await AskAsync()).Content;
        var entry = await WriteAsync(Calm);

        (question.WrittenBy, question.ModelFailed).ShouldBe((QuestionBank.WrittenBy, KeptBack));
        var reflection = (await ReflectionAsync(entry)).ShouldNotBeNull();
        (reflection.WrittenBy, reflection.ModelFailed).ShouldBe((QuestionBank.WrittenBy, KeptBack));
        var item = await InboxItemAsync(entry);
        (item.IsNew, item.Summary.WrittenBy, item.Summary.ModelFailed).ShouldBe(
            (true, QuestionBank.WrittenBy, KeptBack)
        );
        Model.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_forged_policy_is_reported()
    {
        await House.ForgeAsync($"update practices set version = version + 1");

        var checks = new List<Check>();
        foreach (var checkUp in House.Get<IEnumerable<ICheckUp>>())
        {
            checks.AddRange(await checkUp.RunAsync(Cancel));
        }

        checks.ShouldContain(c => c.Light == CheckLight.Red && c.Sentence.Contains("practice"));
    }

    [Fact]
    public async Task Mended_it_holds_again()
    {
        await House.ForgeAsync($"update practices set version = version + 1");
        await WriteAsync(Calm);
        await House.ForgeAsync($"update practices set version = version - 1");

        (await InboxItemAsync(await WriteAsync(Wish))).Summary.WrittenBy.ShouldNotBe(QuestionBank.WrittenBy);
    }

    [Theory]
    [InlineData("standings")]
    [InlineData("entries")]
    public async Task What_follows_an_entry_waits_for_a_damaged_row_and_happens_once_it_is_mended(string table)
    {
        var entry = await RecordAsync(Calm);
        await ForgeAsync(table, 1);
        await WorkAsync();
        (await CountAsync()).ShouldBe((3, 0), "reflection, summary and the model's screen wait");

        await ForgeAsync(table, -1);
        Pass(TimeSpan.FromHours(1));
        await WorkAsync();

        (await CountAsync()).ShouldBe((0, 1));
        (await ReflectionAsync(entry)).ShouldNotBeNull();
        (await InboxItemAsync(entry)).IsNew.ShouldBeTrue();
    }

    private async Task<Lived> LiveAsync()
    {
        var quotation = TherapyJournal.Assistants.Sentences.Split(GuardCases.Entry)[0];
        Model.Answer = request =>
            JsonSerializer.Serialize<object>(
                request.Form switch
                {
                    "ask-for-entry" => new { question = Question, why = Why },
                    "reflect-on-entry" => new { text = Reflection },
                    "screen-entry" => JsonDocument.Parse(FakeAnswers.Nothing).RootElement,
                    _ => new
                    {
                        sentences = new[]
                        {
                            new { text = Sentence, quotation },
                            new { text = "A walk by the canal.", quotation },
                        },
                        insights = new[] { Insight },
                        notification = Notice,
                        suggestedGoal = (object?)null,
                    },
                }
            );
        var entry = await WriteAsync(GuardCases.Entry);
        var asked = (await AskAsync()).Content;
        var reflection = (await ReflectionAsync(entry)).ShouldNotBeNull();
        var summary = (await InboxItemAsync(entry)).Summary;
        Model.Requests.Select(r => r.Form).Distinct().Count().ShouldBe(4);
        return new Lived(
            asked,
            reflection,
            summary,
            JsonSerializer.Serialize(
                new
                {
                    asked,
                    reflection,
                    summary,
                }
            )
        );
    }

    /// <param name="Question">What was asked.</param>
    /// <param name="Reflection">What was answered.</param>
    /// <param name="Summary">What the therapist reads.</param>
    /// <param name="Kept">All of it as one text.</param>
    private Task<int> ForgeAsync(string table, int by) =>
        table == "standings"
            ? House.ForgeAsync($"update standings set version = version + {by}")
            : House.ForgeAsync($"update entries set version = version + {by}");

    private Task<(int Work, int Summaries)> CountAsync() =>
        House.LookAsync(async db => (await db.WorkItems.CountAsync(Cancel), await db.Summaries.CountAsync(Cancel)));

    private sealed record Lived(
        TherapyJournal.Journaling.JournalPromptContent Question,
        TherapyJournal.Journaling.ReflectionContent Reflection,
        TherapyJournal.Review.EntrySummaryContent Summary,
        string Kept
    );
}

public sealed class AiPolicyOnSqlite() : AiPolicyTests(TestedDatabase.Sqlite);

public sealed class AiPolicyOnPostgres() : AiPolicyTests(TestedDatabase.Postgres);
