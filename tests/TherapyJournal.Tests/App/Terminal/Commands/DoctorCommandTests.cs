using System.Security.Cryptography;
using System.Text.Json;
using Shouldly;
using TherapyJournal.App.Terminal;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class DoctorCommandTests(TestedDatabase on) : JournalTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    [Fact]
    public async Task One_run_tells_of_store_keys_model_queue_and_clock()
    {
        File.SetUnixFileMode(Ground.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        await Desk.DoneAsync("doctor", "--json");

        using var document = JsonDocument.Parse(Desk.Output);
        var checks = document
            .RootElement.GetProperty("checks")
            .EnumerateArray()
            .ToDictionary(c => c.GetProperty("name").GetString()!, c => c.GetProperty("sentence").GetString()!);
        await Desk.DoneAsync("doctor");
        foreach (
            var name in (string[])["store", "master key", "copy of the key", "data keys", "model", "queue", "clock"]
        )
        {
            checks.ShouldContainKey(name);
            Desk.Page.ShouldContain($"{name} {checks[name]}");
        }
    }

    [Fact]
    public async Task Amber_is_no_failure_and_says_what_to_do()
    {
        File.SetUnixFileMode(Ground.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        (await Desk.RunAsync("doctor")).ShouldBe(ExitCode.Done);

        Desk.Output.ShouldContain("amber");
        Desk.Output.ShouldContain("confirm-copy");
        await Desk.RunAsync("keys", "confirm-copy");
        await Desk.RunAsync("doctor");
        Desk.Output.ShouldNotContain("confirm-copy");
    }

    [Fact]
    public async Task Red_is_a_failure_also_as_json()
    {
        File.SetUnixFileMode(Ground.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        (await Desk.RunAsync("doctor", "--json")).ShouldBe(ExitCode.Refused);

        Desk.Output.ShouldStartWith("{");
        Desk.Output.ShouldContain("\"light\": \"red\"");
    }

    [Fact]
    public async Task A_store_that_must_not_be_opened_is_red_with_its_sentence_and_nothing_is_touched()
    {
        await House.AddPatientAsync();
        await File.WriteAllTextAsync(Ground.KeyFile, MasterKeyRing.NewKey("7"), Cancel);
        var (content, files) = (await Ground.ContentAsync(Cancel), await FilesAsync());

        (await Desk.RunAsync("doctor")).ShouldBe(ExitCode.Refused);

        Desk.Output.ShouldContain("only 7 was given");
        (await Ground.ContentAsync(Cancel)).ShouldBe(content);
        (await FilesAsync()).ShouldBe(files);
    }

    [Fact]
    public async Task A_setting_of_models_that_cannot_be_used_or_is_misspelt_is_amber_and_stops_nothing()
    {
        File.SetUnixFileMode(Ground.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Ground.Settings["OPENAI_BASE_URL"] = "http://models.example/v1";
        Ground.Settings["Journal:Assistants:Pseudonymize"] = "true";

        await Desk.DoneAsync("doctor");

        Desk.Page.ShouldContain("No model is asked until a setting is corrected");
        Desk.Page.ShouldContain("Nothing reads Journal:Assistants:Pseudonymize.");
        Desk.Page.ShouldNotContain("models.example");
        await Desk.DoneAsync("patients", "add", "--name", "Ada Example", "--consent", "all");
        await Desk.DoneAsync("prompt", "Ada Example");
        Desk.Page.ShouldContain("written without AI");
        await Desk.DoneAsync("worker", "--until-idle");
        Desk.Error.ShouldContain("No model is asked until a setting is corrected. OPENAI_BASE_URL must be");
    }

    [Fact]
    public async Task A_new_key_has_the_next_number_and_is_stored_nowhere()
    {
        var before = await File.ReadAllTextAsync(Ground.KeyFile, Cancel);

        (await Desk.RunAsync("keys", "new")).ShouldBe(ExitCode.Done);

        Desk.Output.ShouldStartWith("2:");
        MasterKeyRing.Parse(Desk.Output.Trim()).ShouldBeOfType<MasterKeyOutcome.Found>();
        (await File.ReadAllTextAsync(Ground.KeyFile, Cancel)).ShouldBe(before);
        (await Desk.RunAsync("keys", "rotate")).ShouldBe(ExitCode.Refused);
        await File.WriteAllTextAsync(Ground.KeyFile, MasterKeyRing.NewKey("2") + "\n" + before, Cancel);
        (await Desk.RunAsync("keys", "rotate", "--json")).ShouldBe(ExitCode.Done);
        Desk.Output.ShouldContain("\"left\": 0");
    }

    /// <summary>Every file of the journal, its key and its ledger, with its bytes.</summary>
    private async Task<List<string>> FilesAsync()
    {
        Ground.Settle();
        var files = new List<string>();
        foreach (var file in Directory.GetFiles(Ground.Folder, "*", SearchOption.AllDirectories).Order())
        {
            files.Add($"{file} {Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(file, Cancel)))}");
        }
        return files;
    }
}

public sealed class DoctorCommandOnSqlite() : DoctorCommandTests(TestedDatabase.Sqlite);

public sealed class DoctorCommandOnPostgres() : DoctorCommandTests(TestedDatabase.Postgres);
