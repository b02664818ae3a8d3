using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Shouldly;
using TherapyJournal.App;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.Tests.Database;
using TherapyJournal.Tests.Legacy;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public abstract class ImportCommandTests(TestedDatabase on) : JournalTest(on)
{
    private CommandDesk Desk => field ??= new CommandDesk(Ground);

    private PrototypeFiles Files => field ??= new PrototypeFiles(Ground);

    [Fact]
    public async Task The_page_says_who_came_who_did_not_and_what_to_do_next()
    {
        var file = Files.Write(
            PrototypeFiles.Person(1, "Maren Secret"),
            PrototypeFiles.Person(8, new string('x', 300)),
            PrototypeFiles.Person(3, "Jonas Secret", goal: new string('y', 600))
        );

        (await Desk.RunAsync("import", "legacy", "--patients", file)).ShouldBe(ExitCode.Done);

        Desk.Page.ShouldContain("3 people stood in the file.");
        Desk.Page.ShouldContain("1: the name is longer than 200 characters. patient_id 8");
        Desk.Page.ShouldContain("1: the goal is longer than 500 characters. patient_id 3");
        Desk.Page.ShouldContain("data.age (2 times): a number of years gives no date of birth, and none is invented.");
        Desk.Page.ShouldContain("journal consent P --give keeping");
        Desk.Page.ShouldContain("journal patients set P country DE");
        $"{Desk.Output}{Desk.Error}".ShouldNotContain("Secret");
        Desk.Error.ShouldBe("Taking patients over: done, 3 of 3.\n");
        (await Desk.RunAsync("patients", "list")).ShouldBe(ExitCode.Done);
        Desk.Output.ShouldContain("Maren Secret");
        (await Desk.RunAsync("write", "Maren Secret", "--text", "A day.")).ShouldBe(ExitCode.Refused);
        Desk.Error.ShouldContain("no consent to keep entries");
    }

    [Fact]
    public async Task One_document_tells_programs_all_of_it()
    {
        var config = Files.Write("""{"reminder_instructions": "Write to {name}.", "other": 1}""", name: "config.json");
        var file = Files.Write([.. PrototypeFiles.People(2), null]);

        (await Desk.RunAsync("import", "legacy", "--patients", file, "--config", config, "--json")).ShouldBe(
            ExitCode.Done
        );

        using var document = JsonDocument.Parse(Desk.Output);
        var root = document.RootElement;
        root.GetProperty("done").GetString().ShouldBe("imported");
        root.GetProperty("people").GetInt32().ShouldBe(3);
        root.GetProperty("taken").GetInt32().ShouldBe(2);
        root.GetProperty("alreadyHere").GetInt32().ShouldBe(0);
        root.GetProperty("notTaken").GetInt32().ShouldBe(1);
        root.GetProperty("notTakenList")[0].GetProperty("place").GetInt32().ShouldBe(3);
        root.GetProperty("dropped").EnumerateArray().Count().ShouldBe(3);
        var draft = root.GetProperty("drafts")[0];
        draft.GetProperty("written").GetBoolean().ShouldBeTrue();
        File.Exists(draft.GetProperty("file").GetString()).ShouldBeTrue();

        (await Desk.RunAsync("import", "legacy", "--patients", file, "--config", config, "--json")).ShouldBe(
            ExitCode.Done
        );
        Desk.Output.ShouldContain("\"alreadyHere\": 2");
        Desk.Output.ShouldContain("\"written\": false");
    }

    [Fact]
    public async Task What_cannot_be_meant_is_wrong_usage_and_what_cannot_be_read_is_refused()
    {
        var file = Files.Write(PrototypeFiles.Person(1));

        (await Desk.RunAsync("import", "legacy")).ShouldBe(ExitCode.Usage);
        (await Desk.RunAsync("import")).ShouldBe(ExitCode.Usage);
        (await Desk.RunAsync("import", "legacy", "--patients", file, "--consent", "all")).ShouldBe(ExitCode.Usage);
        (await Desk.RunAsync("import", "legacy", "--patients", "nowhere.json")).ShouldBe(ExitCode.Refused);
        Desk.Error.ShouldContain("nowhere.json is not there.");
        (await Desk.RunAsync("import", "legacy", "--patients", file, "--config", "nowhere.json")).ShouldBe(
            ExitCode.Refused
        );
        Desk.Error.ShouldContain("Nothing was taken over.");
        await House.AddTherapistAsync("One");
        await House.AddTherapistAsync("Two");
        (await Desk.RunAsync("import", "legacy", "--patients", file)).ShouldBe(ExitCode.Usage);
        (await Desk.RunAsync("patients", "list", "--as", "One")).ShouldBe(ExitCode.Done);
        Desk.Output.ShouldNotContain("Person 1");
        (await Desk.RunAsync("import", "legacy", "--patients", file, "--consent", "keeping", "--as", "Two")).ShouldBe(
            ExitCode.Done
        );
        (await Desk.RunAsync("write", "Person 1", "--text", "A day.", "--as", "Two")).ShouldBe(ExitCode.Done);
    }

    [Fact]
    public async Task An_import_of_nobody_is_done_and_says_so()
    {
        (await Desk.RunAsync("import", "legacy", "--patients", Files.Write("[]"))).ShouldBe(ExitCode.Done);

        Desk.Page.ShouldContain("0 people stood in the file.");
        Desk.Page.ShouldNotContain("Next");
    }

    [Fact(Timeout = Hanging)]
    public async Task Ctrl_C_stops_between_patients_and_says_who_is_in()
    {
        const int many = 2_500;
        var file = Files.Write(PrototypeFiles.People(many));
        var interruptions = new Interruptions();
        var streams = new TerminalStreams
        {
            Input = new StringReader(""),
            Output = new StringWriter(),
            Error = new Listening(said =>
            {
                if (said.Contains("1000 of", StringComparison.Ordinal))
                {
                    interruptions.CtrlC();
                }
            }),
            Interruptions = interruptions,
        };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Ground.Settings).Build();
        var terminal = new JournalTerminal(
            streams,
            async cancel => await Services.OpenAsync(configuration, Ground.Clock, _ => { }, migrate: false, cancel)
        );

        (await terminal.RunAsync(["import", "legacy", "--patients", file], ImportCommand.Create)).ShouldBe(
            ExitCode.Interrupted
        );

        var taken = await PatientsAsync();
        taken.ShouldBeInRange(1_000, many - 1);
        $"{streams.Output}".ShouldContain($"Stopped after {taken} of {many} people in the file.");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_killed_import_goes_on_at_the_next_run()
    {
        const int many = 1_500;
        var file = Files.Write(PrototypeFiles.People(many));
        await House.AddTherapistAsync("Noor");
        var program = new JournalProgram(Ground);
        await using (var first = program.Start("import", "legacy", "--patients", file))
        {
            while (!first.HasEnded && await PatientsAsync() == 0)
            {
                await Task.Delay(20, Cancel);
            }
            await first.KillAsync();
        }
        var before = await PatientsAsync();

        var end = await program.RunAsync("import", "legacy", "--patients", file, "--json");

        end.ExitCode.ShouldBe(ExitCode.Done, end.Error);
        using var document = JsonDocument.Parse(end.Output);
        document.RootElement.GetProperty("alreadyHere").GetInt32().ShouldBe(before);
        document.RootElement.GetProperty("taken").GetInt32().ShouldBe(many - before);
        (await PatientsAsync()).ShouldBe(many);
        end.Error.ShouldContain("1000 of 1500");
    }

    /// <summary>Hears all that was written so far, each time that something is written.</summary>
    private sealed class Listening(Action<string> hear) : StringWriter
    {
        public override void Write(string? value)
        {
            base.Write(value);
            hear(ToString());
        }
    }

    private Task<int> PatientsAsync() => House.LookAsync(db => Task.FromResult(db.Patients.Count()));
}

public sealed class ImportCommandOnSqlite() : ImportCommandTests(TestedDatabase.Sqlite);

public sealed class ImportCommandOnPostgres() : ImportCommandTests(TestedDatabase.Postgres);
