using System.Text.Json;
using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class ConsentCommandTests(TestedDatabase on) : LoopTest(on)
{
    private static readonly string[] Kinds = ["keeping", "model", "telegram", "voice"];

    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task Each_of_the_four_is_withdrawn_and_given_for_itself()
    {
        (await GivenAsync()).ShouldBe(Kinds);
        foreach (var (kind, i) in Kinds.Select((kind, i) => (kind, i)))
        {
            (await GivenAsync("--withdraw", kind)).ShouldBe(Kinds[(i + 1)..]);
        }

        foreach (var (kind, i) in Kinds.Select((kind, i) => (kind, i)))
        {
            (await GivenAsync("--give", kind)).ShouldBe(Kinds[..(i + 1)]);
            await Desk.DoneAsync("consent", "Ada Example");
            Desk.Page.ShouldContain($"{kind} given Mon 2 Mar 2026");
        }
    }

    [Theory]
    [InlineData("--give", "all")]
    [InlineData("--give", "keeping,model")]
    [InlineData("--withdraw", "frobs")]
    [InlineData("--give", "model", "--withdraw", "voice")]
    public async Task One_at_a_time_and_by_its_name(params string[] options)
    {
        (await Desk.RunAsync(["consent", "Ada Example", .. options])).ShouldBe(ExitCode.Usage);

        (await GivenAsync()).ShouldBe(Kinds);
    }

    /// <summary>Does what the options say, and returns the kinds that are given then.</summary>
    private async Task<IEnumerable<string>> GivenAsync(params string[] options)
    {
        await Desk.DoneAsync(["consent", "Ada Example", "--json", .. options]);
        return JsonDocument
            .Parse(Desk.Output)
            .RootElement.EnumerateArray()
            .Where(c => c.GetProperty("given").GetBoolean())
            .Select(c => c.GetProperty("kind").GetString()!);
    }
}

public sealed class ConsentCommandOnSqlite() : ConsentCommandTests(TestedDatabase.Sqlite);

public sealed class ConsentCommandOnPostgres() : ConsentCommandTests(TestedDatabase.Postgres);
