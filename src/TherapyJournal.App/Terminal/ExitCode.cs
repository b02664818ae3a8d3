namespace TherapyJournal.App.Terminal;

/// <summary>What a command tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>Done as asked.</summary>
    public const int Done = 0;

    /// <summary>Refused or not found; one clear sentence stands on stderr.</summary>
    public const int Refused = 1;

    /// <summary>The command line was not understood.</summary>
    public const int Usage = 2;

    /// <summary>Stopped by Ctrl-C: 128 and the number of SIGINT, as shells expect.</summary>
    public const int Interrupted = 130;
}
