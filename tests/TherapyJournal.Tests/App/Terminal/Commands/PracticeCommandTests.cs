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

    [Theory]
    [InlineData("--years", "0", "--why", "A duty.")]
    [InlineData("--years", "31", "--why", "A duty.")]
    [InlineData("--years", "10", "--why", " ")]
    [InlineData("--years", "10")]
    [InlineData("--none", "--years", "10", "--why", "A duty.")]
    public async Task What_cannot_be_kept_like_that_is_not_set(params string[] words)
    {
        (await Desk.RunAsync(["practice", "keep", .. words])).ShouldBe(ExitCode.Usage);

        await Desk.DoneAsync("practice", "show");
        Desk.Page.ShouldContain("keep nothing: an erasure destroys everything");
    }

    [Fact]
    public async Task What_is_kept_is_told_to_patients_when_they_agree_and_when_they_ask_for_their_erasure()
    {
        await House.AddPatientAsync(await House.AddTherapistAsync("Noor"), "Ada");

        await Desk.DoneAsync("practice", "keep", "--years", "10", "--why", "Section 630f.");
        Desk.Page.ShouldContain("10 years after an erasure is asked for: Section 630f.");
        await Desk.DoneAsync("consent", "Ada");
        Desk.Page.ShouldContain("must keep a part for 10 years");
        await Desk.DoneAsync("consent", "Ada", "--json");
        Desk.Output.ShouldContain("must keep a part for 10 years");
        (await Desk.RunAsync("erase", "Ada")).ShouldBe(ExitCode.Usage);
        Desk.Error.ShouldContain("2036-03-02");
        await Desk.DoneAsync("erase", "Ada", "--yes", "--json");
        Desk.Output.ShouldContain("\"keptUntil\": \"2036-03-02\"");
        await Desk.DoneAsync("erase", "Ada", "--yes", "--now");
        Desk.Page.ShouldContain("a part is kept under another key until 2036-03-02");

        await Desk.DoneAsync("practice", "kept", "--json");
        var id = Desk.Id(0);
        await Desk.DoneAsync("practice", "kept");
        Desk.Page.ShouldContain("Ada");
        await Desk.DoneAsync("practice", "kept", id);
        Desk.Page.ShouldContain("why Section 630f.");
        await House.AddTherapistAsync("Ben");
        (await Desk.RunAsync("practice", "kept", id, "--as", "Ben")).ShouldBe(ExitCode.Refused);
        await Desk.DoneAsync("practice", "keep", "--none", "--as", "Noor");
        Desk.Page.ShouldContain("keep nothing: an erasure destroys everything");
    }

    [Fact]
    public async Task Retention_is_set_shown_and_told_in_the_inbox()
    {
        await House.AddPatientAsync(await House.AddTherapistAsync(), "Ada");
        (await Desk.RunAsync("practice", "retention")).ShouldBe(ExitCode.Usage);
        (await Desk.RunAsync("practice", "retention", "--months", "0")).ShouldBe(ExitCode.Usage);

        await Desk.DoneAsync("practice", "retention", "--months", "1");
        Desk.Page.ShouldContain("erased 1 month after the end");
        await Desk.DoneAsync("patients", "end", "Ada");
        House.Clock.Advance(TimeSpan.FromDays(2));
        await Desk.DoneAsync("inbox");
        Desk.Page.ShouldContain("on 2 Apr 2026 their erasure is asked for");

        await Desk.DoneAsync("practice", "retention", "--none");
        Desk.Page.ShouldContain("nobody is erased unasked");
        await Desk.DoneAsync("inbox");
        Desk.Page.ShouldNotContain("their erasure is asked for");
    }

    [Fact]
    public void No_setting_of_the_practice_names_a_model_or_an_address_to_which_words_go() =>
        PracticeSettings.Known.ShouldBe([
            "name",
            "patient-label",
            "reading-times",
            "ai-to-patient",
            "infer-mood",
            "model-screen",
            "nudge-text",
            "share-summaries",
        ]);
}

public sealed class PracticeCommandOnSqlite() : PracticeCommandTests(TestedDatabase.Sqlite);

public sealed class PracticeCommandOnPostgres() : PracticeCommandTests(TestedDatabase.Postgres);
