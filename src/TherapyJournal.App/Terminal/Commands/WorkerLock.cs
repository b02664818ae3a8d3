using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>Holds the place of the one worker of an embedded database, by an operating-system lock that ends with the process.</summary>
internal sealed class WorkerLock : IDisposable
{
    private readonly FileStream? file;

    private WorkerLock(FileStream? file) => this.file = file;

    /// <summary>The lock; null when another worker has it. On PostgreSQL there is nothing to lock.</summary>
    public static WorkerLock? Take(StorageOptions storage)
    {
        if (storage.DatabaseUrl is not null)
        {
            return new WorkerLock(null);
        }
        try
        {
            return new WorkerLock(
                new FileStream(
                    Path.Combine(storage.DataDirectory, "worker.lock"),
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None
                )
            );
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => file?.Dispose();
}
