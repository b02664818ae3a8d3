using Shouldly;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Practice;

public abstract class ModelPagesTests(TestedDatabase on) : PracticeBrowsedTest(on)
{
    [Fact]
    public async Task Each_step_stands_there_with_what_it_asks_and_costs()
    {
        var page = await Office.OpenAsync("/practice/models");

        page.Text.ShouldContain("No model has been asked yet.");
        page.Text.ShouldContain("summarize-entry");
        page.Text.ShouldContain("no model is set up");
        page.Text.ShouldContain("Asked never Cost none yet");
    }

    [Fact]
    public async Task What_was_used_is_counted()
    {
        await House.SaveAsync(async db =>
            await db.StepUses.AddAsync(
                new TherapyJournal.Assistants.Calls.StepUse
                {
                    Id = RowId.New(Ground.Clock),
                    Step = "summarize-entry",
                    Model = "a-model",
                    Calls = 1200,
                    Failed = 2,
                    TokensIn = 34000,
                    LastAt = Ground.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
                }
            )
        );

        var page = await Office.OpenAsync("/practice/models");

        page.Text.ShouldContain("Models were asked 1200 times; no price is set");
        page.Text.ShouldContain("1,200, 2 without a usable answer");
        page.Text.ShouldContain("34,000 read");
    }
}

public sealed class ModelPagesOnSqlite() : ModelPagesTests(TestedDatabase.Sqlite);

public sealed class ModelPagesOnPostgres() : ModelPagesTests(TestedDatabase.Postgres);
