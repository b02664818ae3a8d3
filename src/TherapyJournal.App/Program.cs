using Microsoft.Extensions.DependencyInjection;
using TherapyJournal;
using TherapyJournal.App;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Terminal.Commands;

#pragma warning disable RS0030 // The one place where the clock of the whole program is chosen.
var clock = TimeProvider.System;
#pragma warning restore RS0030

var streams = TerminalStreams.OfThisProcess();

// Beside reading the command line. It warms the embedded database's ways alone, and a page of help needs none.
if (args.Length > 0 && !args.Contains("--help") && string.IsNullOrEmpty(streams.Environment("DATABASE_URL")))
    WarmUp.Begin();

void Say(string remark) => new TerminalScreen(streams).Remark(remark);
var terminal = new JournalTerminal(
    streams,
    async cancel => await Services.OpenAsync(Services.ReadSettings(Say), clock, Say, migrate: false, cancel)
);

// For commands that must run where the store cannot or must not be opened.
ServiceProvider Unopened() => Services.Build(Services.ReadSettings(Say), clock);

return await terminal.RunAsync(args, CommandList.Of(Unopened, clock));
