using TherapyJournal.App;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Terminal.Commands;

#pragma warning disable RS0030 // The one place where the clock of the whole program is chosen.
var clock = TimeProvider.System;
#pragma warning restore RS0030

var streams = TerminalStreams.OfThisProcess();
var terminal = new JournalTerminal(
    streams,
    async cancel => await Services.OpenAsync(Services.ReadSettings(), clock, streams.Error, migrate: false, cancel)
);

return await terminal.RunAsync(
    args,
    [
        // The loop
        SessionCommand.Create,
        PromptCommand.Create,
        WriteCommand.Create,
        EntriesCommand.Create,
        InboxCommand.Create,
        ReviewCommand.Create,
        AlertsCommand.Create,
        // People
        PatientsCommand.Create,
        GoalsCommand.Create,
        ConsentCommand.Create,
        SessionsCommand.Create,
        TherapistsCommand.Create,
        PracticeCommand.Create,
        // Operations
        WorkerCommand.Create,
        terminal => DemoCommand.Create(terminal, clock),
        VersionCommand.Create,
    ]
);
