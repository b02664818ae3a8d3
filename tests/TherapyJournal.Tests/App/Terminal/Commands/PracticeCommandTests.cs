using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class PracticeCommandTests(TestedDatabase on) : JournalTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Theory]
    [InlineData("ai-to-patient", "after-approval", "'journal review' lists what waits")]
    [InlineData("ai-to-patient", "never", "a model writes for therapists alone")]
    [InlineData("ai-to-patient", "automatic", "past the guard, at once")]
    [InlineData("infer-mood", "on", "infer-mood on")]
    [InlineData("infer-mood", "off", "no feeling is named that nobody wrote")]
    public async Task A_policy_is_set_shown_and_kept(string key, string value, string means)
    {
        await Desk.DoneAsync("practice", "set", key, value);
        Desk.Page.ShouldContain(means);

        await Desk.DoneAsync("practice", "show");
        Desk.Page.ShouldContain(means);
    }

    [Theory]
    [InlineData("ai-to-patient", "sometimes")]
    [InlineData("infer-mood", "perhaps")]
    [InlineData("colour", "blue")]
    public async Task What_cannot_be_meant_has_a_sentence_and_changes_nothing(string key, string value)
    {
        await Desk.DoneAsync("practice", "show");
        var before = Desk.Output;

        (await Desk.RunAsync("practice", "set", key, value)).ShouldBe(ExitCode.Usage);

        Desk.Error.Trim().ShouldEndWith(".");
        await Desk.DoneAsync("practice", "show");
        Desk.Output.ShouldBe(before);
    }
}

public sealed class PracticeCommandOnSqlite() : PracticeCommandTests(TestedDatabase.Sqlite);

public sealed class PracticeCommandOnPostgres() : PracticeCommandTests(TestedDatabase.Postgres);
