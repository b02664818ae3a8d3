using TherapyJournal.App.Terminal;

var terminal = new JournalTerminal(
    TerminalStreams.OfThisProcess(),
    _ => throw new NotSupportedException("No services are registered yet.")
);

return await terminal.RunAsync(args, [VersionCommand.Create]);
