using System.Runtime.InteropServices;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>Turns SIGTERM into a cancellation, so that a host can stop a worker without harm.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource source;
    private readonly PosixSignalRegistration term;

    public StopSignals(CancellationToken cancel)
    {
        source = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        term = PosixSignalRegistration.Create(
            PosixSignal.SIGTERM,
            signal =>
            {
                signal.Cancel = true;
                source.Cancel();
            }
        );
    }

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        term.Dispose();
        source.Dispose();
    }
}
