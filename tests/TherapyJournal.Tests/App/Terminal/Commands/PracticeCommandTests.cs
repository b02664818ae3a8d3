using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Practices;
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
    // Where words go to is decided by whoever runs the machine, not by whoever has a terminal.
    [InlineData("endpoint", "https://models.example/v1")]
    [InlineData("model-endpoint", "https://models.example/v1")]
    [InlineData("api", "anthropic")]
    [InlineData("model", "another-model")]
    [InlineData("openai-base-url", "https://models.example/v1")]
    [InlineData("OPENAI_BASE_URL", "https://models.example/v1")]
    [InlineData("ANTHROPIC_BASE_URL", "https://models.example")]
    [InlineData("Journal:Assistants:Endpoint", "https://models.example/v1")]
    [InlineData("Journal:Assistants:AskForEntry:Endpoint", "https://models.example/v1")]
    [InlineData("Journal:Email:Host", "mail.example")]
    public async Task What_cannot_be_meant_has_a_sentence_and_changes_nothing(string key, string value)
    {
        await Desk.DoneAsync("practice", "show");
        var before = Desk.Output;

        (await Desk.RunAsync("practice", "set", key, value)).ShouldBe(ExitCode.Usage);

        Desk.Error.Trim().ShouldEndWith(".");
        await Desk.DoneAsync("practice", "show");
        Desk.Output.ShouldBe(before);
    }

    [Fact]
    public void No_setting_of_the_practice_says_where_words_go() =>
        PracticeSettings.Known.ShouldBe(["name", "patient-label", "reading-times", "ai-to-patient", "infer-mood"]);
}

public sealed class PracticeCommandOnSqlite() : PracticeCommandTests(TestedDatabase.Sqlite);

public sealed class PracticeCommandOnPostgres() : PracticeCommandTests(TestedDatabase.Postgres);
