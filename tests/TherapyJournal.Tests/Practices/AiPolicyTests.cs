using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Practices;

/// <summary>What the practice lets models do, when its row was changed outside the program.</summary>
public abstract class AiPolicyTests(TestedDatabase on) : ModelLoopTest(on)
{
    private const string KeptBack = "The patient's name or the practice's settings do not open, so no model was asked.";

    [Fact]
    public async Task A_forged_policy_lets_no_model_do_anything_and_stops_nothing_else()
    {
        await House.ForgeAsync($"update practices set version = version + 1");

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
        await ForgeAsync(table, "+ 1");
        await WorkAsync();
        (await CountAsync()).ShouldBe((2, 0), "reflection and summary wait");

        await ForgeAsync(table, "- 1");
        Pass(TimeSpan.FromHours(1));
        await WorkAsync();

        (await CountAsync()).ShouldBe((0, 1));
        (await ReflectionAsync(entry)).ShouldNotBeNull();
        (await InboxItemAsync(entry)).IsNew.ShouldBeTrue();
    }

    private Task<int> ForgeAsync(string table, string by) =>
        House.LookAsync(db => db.Database.ExecuteSqlRawAsync($"update {table} set version = version {by}"));

    private Task<(int Work, int Summaries)> CountAsync() =>
        House.LookAsync(async db => (await db.WorkItems.CountAsync(Cancel), await db.Summaries.CountAsync(Cancel)));
}

public sealed class AiPolicyOnSqlite() : AiPolicyTests(TestedDatabase.Sqlite);

public sealed class AiPolicyOnPostgres() : AiPolicyTests(TestedDatabase.Postgres);
