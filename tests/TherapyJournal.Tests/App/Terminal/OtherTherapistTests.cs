using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TherapyJournal.App;
using TherapyJournal.App.Terminal;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal;

/// <summary>One therapist tries every command on another's patient: each answers as for a patient who does not exist.</summary>
public abstract class OtherTherapistTests(TestedDatabase on) : JournalTest(on)
{
    private const string Name = NamedPatient.Theirs;

    /// <summary>What these name is nobody's who is there, so that their own therapist is answered like anybody; PracticeCommandTests tries them.</summary>
    private static readonly string[] OfTheErased = ["practice kept", "kept"];

    /// <summary>What whoever answers in a therapist's place may do while an urgent alert of theirs stands.</summary>
    private static readonly string[] WhatAnAlertNeeds = ["alerts", "plan", "patients show"];

    private ServicesThatStay? opened;

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (opened is not null)
        {
            await opened.EndAsync();
        }
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Another_therapists_patient_answers_every_command_like_nobody()
    {
        var (patient, theirs, nobodys) = await TheirsAsync();
        (await RunAsync("Owner", ["entries", $"{patient}"])).Output.ShouldContain("walk by the river");
        var before = await RowsOfAsync(patient);

        var lines = Lines();

        foreach (var line in lines)
        {
            await AnswersAlikeAsync(line, theirs, nobodys);
        }
        (await RowsOfAsync(patient)).ShouldBe(before, ignoreOrder: true);
        await TheirOwnTherapistIsAnsweredOtherwiseAsync(lines, theirs, nobodys);
    }

    [Fact]
    public async Task Whoever_stands_in_finds_the_patient_for_the_alert_and_for_nothing_else()
    {
        var (patient, theirs, nobodys) = await TheirsAsync();
        await House.Get<ChangeTherapist>().CoverAsync("Owner", "Other", null, null, Cancel);
        (await RunAsync("Other", ["alerts"])).Output.ShouldContain(Name);
        (await RunAsync("Other", ["patients", "show", Name])).Output.ShouldContain("for their own therapist to see");
        var before = await RowsOfAsync(patient);

        foreach (var line in Lines().Where(l => !WhatAnAlertNeeds.Any($"{l}".StartsWith)))
        {
            var none = await AnswerAsync("Other", line, nobodys, (0, 0), json: false);
            foreach (var thing in Enumerable.Range(0, line.TakesAnId ? theirs.Things.Count : 1))
            {
                (await AnswerAsync("Other", line, theirs, (thing, 0), json: false)).ShouldBe(none, $"{line}");
            }
        }
        (await RowsOfAsync(patient)).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public void Every_command_of_the_contract_that_names_somebody_is_tried()
    {
        var lines = Lines().ConvertAll(l => $"{l}");

        lines.Count.ShouldBeGreaterThan(140);
        CommandLines
            .Contract.Concat(
                ChangePatient.Known.Select(key => $"patients set <patient> {key} {CommandLines.Keys[key]}")
            )
            .Except(lines)
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Lists_of_one_therapist_hold_nothing_of_another()
    {
        var (owner, _) = (await House.AddTherapistAsync("Owner"), await House.AddTherapistAsync("Other"));
        var patient = await House.AddPatientAsync(owner, Name);
        var theirs = await NamedPatient.FillAsync(House, owner, patient, Cancel);
        string[] secrets = [Name, "river", "kill", theirs.Id, .. theirs.Things];

        foreach (
            var list in (string[][])
                [
                    ["inbox"],
                    ["requests"],
                    ["alerts"],
                    ["alerts", "--all"],
                    ["patients", "list"],
                ]
        )
        {
            await IsTheOwnersAloneAsync(list);
        }
        (await RunAsync("Owner", ["erase", theirs.Id, "--yes"])).ExitCode.ShouldBe(ExitCode.Done);
        await IsTheOwnersAloneAsync(["patients", "list", "--erasing"]);

        async Task IsTheOwnersAloneAsync(string[] list)
        {
            // A list names the patient, their entry or their id, whichever it is for.
            var owners = (await RunAsync("Owner", list)).Output;
            secrets.Append(theirs.Id[..13]).Where(owners.Contains).ShouldNotBeEmpty();
            foreach (var line in (string[][])[list, [.. list, "--json"]])
            {
                var said = await RunAsync("Other", line);

                said.ExitCode.ShouldBe(ExitCode.Done);
                secrets
                    .Where(s => $"{said.Output}{said.Error}".Contains(s, StringComparison.OrdinalIgnoreCase))
                    .ShouldBeEmpty($"{string.Join(' ', line)} names them");
            }
        }
    }

    /// <summary>A patient of the owner's with everything, and the names of one who does not exist.</summary>
    private async Task<(PatientId Patient, NamedPatient Theirs, NamedPatient Nobodys)> TheirsAsync()
    {
        var (owner, other) = (await House.AddTherapistAsync("Owner"), await House.AddTherapistAsync("Other"));
        await House.AddPatientAsync(other, "Somebody Else");
        var patient = await House.AddPatientAsync(owner, Name);
        var theirs = await NamedPatient.FillAsync(House, owner, patient, Cancel);
        return (patient, theirs, new("Nobody Example", RowId(0), [.. theirs.Things.Select((_, i) => RowId(i + 1))]));
    }

    /// <summary>By id, and alone also by name and by a beginning of the id, as a page and as a document; every kind of thing where a thing is named.</summary>
    private async Task AnswersAlikeAsync(Line line, NamedPatient theirs, NamedPatient nobodys)
    {
        foreach (var way in Enumerable.Range(0, line.IsPair ? 1 : 3))
        {
            foreach (var json in line.IsPair || way > 0 ? (bool[])[false] : [false, true])
            {
                var none = await AnswerAsync("Other", line, nobodys, (0, way), json);
                foreach (var thing in Enumerable.Range(0, line.TakesAnId ? theirs.Things.Count : 1))
                {
                    (await AnswerAsync("Other", line, theirs, (thing, way), json)).ShouldBe(
                        none,
                        $"{line}{(json ? " --json" : "")} tells another therapist that this patient exists"
                    );
                }
            }
        }
    }

    /// <summary>A command that answers a patient's own therapist as if there were nobody either would prove nothing above.</summary>
    private async Task TheirOwnTherapistIsAnsweredOtherwiseAsync(
        List<Line> lines,
        NamedPatient theirs,
        NamedPatient nobodys
    )
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        // What takes the patient out of the owner's sight comes last.
        foreach (
            var line in lines
                .Where(l => !l.IsPair)
                .OrderBy(l => l.Command == "erase" || l.Words.Any(w => w.Text == "therapist"))
        )
        {
            var command = CommandOf(line);
            var none = told.Contains(command) ? null : await AnswerAsync("Owner", line, nobodys, (0, 0), json: false);
            for (var thing = 0; thing < theirs.Things.Count && !told.Contains(command); thing++)
            {
                if (await AnswerAsync("Owner", line, theirs, (thing, 0), json: false) != none)
                {
                    told.Add(command);
                }
            }
        }

        lines.Select(CommandOf).Distinct().Except(told).Except(OfTheErased).ShouldBeEmpty();

        // Each thing that is set about a patient counts as a command.
        static string CommandOf(Line line) =>
            line.Command == "patients set" ? $"{line.Command} {line.Words[3].Text}" : line.Command;
    }

    /// <summary>What is said of somebody, with their names taken out.</summary>
    private async Task<Said> AnswerAsync(
        string actingAs,
        Line line,
        NamedPatient who,
        (int Thing, int Way) named,
        bool json
    )
    {
        var words = line.Naming(who.Patient(named.Way), who.Thing(named.Thing, named.Way));
        return who.Hide(await RunAsync(actingAs, json ? [.. words, "--json"] : words));
    }

    private List<Line> Lines()
    {
        var terminal = new JournalTerminal(Streams(), _ => throw new InvalidOperationException("Nothing runs here."));
        return
        [
            .. CommandLines
                .Makers.SelectMany(m => CommandLines.Of(CommandLines.Make(m, terminal, Ground.Clock)))
                .DistinctBy(l => $"{l}"),
        ];
    }

    /// <summary>The program's services, opened once for all commands instead of once for each.</summary>
    private async Task<ServicesThatStay> OpenAsync()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Ground.Settings).Build();
        return new ServicesThatStay(
            await Services.OpenAsync(configuration, Ground.Clock, _ => { }, migrate: false, Cancel)
        );
    }

    private async Task<Said> RunAsync(string actingAs, string[] line)
    {
        var streams = Streams();
        opened ??= await OpenAsync();
        var terminal = new JournalTerminal(streams, _ => Task.FromResult<IServiceProvider>(opened));
        var maker = CommandLines.Makers.First(m => Finds(CommandLines.Make(m, terminal, Ground.Clock), line));
        var exit = await terminal.RunAsync([.. line, "--as", actingAs], t => CommandLines.Make(maker, t, Ground.Clock));
        return new Said(exit, $"{streams.Output}", $"{streams.Error}");
    }

    private static bool Finds(System.CommandLine.Command command, string[] line) =>
        command.Name == line[0]
        && (command.Action is not null || command.Subcommands.Any(c => line.Length > 1 && Finds(c, line[1..])));

    private static TerminalStreams Streams() =>
        new()
        {
            Input = new StringReader(""),
            Output = new StringWriter(),
            Error = new StringWriter(),
        };

    /// <summary>Each row of the patient with its version: what B did to them.</summary>
    private Task<List<string>> RowsOfAsync(PatientId patient) =>
        House.LookAsync(async db =>
            (List<string>)
                [
                    .. (await db.Entries.Where(r => r.PatientId == patient).ToListAsync(Cancel)).Select(Row),
                    .. (await db.Goals.Where(r => r.PatientId == patient).ToListAsync(Cancel)).Select(Row),
                    .. (await db.Alerts.Where(r => r.PatientId == patient).ToListAsync(Cancel)).Select(Row),
                    .. (await db.SuggestedGoals.Where(r => r.PatientId == patient).ToListAsync(Cancel)).Select(Row),
                    .. (await db.Prompts.Where(r => r.PatientId == patient).ToListAsync(Cancel)).Select(Row),
                    .. (await db.Summaries.Where(r => r.PatientId == patient).ToListAsync(Cancel)).Select(Row),
                    .. (await db.Notifications.Where(r => r.PatientId == patient).ToListAsync(Cancel)).Select(Row),
                    .. (await db.Standings.Where(r => r.PatientId == patient).ToListAsync(Cancel)).Select(Row),
                    .. (await db.Patients.Where(r => r.PatientId == patient).ToListAsync(Cancel)).Select(Row),
                    .. (await db.Caseloads.Where(r => r.PatientId == patient).ToListAsync(Cancel)).Select(Row),
                    .. (await db.Outbox.Where(r => r.PatientId == patient).ToListAsync(Cancel)).Select(Row),
                    .. (await db.AccessLines.Where(r => r.PatientId == patient).ToListAsync(Cancel)).Select(Row),
                ]
        );

    private static string Row(SealedRow row) => $"{row.Label} {row.Id} {row.Version}";

    private static string RowId(int number) => $"{new Guid(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 9)}";
}

public sealed class OtherTherapistOnSqlite() : OtherTherapistTests(TestedDatabase.Sqlite);

public sealed class OtherTherapistOnPostgres() : OtherTherapistTests(TestedDatabase.Postgres);
