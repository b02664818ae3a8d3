using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.App.Demo;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal demo`: a sample practice with eight weeks of a journal, then one loop on the next entry, step by step.</summary>
internal static class DemoCommand
{
    public static Command Create(JournalTerminal terminal, TimeProvider realClock)
    {
        var web = new Option<bool>("--web") { Description = "Go straight to its web page, on this machine alone." };
        var command = new Command(
            "demo",
            "Fill an empty journal with a sample practice and show the loop, step by step."
        )
        {
            web,
        };
        terminal.Does(command, (parsed, context) => RunAsync(context, realClock, parsed.GetValue(web)));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, TimeProvider realClock, bool straightToWeb)
    {
        var clock = new DemoClock(realClock);
        var settings = Services.ReadSettings(context.Screen.Remark);
        if (
            File.Exists(StorageOptions.From(settings).SqliteFile)
            || StorageOptions.From(settings).DatabaseUrl is not null
        )
        {
            return context.Refused(
                "The demo wants a folder of its own, and there is a journal here already.",
                "Nothing was touched.",
                "Use ./dev demo, or set JOURNAL_DATA_DIR to an empty folder."
            );
        }
        var sample = SamplePractice.Load();
        var page = context.Screen;
        page.Heading("Therapy Journal", "a sample practice; every person in it is invented");
        await using var services = Services.Build(settings, clock);
        var history = new LiveThroughSample(services, sample, clock);
        clock.Set(history.Begins);
        if (
            await services.GetRequiredService<OpenStore>().RunAsync(migrate: false, context.Cancellation)
            is OpenStoreOutcome.Refused refused
        )
        {
            return context.Refused(refused.Sentence);
        }
        await using var demo = context.With(services, sample.Therapist);
        PatientId patient = default;
        Reader.Therapist? therapist = null;
        await page.ProgressAsync(
            "Eight weeks go by",
            history.Count,
            async lived => (patient, therapist) = await history.RunAsync(lived, context.Cancellation)
        );
        if (straightToWeb)
        {
            await history.WriteNextAsync(patient, context.Cancellation);
        }
        else
        {
            await BackgroundAsync(demo, sample, therapist!, patient);
            await DemoLoop.RunAsync(demo, services, sample, therapist!, patient);
            DemoNextSteps.Show(
                page,
                settings["JOURNAL_DATA_DIR"],
                settings["JOURNAL_MASTER_KEY_FILE"],
                sample.Patient.Name
            );
        }
        if (!straightToWeb && !await IsWantedAsync(context))
        {
            return ExitCode.Done;
        }
        await new LiveThroughOthers(services, sample, clock, history).RunAsync(therapist!, context.Cancellation);
        return await SampleSite.RunAsync(
            context,
            settings,
            realClock,
            SampleSite.People(sample, therapist!.Id, patient)
        );
    }

    // Where nobody sits, nothing is left running.
    private static async Task<bool> IsWantedAsync(CommandContext context)
    {
        if (!context.Screen.SomebodyIsThere)
        {
            return false;
        }
        context.Screen.Blank();
        return await context.Screen.ChooseAsync(
            "Open the web page of this practice, for this machine alone?",
            ["yes", "no"],
            context.Cancellation,
            onEnter: "no"
        )
            is Choice.Picked { Word: "yes" };
    }

    private static async Task BackgroundAsync(
        CommandContext context,
        SamplePractice sample,
        Reader.Therapist therapist,
        PatientId patient
    )
    {
        var page = context.Screen;
        if (
            await (await context.GetAsync<ReadPatients>()).OneAsync(therapist, patient, context.Cancellation)
            is ReadOutcome<PatientView>.Open { Value: var view }
        )
        {
            page.Sentence(
                $"{view.Profile.Name} writes between her hours with {sample.Therapist}: {view.Entries} entries in eight weeks, "
                    + "one of them private, one that raised an alert."
            );
        }
        page.Sentence("Her goal was:");
        page.PatientWords(sample.GoalChange.Old);
        page.Sentence("In the fifth week the two changed it:");
        page.PatientWords(sample.GoalChange.New);
    }
}
