using Shouldly;
using TherapyJournal.Legacy;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Legacy;

public sealed class DraftInstructionsTests : IAsyncLifetime
{
    private const string Config = """
        {
          "journal_assistant_instructions": "Ask {name} about {goal}.",
          "therapist_assistant_instructions": "Summarise.",
          "reminder_instructions": "Remind {name}.",
          "journal_assistant_id": "asst_1", "therapist_assistant_id": "asst_2", "therapist_thread_id": "thread_1",
          "colour": "teal"
        }
        """;

    private Ground? ground;

    private string Drafts => Path.Combine(ground!.DataFolder, "instructions", "drafts");

    [Fact]
    public async Task Instructions_become_drafts_that_their_owner_alone_can_read()
    {
        var drafted = (await RunAsync(Config)).ShouldBeOfType<DraftInstructionsOutcome.Drafted>();

        drafted.Drafts.ShouldAllBe(d => d.IsWritten && d.Why == null);
        drafted
            .Drafts.Select(d => Path.GetFileName(d.File))
            .ShouldBe(["ask-for-entry.md", "summarize-entry.md", "reminder.md"]);
        drafted
            .Fields.Select(f => f.Field)
            .ShouldBe(["journal_assistant_id", "therapist_assistant_id", "therapist_thread_id", "colour"]);
        var lines = await File.ReadAllLinesAsync(Path.Combine(Drafts, "ask-for-entry.md"), Cancel);
        lines[0].ShouldStartWith("<!-- A draft that the program does not read: journal_assistant_instructions");
        lines[0].ShouldContain("There {name} stood for the patient's name and {goal} for their therapy goal.");
        lines[0].ShouldContain("a name never goes to a model");
        lines[0].ShouldEndWith("-->");
        lines[^1].ShouldBe("Ask {name} about {goal}.");
        File.GetUnixFileMode(drafted.Drafts[0].File).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (File.GetUnixFileMode(Drafts) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)).ShouldBe(UnixFileMode.None);
    }

    [Fact]
    public async Task A_draft_that_is_there_stays_as_it_is()
    {
        await RunAsync(Config);
        var mine = Path.Combine(Drafts, "reminder.md");
        await File.WriteAllTextAsync(mine, "Mine.", Cancel);
        File.Delete(Path.Combine(Drafts, "summarize-entry.md"));

        var again = (await RunAsync(Config)).ShouldBeOfType<DraftInstructionsOutcome.Drafted>();

        again.Drafts.Select(d => d.IsWritten).ShouldBe([false, true, false]);
        again.Drafts[2].Why.ShouldBe("There is a draft already, and it stays as it is.");
        (await File.ReadAllTextAsync(mine, Cancel)).ShouldBe("Mine.");
    }

    [Theory]
    [InlineData("[]", "is no object")]
    [InlineData("", "line 1")]
    [InlineData("{\"reminder_instructions\": \"\\ud800\"}", "no text")]
    public async Task What_is_no_config_is_refused_and_nothing_is_written(string text, string says)
    {
        (await RunAsync(text)).ShouldBeOfType<DraftInstructionsOutcome.Unusable>().Sentence.ShouldContain(says);

        Directory.Exists(Drafts).ShouldBeFalse();
    }

    [Fact]
    public async Task Empty_instructions_and_numbers_make_no_draft()
    {
        var drafted = (
            await RunAsync("""{"reminder_instructions": " ", "journal_assistant_instructions": 7}""")
        ).ShouldBeOfType<DraftInstructionsOutcome.Drafted>();

        drafted.Drafts.ShouldBeEmpty();
        drafted.Fields.Select(f => f.Why).ShouldBe(["there are no words in it", "there are no words in it"]);
        Directory.Exists(Drafts).ShouldBeFalse();
    }

    public async ValueTask InitializeAsync() => ground = await Ground.BareAsync(TestedDatabase.Sqlite);

    public async ValueTask DisposeAsync()
    {
        if (ground is not null)
        {
            await ground.DisposeAsync();
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<DraftInstructionsOutcome> RunAsync(string config) =>
        new DraftInstructions(new StorageOptions { DataDirectory = ground!.DataFolder }, ground.Clock).RunAsync(
            new PrototypeFiles(ground).Write(config, name: "config.json"),
            Cancel
        );
}
