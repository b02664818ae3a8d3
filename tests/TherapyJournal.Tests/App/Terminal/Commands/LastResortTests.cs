using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

/// <summary>Somebody in danger reads where to turn, whatever is broken.</summary>
public abstract class LastResortTests(TestedDatabase on) : LoopTest(on)
{
    private const string Emergency = "If you are in danger now";

    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Theory]
    [InlineData("write", "Nobody by this name")]
    [InlineData("write", "Ada Example", "--at", "no time at all")]
    public async Task Where_the_command_is_refused(params string[] words)
    {
        (await Desk.RunAsync([.. words, "--text", Urgent])).ShouldNotBe(ExitCode.Done);
        Desk.Output.ShouldContain(Emergency);
        Desk.Page.ShouldContain("perhaps nobody hears of this message");
        Desk.Page.ShouldNotContain("Your therapist is told");

        (await Desk.RunAsync([.. words, "--text", Calm])).ShouldNotBe(ExitCode.Done);
        Desk.Output.ShouldNotContain(Emergency);
    }

    [Theory]
    [InlineData("standing")]
    [InlineData("key")]
    [InlineData("table of entries")]
    public async Task Where_the_record_is_damaged(string broken)
    {
        byte[] nothing = [0];
        await House.ForgeAsync(
            broken switch
            {
                "standing" => $"update standings set version = version + 1",
                "key" => $"update data_keys set sealed = {nothing} where patient_id is not null",
                _ => $"alter table entries rename to elsewhere",
            }
        );

        (await Desk.RunAsync("write", "Ada Example", "--text", Urgent)).ShouldBe(ExitCode.Refused);

        Desk.Output.ShouldContain(Emergency);
    }

    [Fact]
    public async Task A_private_entry_is_not_said_to_be_seen()
    {
        (await Desk.RunAsync("write", "Ada Example", "--private", "--text", Urgent)).ShouldBe(ExitCode.Done);
        Desk.Page.ShouldContain("your words stay private");

        (await Desk.RunAsync("write", "Ada Example", "--private", "--text", Calm, "--json")).ShouldBe(ExitCode.Done);
        Desk.Error.ShouldContain("stay private");
        Desk.Error.ShouldNotContain("kept for your therapist");
        Desk.Output.ShouldContain("\"crisisWords\": \"If you are in danger");
    }

    [Fact]
    public async Task Where_nothing_is_kept_any_more_and_an_urgent_alert_stands()
    {
        await Desk.RunAsync("write", "Ada Example", "--text", Urgent);
        await Desk.RunAsync("patients", "pause", "Ada Example");

        (await Desk.RunAsync("write", "Ada Example", "--text", Calm)).ShouldBe(ExitCode.Refused);
        Desk.Page.ShouldContain("If you are in danger");
        Desk.Page.ShouldContain("Your words were not kept");

        (await Desk.RunAsync("write", "Ada Example", "--text", Urgent)).ShouldBe(ExitCode.Refused);
        Desk.Page.ShouldContain("Your words were not kept");

        (await Desk.RunAsync("write", "Ada Example", "--text", "I took all the pills.")).ShouldBe(ExitCode.Refused);
        Desk.Page.ShouldContain("your words themselves were not kept");
    }

    [Fact]
    public async Task Where_the_key_is_missing()
    {
        File.Delete(Ground.KeyFile);

        (await Desk.RunAsync("write", "Ada Example", "--text", Urgent, "--json")).ShouldBe(ExitCode.Refused);

        Desk.Error.ShouldContain(Emergency);
        Desk.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_it_is_longer_than_anything_that_is_kept()
    {
        var file = Path.Combine(Ground.Folder, "long.txt");
        await File.WriteAllTextAsync(file, new string('x', 1_100_000) + ". " + Urgent, Cancel);

        (await Desk.RunAsync("write", "Ada Example", "--file", file)).ShouldBe(ExitCode.Refused);

        Desk.Output.ShouldContain(Emergency);
        (await AlertsAsync()).ShouldHaveSingleItem();
        (await EntriesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Once_and_not_twice_where_everything_works()
    {
        (await Desk.RunAsync("write", "Ada Example", "--text", Urgent)).ShouldBe(ExitCode.Done);

        Desk.Output.Split(Emergency).Length.ShouldBe(2);
    }

    [Fact]
    public async Task What_fails_after_the_entry_is_kept_does_not_ask_for_it_again()
    {
        await House.ForgeAsync($"alter table reflections rename to elsewhere");

        (await Desk.RunAsync("write", "Ada Example", "--text", Calm)).ShouldBe(ExitCode.Done);

        Desk.Output.ShouldContain("It is kept.");
        Desk.Error.ShouldContain("what follows waits");
        // What does not need the broken table was done before the command closed the store.
        (await House.LookAsync(db => db.Summaries.CountAsync(Cancel))).ShouldBe(1);
    }

    [Fact]
    public async Task Bytes_that_are_no_characters_are_told()
    {
        var file = Path.Combine(Ground.Folder, "latin.txt");
        await File.WriteAllBytesAsync(file, "F\u00FCr"u8.ToArray()[..2].Append((byte)'r').ToArray(), Cancel);

        (await Desk.RunAsync("write", "Ada Example", "--file", file)).ShouldBe(ExitCode.Done);

        Desk.Output.ShouldContain("Some characters could not be read");
        var kept = (await EntriesAsync()).ShouldHaveSingleItem().Content;
        (kept.Text, kept.Mended).ShouldBe(("F\uFFFDr", true));
    }

    [Fact]
    public async Task Alerts_never_say_all_clear_over_rows_that_do_not_open()
    {
        await WriteAsync(Urgent);
        await House.ForgeAsync($"update alerts set version = version + 1");

        (await Desk.RunAsync("alerts")).ShouldBe(ExitCode.Refused);

        Desk.Output.ShouldNotContain("No alert stands");
        Desk.Error.ShouldContain("Some rows do not open");
    }
}

public sealed class LastResortOnSqlite() : LastResortTests(TestedDatabase.Sqlite);

public sealed class LastResortOnPostgres() : LastResortTests(TestedDatabase.Postgres);

/// <summary>What needs no store, since it does not answer.</summary>
public sealed class LastResortOfNoStoreTests
{
    [Fact]
    public async Task Where_the_work_hangs_and_holds_its_thread()
    {
        var desk = new Desk();
        await using var context = new CommandContext(
            json: false,
            actingAs: null,
            desk.Streams,
            _ => throw new InvalidOperationException("opened"),
            TestContext.Current.CancellationToken
        );
        var saidMeanwhile = false;

        await LastResort.AnswerAsync(
            context,
            "I am going to kill myself tonight.",
            () =>
            {
                saidMeanwhile = SpinWait.SpinUntil(() => context.CrisisWordsWereSaid, TimeSpan.FromSeconds(60));
                return Task.FromResult(ExitCode.Refused);
            }
        );

        saidMeanwhile.ShouldBeTrue();
        desk.Output.ShouldContain("If you are in danger now");
    }

    [Fact]
    public async Task Nobody_waits_for_ever_for_a_store_that_hangs()
    {
        var desk = new Desk();

        var exit = await desk.RunAsync(
            "try",
            context =>
                LastResort.AnswerAsync(
                    context,
                    "I talked to my sister.",
                    async () =>
                    {
                        await Task.Delay(Timeout.InfiniteTimeSpan, context.Cancellation);
                        return ExitCode.Done;
                    },
                    new TimeForWords(TimeSpan.FromMilliseconds(50))
                )
        );

        exit.ShouldBe(ExitCode.Refused);
        desk.Error.ShouldContain("did not answer");
    }
}
