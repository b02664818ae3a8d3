using System.CommandLine;
using TherapyJournal.App.Telegram;
using TherapyJournal.App.Telemetry;
using TherapyJournal.Assistants;
using TherapyJournal.Insight.Meaning;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal worker`: works the queue for everyone.</summary>
internal static class WorkerCommand
{
    public static Command Create(JournalTerminal terminal)
    {
        var untilIdle = new Option<bool>("--until-idle") { Description = "Stop when nothing is due." };
        var retry = new Option<bool>("--retry") { Description = "Begin with the steps that were given up." };
        var command = new Command("worker", "Work off what waits, for every patient.") { untilIdle, retry };
        terminal.Does(
            command,
            async (parsed, context) =>
            {
                if (parsed.GetValue(retry))
                {
                    await RetryAsync(context);
                }
                return await RunAsync(context, parsed.GetValue(untilIdle));
            },
            RunTogether.LongestEnd
        );
        return command;
    }

    private static async Task RetryAsync(CommandContext context)
    {
        var taken = await (await context.GetAsync<RetryParkedWork>()).RunAsync(context.Cancellation);
        context.Screen.Remark(
            taken switch
            {
                0 => "No step was given up.",
                1 => "One step that was given up is due again.",
                _ => $"{taken} steps that were given up are due again.",
            }
        );
    }

    private static async Task<int> RunAsync(CommandContext context, bool untilIdle)
    {
        var worker = await context.GetAsync<Worker>();
        using var alone = WorkerLock.Take(await context.GetAsync<StorageOptions>());
        if (alone is null)
        {
            return context.Refused(
                "Another worker is at work on this journal.",
                whatToDo: "On SQLite one worker is enough; several can share a PostgreSQL (DATABASE_URL)."
            );
        }
        if ((await context.GetAsync<Assistant>()).SettingsProblem is { } problem)
        {
            context.Screen.Remark($"No model is asked until a setting is corrected. {problem}");
        }
        using var stop = new StopSignals(context.Cancellation);
        try
        {
            await (await context.GetAsync<EmbedJournals>()).RunAsync(stop.Token);
            if (untilIdle)
            {
                await worker.RunUntilIdleAsync(stop.Token);
            }
            else
            {
                var receiver = (await context.GetAsync<IEnumerable<UpdateReceiver>>()).FirstOrDefault();
                var telemetry = (await context.GetAsync<IEnumerable<SendTelemetry>>()).FirstOrDefault();
                var menu = (await context.GetAsync<IEnumerable<SetMenu>>()).FirstOrDefault();
                var hasWebhook = (await context.GetAsync<IEnumerable<SetWebhook>>()).Any();
                context.Screen.Remark(
                    (
                        receiver is not null ? "The worker runs and asks Telegram for messages."
                        : hasWebhook ? "The worker runs; Telegram sends messages to 'journal serve'."
                        : "The worker runs."
                    ) + " Ctrl-C stops it; nothing is lost."
                );
                await RunTogether.UntilAsync(
                    stop.Token,
                    // Before the first step, so that it is seen.
                    until => telemetry?.RunAsync(until) ?? Task.CompletedTask,
                    until => worker.RunAsync(RunTogether.GraceOfStep, until),
                    until => receiver?.RunAsync(removesWebhook: false, until) ?? Task.CompletedTask,
                    until => (receiver is null ? null : menu?.RunAsync(until)) ?? Task.CompletedTask
                );
            }
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            // Asked to stop: what was not finished is taken up again.
        }
        return context.Done(
            new WorkedDocument(
                stop.Token.IsCancellationRequested ? "stopped" : "idle",
                worker.Worked.Done,
                worker.Worked.Later
            ),
            DocumentsJson.Default.WorkedDocument,
            page => page.Sentence(Sentence(worker.Worked))
        );
    }

    private static string Sentence(WorkedOff worked) =>
        worked is { Done: 0, Later: 0 }
            ? "Nothing was waiting."
            : $"{Count.Of(worked.Done, "step was", "steps were")} done."
                + (
                    worked.Later == 0
                        ? ""
                        : $" {Count.Of(worked.Later, "try", "tries")} failed and will be repeated; 'journal doctor' tells more."
                );
}
