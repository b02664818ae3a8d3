using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>All commands of the program, in the order in which its help lists them.</summary>
internal static class CommandList
{
    /// <param name="unopened">Makes the services for commands that must run where the store cannot or must not be opened.</param>
    /// <param name="clock">The clock of the whole program.</param>
    public static IReadOnlyList<Func<JournalTerminal, Command>> Of(
        Func<ServiceProvider> unopened,
        TimeProvider clock
    ) =>
        [
            // The loop
            SessionCommand.Create,
            PromptCommand.Create,
            PromptsCommand.Create,
            WriteCommand.Create,
            EntriesCommand.Create,
            SearchCommand.Create,
            AskCommand.Create,
            BriefCommand.Create,
            ThemesCommand.Create,
            TrendsCommand.Create,
            WeekCommand.Create,
            InboxCommand.Create,
            ReviewCommand.Create,
            AlertsCommand.Create,
            RequestsCommand.Create,
            PlanCommand.Create,
            RateCommand.Create,
            // People
            PatientsCommand.Create,
            GoalsCommand.Create,
            ConsentCommand.Create,
            InviteCommand.Create,
            UnlinkCommand.Create,
            SessionsCommand.Create,
            TherapistsCommand.Create,
            PracticeCommand.Create,
            OwnerCommand.Create,
            AssistantsCommand.Create,
            // Rights
            ExportCommand.Create,
            EraseCommand.Create,
            AuditCommand.Create,
            // Operations
            WorkerCommand.Create,
            terminal => ServeCommand.Create(terminal, unopened),
            terminal => KeysCommand.Create(terminal, unopened),
            BackupCommand.Create,
            terminal => RestoreCommand.Create(terminal, unopened),
            terminal => MigrateCommand.Create(terminal, unopened),
            terminal => DoctorCommand.Create(terminal, unopened),
            ImportCommand.Create,
            terminal => DemoCommand.Create(terminal, clock),
            VersionCommand.Create,
        ];
}
