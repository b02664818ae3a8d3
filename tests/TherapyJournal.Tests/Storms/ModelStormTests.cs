using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Storms;

/// <summary>Kills the worker while a model speaks: half of its answer is there, and nothing of it was kept.</summary>
public abstract class ModelStormTests(TestedDatabase on) : ModelLoopTest(on)
{
    private const string Reflect = "reflect-on-entry";
    private const string Summarize = "summarize-entry";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    // In the middle of the answer, and long before the worker would give it up.
    private static readonly TimeSpan HalfAnAnswer = TimeSpan.FromMilliseconds(50);

    [Fact]
    [Trait("Category", "Storm")]
    public async Task Killed_in_the_middle_of_a_models_answers_reflection_and_summary_are_there_once_each()
    {
        PatientId[] patients = [Patient, await House.AddPatientAsync(Therapist.Id, "Ben Example")];
        foreach (var patient in patients)
        {
            (
                await TryRecordAsync(NewEntry(Calm) with { Patient = patient })
            ).ShouldBeOfType<RecordEntryOutcome.Recorded>();
        }

        await KillInTheAnswersAsync();
        await WorkAsync();

        var calls = new List<string>();
        foreach (var patient in patients)
        {
            (await ThereAsync(patient)).ShouldBe((1, 1, 1, 1));
            calls.Add(await CallsAsync(patient));
        }
        var items = (await InboxAsync()).Items;
        items.Select(i => i.Summary.WrittenBy).ShouldBe(["gpt-6-luna", "gpt-6-luna"]);
        // What left before the kill stays on record.
        calls.ShouldBe(
            [
                $"{Reflect} Begun, {Reflect} Answered, {Summarize} Answered",
                $"{Reflect} Answered, {Summarize} Begun, {Summarize} Answered",
            ],
            ignoreOrder: true
        );
    }

    /// <summary>The clock of the processes, so that house and processes mean the same by now.</summary>
#pragma warning disable RS0030
    protected override void Furnish(IServiceCollection services) => services.AddSingleton(TimeProvider.System);
#pragma warning restore RS0030

    /// <summary>Hangs in the middle of one patient's reflection and of the other one's summary; then the worker is killed.</summary>
    private async Task KillInTheAnswersAsync()
    {
        // Whoever's reflection is asked for second gets it, and is at the summary next.
        Model.Fail(FakeFault.HangInTheBody);
        Model.Fail(FakeFault.None);
        Model.Fail(FakeFault.HangInTheBody);
        var program = new JournalProgram(
            Ground,
            ("JOURNAL_AS", $"{Therapist.Id}"),
            ("Journal__Work__LeaseSeconds", "1"),
            ("Journal__Assistants__ReflectOnEntry__Seconds", "60"),
            ("Journal__Assistants__SilentSeconds", "60")
        );
        await using var worker = program.Start("worker", "--until-idle");
        using var patience = new CancellationTokenSource(Patience);
        while (Model.Requests.Count < 3)
        {
            worker.HasEnded.ShouldBeFalse("the worker ended by itself");
            await Task.Delay(Step, patience.Token);
        }
        await Task.Delay(HalfAnAnswer, Cancel);
        worker.HasEnded.ShouldBeFalse("the worker waits for the answers");
        await worker.KillAsync();
        Model.Requests.Select(r => r.Form).ShouldBe([Reflect, Reflect, Summarize]);
    }

    /// <summary>How many entries, reflections, summaries and notifications there are of one patient.</summary>
    private Task<(int, int, int, int)> ThereAsync(PatientId patient) =>
        House.LookAsync(async db =>
            (
                await db.Entries.CountAsync(e => e.PatientId == patient, Cancel),
                await db.Reflections.CountAsync(r => r.PatientId == patient, Cancel),
                await db.Summaries.CountAsync(s => s.PatientId == patient, Cancel),
                await db.Notifications.CountAsync(n => n.PatientId == patient, Cancel)
            )
        );

    private async Task<string> CallsAsync(PatientId patient) =>
        string.Join(
            ", ",
            (await House.Get<ListModelCalls>().RunAsync(Therapist, patient, Cancel))
                .ShouldBeOfType<ReadOutcome<IReadOnlyList<ModelCallView>>.Open>()
                .Value.Select(c => $"{c.Content.Step} {c.Content.State}")
        );
}

public sealed class ModelStormOnSqlite() : ModelStormTests(TestedDatabase.Sqlite);

public sealed class ModelStormOnPostgres() : ModelStormTests(TestedDatabase.Postgres);
