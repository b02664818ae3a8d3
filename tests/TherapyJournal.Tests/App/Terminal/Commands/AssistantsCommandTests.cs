using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Assistants;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

/// <summary>What a therapist sees at the terminal of the models, which speak over HTTP here.</summary>
public abstract class AssistantsCommandTests(TestedDatabase on) : ModelLoopTest(on)
{
    private const string Ada = "Ada Example";

    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task Each_step_is_listed_with_its_use_and_a_cost_only_where_prices_are_set()
    {
        await Desk.DoneAsync("assistants", "list");
        Desk.Page.ShouldContain("last used never");
        await WriteAsync(Calm);

        await Desk.DoneAsync("assistants", "list");
        Desk.Page.ShouldContain("summarize-entry");
        Desk.Page.ShouldContain("1,200 in (1,024 cached), 80 out");
        Desk.Page.ShouldContain("unknown: no price is set");
        await Desk.DoneAsync("assistants", "list", "--json");
        Desk.Output.ShouldContain("\"calls\": 1");
    }

    [Fact]
    public async Task Each_step_is_listed_with_its_model_its_file_and_when_it_was_used_last()
    {
        await WriteAsync(Calm);
        Pass(TimeSpan.FromHours(5));
        var (used, then) = (Now(), Ground.Clock.GetUtcNow());
        await WriteAsync(Wish);
        Pass(TimeSpan.FromHours(5));

        await Desk.DoneAsync("assistants", "list");

        Desk.Page.ShouldContain($"gpt-6-luna at {Host}");
        Desk.Page.ShouldContain($"gpt-6.1-terra at {Host}");
        Desk.Page.ShouldContain("instructions/summarize-entry.md");
        Desk.Page.Split($"last used {used} asked")
            .Length.ShouldBe(5, "reflection, summary and twice the screen: " + Desk.Page);
        await Desk.DoneAsync("assistants", "list", "--json");
        using var steps = JsonDocument.Parse(Desk.Output);
        steps
            .RootElement.EnumerateArray()
            .Select(s =>
                (
                    s.GetProperty("step").GetString(),
                    s.GetProperty("model").GetString(),
                    s.GetProperty("host").GetString(),
                    Path.GetFileName(s.GetProperty("file").GetString()),
                    s.GetProperty("lastUsed").ValueKind is JsonValueKind.Null
                        ? (DateTimeOffset?)null
                        : s.GetProperty("lastUsed").GetDateTimeOffset()
                )
            )
            .ShouldBe([
                ("ask-for-entry", "gpt-6.1-terra", Host, "ask-for-entry.md", null),
                ("screen-entry", "gpt-6-luna", Host, "screen-entry.md", then),
                ("screen-entry", "omni-moderation-latest", Host, "screen-entry.md", then),
                ("reflect-on-entry", "gpt-6-luna", Host, "reflect-on-entry.md", then),
                ("summarize-entry", "gpt-6-luna", Host, "summarize-entry.md", then),
                ("ask-journal", "gpt-6.1-terra", Host, "ask-journal.md", null),
                ("name-themes", "gpt-6.1-terra", Host, "name-themes.md", null),
            ]);
    }

    [Fact]
    public async Task The_hash_that_is_listed_is_the_one_that_was_sent()
    {
        await WriteAsync(Calm);
        await Desk.DoneAsync("audit", Ada, "--ai", "--json");
        using var calls = JsonDocument.Parse(Desk.Output);
        // A moderation has no instructions.
        var sent = calls
            .RootElement.EnumerateArray()
            .Select(c => c.GetProperty("instructionsHash").GetString()!)
            .Where(hash => hash.Length > 0)
            .ToList();
        sent.Count.ShouldBe(3);

        await Desk.DoneAsync("assistants", "list", "--json");

        using var steps = JsonDocument.Parse(Desk.Output);
        sent.Except(steps.RootElement.EnumerateArray().Select(s => s.GetProperty("hash").GetString()!)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_cost_is_that_of_the_prices_and_of_a_model_without_one_it_stays_unknown()
    {
        const string price = "Journal:Assistants:Calls:Prices:0";
        await WriteAsync(Calm);
        await AskAsync();
        (Ground.Settings[$"{price}:Model"], Ground.Settings[$"{price}:In"]) = ("gpt-6-luna", "1");
        Ground.Settings[$"{price}:Out"] = "2";

        // 1,200 tokens read, of which 1,024 were cached, and 80 written.
        (await CostAsync("summarize-entry"))
            .GetDecimal()
            .ShouldBe(0.00136m, "cached ones cost as much as others");
        Ground.Settings[$"{price}:Cached"] = "0.1";
        (await CostAsync("summarize-entry")).GetDecimal().ShouldBe(0.0004384m);
        (await CostAsync("ask-for-entry")).ValueKind.ShouldBe(JsonValueKind.Null);
        await Desk.DoneAsync("assistants", "list");
        Desk.Page.ShouldContain("cost 0.0004 ");
        Desk.Page.ShouldContain("unknown: no price is set");
    }

    [Theory]
    [InlineData("ask-for-entry", """{"question": "What did your sister say?", "why": "Because you wrote of her."}""")]
    [InlineData(
        "screen-entry",
        """{"level": "concern", "category": "ObliqueIdeation", "quotation": "It went well after all."}"""
    )]
    [InlineData("reflect-on-entry", """{"text": "You talked to your sister, and it went well."}""")]
    [InlineData(
        "summarize-entry",
        """{"sentences": [{"text": "A talk with the sister.", "quotation": "I talked to my sister."}], "insights": ["The sister again."], "notification": "A talk.", "suggestedGoal": {"text": "Talk to my sister", "goalId": null, "evidence": ["I talked to my sister."]}}"""
    )]
    public async Task A_step_is_tried_with_request_and_reply_and_nothing_of_it_is_kept(string step, string answer)
    {
        await WriteAsync(Calm);
        var before = await KeptAsync();
        Model.Answer = _ => answer;

        await Desk.DoneAsync("assistants", "try", step, "--patient", Ada);

        Desk.Page.ShouldContain("what a model is told");
        Desk.Page.ShouldContain("It went well after all.");
        Desk.Page.ShouldNotContain(Ada);
        Desk.Page.ShouldContain("nothing of it is kept");
        foreach (var words in Strings(JsonDocument.Parse(answer).RootElement))
        {
            Desk.Page.ShouldContain(words);
        }
        await WorkAsync();
        (await KeptAsync()).ShouldBe(before);
        await Desk.DoneAsync("audit", Ada, "--ai");
        Desk.Page.ShouldContain($"{step} to");
    }

    [Theory]
    [InlineData("SummarizeEntry")]
    [InlineData("summarizeentry")]
    [InlineData("summarize-entry")]
    public async Task A_step_is_known_by_the_name_that_it_has_in_the_settings_too(string step)
    {
        await WriteAsync(Calm);

        await Desk.RunAsync("assistants", "try", step, "--patient", Ada);

        Desk.Page.ShouldContain("what a model is told");
    }

    [Theory]
    [InlineData("ask-for-entry")]
    [InlineData("screen-entry")]
    [InlineData("reflect-on-entry")]
    [InlineData("summarize-entry")]
    public async Task Where_the_model_fails_the_request_is_shown_and_a_sentence_says_so(string step)
    {
        await WriteAsync(Calm);
        var before = await KeptAsync();
        Model.Fail(FakeFault.Prose, always: true);

        (await Desk.RunAsync("assistants", "try", step, "--patient", Ada)).ShouldBe(ExitCode.Refused);

        Desk.Page.ShouldContain("It went well after all.");
        Desk.Page[Desk.Page.IndexOf("nothing of it is kept", StringComparison.Ordinal)..]
            .ShouldContain(AssistantFailures.Say(AssistantFailure.Malformed));
        (await KeptAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task What_left_the_machine_is_shown_call_by_call_without_a_word_of_it()
    {
        await Desk.DoneAsync("audit", Ada, "--ai");
        Desk.Page.ShouldContain("Nothing of this record has ever been sent to a model.");
        Model.Fail(FakeFault.ServerError, always: true);
        await RecordAsync(Calm);
        await WorkAsync();

        await Desk.DoneAsync("audit", Ada, "--ai");

        Desk.Page.ShouldContain($"{Calm.Length} characters of entry");
        Desk.Page.ShouldContain("no usable answer");
        Desk.Page.ShouldNotContain("sister");
    }

    [Fact]
    public async Task Of_each_call_the_page_says_when_to_which_model_and_where()
    {
        var asked = Now();
        await AskAsync();
        Pass(TimeSpan.FromHours(5));
        var written = Now();
        await WriteAsync(Calm);
        Pass(TimeSpan.FromHours(5));

        await Desk.DoneAsync("audit", Ada, "--ai");

        Desk.Page.ShouldContain($"{asked} ask-for-entry to gpt-6.1-terra at {Host}: no entry");
        Desk.Page.ShouldContain($"{written} reflect-on-entry to gpt-6-luna at {Host}: {Calm.Length} characters");
        Desk.Page.ShouldContain($"{written} summarize-entry to gpt-6-luna at {Host}: {Calm.Length} characters");
    }

    [Theory]
    [InlineData(ExitCode.Usage, "assistants", "try", "sing", "--patient", Ada)]
    [InlineData(ExitCode.Usage, "assistants", "try", "ask-for-entry")]
    public async Task What_cannot_be_meant_or_is_not_there_has_a_sentence_and_changes_nothing(
        int exit,
        params string[] words
    )
    {
        (await Desk.RunAsync(words)).ShouldBe(exit, Desk.Output + Desk.Error);

        Desk.Error.Trim().ShouldEndWith(".");
        Desk.Error.ShouldNotContain("Exception");
        Model.Requests.ShouldBeEmpty();
    }

    private string Host => new Uri(Model.Origin).Authority;

    /// <summary>The time as pages say it.</summary>
    private string Now() =>
        Ground.Clock.GetUtcNow().ToString("ddd d MMM yyyy HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<JsonElement> CostAsync(string step)
    {
        await Desk.DoneAsync("assistants", "list", "--json");
        using var steps = JsonDocument.Parse(Desk.Output);
        return steps
            .RootElement.EnumerateArray()
            .Single(s => s.GetProperty("step").GetString() == step)
            .GetProperty("cost")
            .Clone();
    }

    /// <summary>How many rows there are of everything that a step may leave.</summary>
    private Task<string> KeptAsync() =>
        House.LookAsync(async db =>
            $"{await db.Prompts.CountAsync(Cancel)} prompts, {await db.Reflections.CountAsync(Cancel)} reflections, "
            + $"{await db.Summaries.CountAsync(Cancel)} summaries, {await db.SuggestedGoals.CountAsync(Cancel)} goals, "
            + $"{await db.WordsAhead.CountAsync(Cancel)} drafts, {await db.Notifications.CountAsync(Cancel)} notices, "
            + $"{await db.Outbox.CountAsync(Cancel)} messages, {await db.WorkItems.CountAsync(Cancel)} pieces of work"
        );

    private static IEnumerable<string> Strings(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.String => [json.GetString()!],
            JsonValueKind.Array => json.EnumerateArray().SelectMany(Strings),
            JsonValueKind.Object => json.EnumerateObject().SelectMany(p => Strings(p.Value)),
            _ => [],
        };
}

public sealed class AssistantsCommandOnSqlite() : AssistantsCommandTests(TestedDatabase.Sqlite);

public sealed class AssistantsCommandOnPostgres() : AssistantsCommandTests(TestedDatabase.Postgres);
