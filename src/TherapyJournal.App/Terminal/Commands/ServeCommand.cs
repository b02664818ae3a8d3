using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.App.Telegram;
using TherapyJournal.App.Telemetry;
using TherapyJournal.App.Web;
using TherapyJournal.Insight.Meaning;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal serve`: answers over HTTP, and works the queue beside it.</summary>
internal static class ServeCommand
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(2);

    public static Command Create(JournalTerminal terminal, Func<ServiceProvider> unopened)
    {
        var webOnly = new Option<bool>("--web-only") { Description = "Leave the queue to 'journal worker'." };
        var check = new Option<bool>("--check") { Description = "Ask the server on this machine whether it is up." };
        var command = new Command("serve", "Answer over HTTP (health, Telegram's webhook), and work off what waits.")
        {
            webOnly,
            check,
        };
        terminal.Does(
            command,
            async (parsed, context) =>
            {
                await using var services = unopened();
                var port = WebPort.From(services.GetRequiredService<IConfiguration>());
                return parsed.GetValue(check)
                    ? await CheckAsync(context, port)
                    : await ServeAsync(context, services, port, parsed.GetValue(webOnly));
            },
            RunTogether.LongestEnd
        );
        return command;
    }

    private static async Task<int> CheckAsync(CommandContext context, int port) =>
        await AskHealth.RunAsync(port, context.Cancellation)
            ? context.Done(
                new DoneDocument("live"),
                DocumentsJson.Default.DoneDocument,
                page => page.Sentence("It is up.")
            )
            : context.Refused($"No server answers at port {port} of this machine.");

    private static async Task<int> ServeAsync(CommandContext context, ServiceProvider services, int port, bool webOnly)
    {
        var server = services.GetRequiredService<WebServer>();
        if (!await server.TryStartAsync(port, context.Cancellation))
        {
            return context.Refused(
                $"Port {port} of this machine is taken by another program.",
                whatToDo: "Set PORT to another one, or stop that program."
            );
        }
        string? refusal = null;
        try
        {
            await RunTogether.UntilAsync(
                context.Cancellation,
                server.RunAsync,
                async cancel =>
                {
                    refusal =
                        await OpenAsync(context, services, cancel)
                        ?? await WorkAsync(context, services, webOnly, cancel);
                    if (refusal is not null)
                    {
                        // Ends the server as well.
                        throw new OperationCanceledException();
                    }
                }
            );
        }
        catch (OperationCanceledException) when (context.Cancellation.IsCancellationRequested)
        {
            // Asked to stop: what was not finished is taken up again.
        }
        if (refusal is not null)
        {
            return context.Refused(refusal);
        }
        var worked = services.GetRequiredService<Worker>().Worked;
        return context.Done(
            new WorkedDocument("stopped", worked.Done, worked.Later),
            DocumentsJson.Default.WorkedDocument,
            page => page.Sentence("Stopped. What was not finished is taken up again.")
        );
    }

    /// <summary>Opens the store. A database that is away or not migrated yet is waited for, and meanwhile the server says that it is not ready.</summary>
    /// <returns>Why it must not be opened; null: it is.</returns>
    private static async Task<string?> OpenAsync(
        CommandContext context,
        ServiceProvider services,
        CancellationToken cancel
    )
    {
        var (clock, said) = (services.GetRequiredService<TimeProvider>(), "");
        while (
            await Services.TryOpenAsync(services, context.Screen.Remark, migrate: false, cancel)
                is OpenStoreOutcome.Refused { Sentence: var sentence }
        )
        {
            if (await services.GetRequiredService<LookAtStore>().RunAsync(cancel) is StoreLook.Ready or StoreLook.Newer)
            {
                return sentence;
            }
            if (said != sentence)
            {
                context.Screen.Remark($"{sentence} The server waits for it.");
                said = sentence;
            }
            await Task.Delay(BetweenTries, clock, cancel);
        }
        return null;
    }

    /// <returns>Why the parts cannot run; null is never returned before they are cancelled.</returns>
    private static async Task<string?> WorkAsync(
        CommandContext context,
        ServiceProvider services,
        bool webOnly,
        CancellationToken cancel
    )
    {
        using var alone = webOnly ? null : WorkerLock.Take(services.GetRequiredService<StorageOptions>());
        if (!webOnly && alone is null)
        {
            return "Another worker is at work on this journal. On SQLite one is enough: 'journal serve --web-only' answers beside it.";
        }
        var (webhook, receiver) = (services.GetService<SetWebhook>(), services.GetService<UpdateReceiver>());
        services.GetRequiredService<Readiness>().Open();
        context.Screen.Remark(Sentence(services.GetRequiredService<WebServer>().Port, webOnly, webhook, receiver));
        List<Func<CancellationToken, Task>> parts = [];
        if (services.GetService<SendTelemetry>() is { } telemetry)
        {
            parts.Add(telemetry.RunAsync);
        }
        if (webhook is not null)
        {
            parts.Add(webhook.RunAsync);
        }
        if (!webOnly)
        {
            await services.GetRequiredService<EmbedJournals>().RunAsync(cancel);
            parts.Add(stop => services.GetRequiredService<Worker>().RunAsync(RunTogether.GraceOfStep, stop));
        }
        if (!webOnly && receiver is not null)
        {
            parts.Add(stop => receiver.RunAsync(removesWebhook: true, stop));
        }
        if (services.GetService<SetMenu>() is { } menu && (webhook is not null || !webOnly))
        {
            parts.Add(menu.RunAsync);
        }
        await RunTogether.UntilAsync(cancel, [.. parts, stop => Task.Delay(Timeout.Infinite, stop)]);
        return null;
    }

    private static string Sentence(int port, bool webOnly, SetWebhook? webhook, UpdateReceiver? receiver) =>
        string.Create(CultureInfo.InvariantCulture, $"The server answers at port {port}")
        + (
            webhook is not null ? ", Telegram sends messages there"
            : receiver is not null && !webOnly ? ", Telegram is asked for messages"
            : ""
        )
        + (webOnly ? ". 'journal worker' does the work. " : ", and the worker runs. ")
        + "Ctrl-C stops it; nothing is lost.";
}
