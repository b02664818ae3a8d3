using System.Text.Json;
using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class InboxCommandTests(TestedDatabase on) : LoopTest(on)
{
    private const string Secret = "Nobody knows of the kingfisher. Everyone would be better off without me.";

    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task What_was_read_and_needs_no_decision_is_one_line_the_second_time()
    {
        await WriteAsync(Calm);

        (await InboxAsync("inbox")).ShouldContain("· new");
        var again = await InboxAsync("inbox");

        again.ShouldNotContain("my sister");
        again.ShouldContain("1 more, nothing new");
        (await InboxAsync("inbox", "--all")).ShouldContain("my sister");
    }

    [Theory]
    [InlineData("inbox")]
    [InlineData("inbox", "--json")]
    public async Task No_words_are_opened_to_count_what_waits_where_nothing_waits_for_approval(params string[] line)
    {
        await Desk.DoneAsync("prompts", "Ada Example", "--queue", "How was the walk?");

        await Desk.DoneAsync(line);

        await Desk.DoneAsync("audit", "Ada Example");
        Desk.Page.ShouldNotContain("wait for approval");
    }

    [Fact]
    public async Task The_week_in_numbers_names_nobody_and_reads_nothing()
    {
        await WriteAsync(Calm);

        (await InboxAsync("inbox", "--week")).Trim().ShouldBe("Your week: 1 entry of 1 patient.");
        await Desk.DoneAsync("inbox", "--week", "--json");
        var week = JsonDocument.Parse(Desk.Output).RootElement;
        (week.GetProperty("entries").GetInt32(), week.GetProperty("quiet").GetInt32()).ShouldBe((1, 0));

        (await InboxAsync("inbox")).ShouldContain("· new");
        (await Desk.RunAsync("inbox", "--week", "--all")).ShouldBe(ExitCode.Usage);
    }

    [Fact]
    public async Task A_suggested_goal_stays_whole_until_it_is_decided()
    {
        await WriteAsync(Wish);
        await InboxAsync("inbox");

        var page = await InboxAsync("inbox");

        page.ShouldContain("suggested goal");
        var command = page.Split('\n').First(l => l.StartsWith("journal review ", StringComparison.Ordinal));
        (await Desk.RunAsync("review", command.Split(' ')[2], "--accept")).ShouldBe(ExitCode.Done);
        (await InboxAsync("inbox")).ShouldNotContain("suggested goal");
    }

    [Fact]
    public async Task A_sentence_taken_over_as_it_is_stands_once()
    {
        await WriteAsync(Wish + " " + Calm);

        var page = string.Join(' ', (await InboxAsync("inbox")).Split('\n').Where(l => l.StartsWith('┊')));

        page.Split("It went well after all.").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Every_word_that_was_written_for_the_therapist_stands_under_its_label()
    {
        var entry = await WriteAsync($"{Wish} Walking there helped me today.");
        var item = (await DocumentAsync("inbox"))[0];
        item.GetProperty("id").GetGuid().ShouldBe(entry);

        var lines = (await InboxAsync("inbox", "--all")).Split('\n');
        var block = string.Join(' ', lines.Where(l => l.StartsWith('┊')).Select(l => l.TrimStart('┊', ' ')));

        block.ShouldContain(item.GetProperty("notification").GetString()!);
        item.GetProperty("insights").GetArrayLength().ShouldBeGreaterThan(0);
        block.ShouldContain($"· {item.GetProperty("insights")[0].GetString()}");
        block.ShouldContain($"suggested goal: {item.GetProperty("suggestedGoal").GetProperty("text").GetString()}");
        block.Split("written without AI").Length.ShouldBe(3, "the summary, and the goal");
    }

    [Fact]
    public async Task Where_the_screen_stopped_is_said_with_the_sign_of_its_level()
    {
        await WriteAsync($"{Calm} {Concern}");

        var page = await InboxAsync("inbox");

        page.ShouldContain("◐ concern · Ada Example");
        page.ShouldContain("the risk screen stopped here: “Everyone would");
        page.IndexOf("alerts ack", StringComparison.Ordinal)
            .ShouldBeLessThan(page.IndexOf("· new", StringComparison.Ordinal), "open alerts first");
        (await DocumentAsync("inbox"))[0].GetProperty("sentences")[0].GetProperty("raised").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task The_document_loses_nothing_and_says_what_is_new()
    {
        await WriteAsync(Calm);
        (await DocumentAsync("inbox"))[0].GetProperty("isNew").GetBoolean().ShouldBeTrue();

        var second = (await DocumentAsync("inbox"))[0];

        second.GetProperty("isNew").GetBoolean().ShouldBeFalse();
        second.GetProperty("sentences").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Of_a_private_entry_level_and_time_come_and_nothing_else()
    {
        var entry = await WriteAsync(Secret, isPrivate: true);

        foreach (
            var line in (string[][])
                [
                    ["inbox"],
                    ["inbox", "--json"],
                    ["alerts"],
                    ["alerts", "--all", "--json"],
                ]
        )
        {
            var said = await InboxAsync(line);

            said.ShouldContain("concern");
            said.ShouldNotContain($"{entry}");
            said.ShouldNotContain("entry 0");
            said.ShouldNotContain("deation");
            said.ShouldNotContain("kingfisher");
        }
        (await DocumentAsync("alerts"))[0].GetProperty("severity").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task An_entry_made_private_later_takes_its_id_and_categories_with_it()
    {
        var entry = await WriteAsync(Concern);
        (await InboxAsync("alerts", "--json")).ShouldContain("obliqueIdeation");
        (await Desk.RunAsync("entries", "Ada Example", "--private", $"{entry}")).ShouldBe(ExitCode.Done);

        (await InboxAsync("alerts", "--json")).ShouldNotContain("Ideation");
        Desk.Output.ShouldNotContain($"{entry}");
    }

    [Fact]
    public async Task An_entry_that_does_not_open_is_never_passed_over_in_silence()
    {
        var entry = await WriteAsync(Calm);
        await House.ForgeAsync($"update entries set version = version + 1 where id = {entry}");

        var page = string.Join(' ', (await InboxAsync("inbox")).Split('\n'));

        page.ShouldNotContain("nothing waits for you");
        page.ShouldContain("What does not open may hold more.");
        Desk.Error.ShouldContain("Of Ada Example 1 entry does not open");
        Desk.Error.ShouldContain("journal audit \"Ada Example\" --verify");
        (await Desk.RunAsync("audit", "Ada Example", "--verify")).ShouldBe(ExitCode.Refused);
        Desk.Output.ShouldContain($"journal-entry {entry}");
        Desk.Error.ShouldContain("1 row does not open");
        (await InboxAsync("inbox", "--json")).Trim().ShouldBe("[]");
        Desk.Error.ShouldContain("--verify");
    }

    [Fact]
    public async Task Whether_something_is_new_stands_in_the_document_once()
    {
        await WriteAsync(Calm);

        (await DocumentAsync("inbox"))[0].TryGetProperty("new", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task It_says_that_somebody_is_hidden_until_their_erasure_and_not_who()
    {
        await WriteAsync(Calm);
        await Desk.DoneAsync("erase", "Ada Example", "--yes");

        await Desk.DoneAsync("inbox");

        Desk.Page.ShouldContain("1 patient is hidden until their erasure: journal patients list --erasing");
        Desk.Page.ShouldNotContain("Ada");
    }

    private async Task<string> InboxAsync(params string[] line)
    {
        (await Desk.RunAsync(line)).ShouldBe(ExitCode.Done, Desk.Error);
        return Desk.Output;
    }

    private async Task<JsonElement> DocumentAsync(string command) =>
        JsonDocument.Parse(await InboxAsync(command, "--json")).RootElement;
}

public sealed class InboxCommandOnSqlite() : InboxCommandTests(TestedDatabase.Sqlite);

public sealed class InboxCommandOnPostgres() : InboxCommandTests(TestedDatabase.Postgres);
