using System.Runtime.InteropServices;

namespace TherapyJournal.App.Terminal;

/// <summary>Ctrl-C, and the signals by which somebody ends a program. While a person writes they end the writing, not the program.</summary>
internal sealed class Interruptions : IDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource ending = new();
    private readonly List<PosixSignalRegistration> signals = [];
    private readonly bool hearsSignals;
    private CancellationTokenSource? writing;

    /// <param name="ofThisProcess">Whether the signals of this process are heard; else only what is said here counts.</param>
    public Interruptions(bool ofThisProcess = false)
    {
        hearsSignals = ofThisProcess;
        Hear(PosixSignal.SIGINT, CtrlC);
        Hear(PosixSignal.SIGTERM, Leave);
    }

    /// <summary>The program is to end.</summary>
    public CancellationToken Ending => ending.Token;

    /// <summary>Nobody answers any more: the window was closed, or the machine ends the program.</summary>
    public bool NobodyIsThere { get; private set; }

    /// <summary>Somebody pressed Ctrl-C.</summary>
    public void CtrlC()
    {
        lock (gate)
            // Asked for at once; whoever waits goes on in a thread of its own, not in that of the signal.
            _ = (writing ?? ending).CancelAsync();
    }

    /// <summary>The window was closed, or the program told to end.</summary>
    public void Leave()
    {
        NobodyAnswers();
        CtrlC();
    }

    /// <summary>The keyboard has no more keys. What goes on without answers may go on.</summary>
    public void NobodyAnswers() => NobodyIsThere = true;

    /// <summary>From now on, until it is disposed of, what would end the program ends the writing.</summary>
    public Writing Write()
    {
        lock (gate)
        {
            // Heard from the first writing on: before it, a closed window ends the program at once, as it always did.
            if (signals.Count == 2)
                Hear(PosixSignal.SIGHUP, Leave);
            return new Writing(this, writing = new CancellationTokenSource());
        }
    }

    public void Dispose()
    {
        signals.ForEach(s => s.Dispose());
        ending.Dispose();
    }

    private void Hear(PosixSignal signal, Action heard)
    {
        if (hearsSignals)
            signals.Add(
                PosixSignalRegistration.Create(
                    signal,
                    context =>
                    {
                        // Whoever asks a second time gets the end that the system has for it. Only a window is often closed by
                        // several at once, while what was written in it is being recorded.
                        context.Cancel =
                            !ending.IsCancellationRequested || (signal == PosixSignal.SIGHUP && NobodyIsThere);
                        if (signal != PosixSignal.SIGHUP || !NobodyIsThere)
                            heard();
                    }
                )
            );
    }

    /// <summary>The time in which somebody writes.</summary>
    internal sealed class Writing(Interruptions owner, CancellationTokenSource source) : IDisposable
    {
        /// <summary>Cancelled when the writing is to end.</summary>
        public CancellationToken Ends => source.Token;

        public void Dispose()
        {
            lock (owner.gate)
                owner.writing = null;
            source.Dispose();
        }
    }
}
