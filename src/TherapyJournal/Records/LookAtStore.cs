using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>Looks whether the store can be worked with at this moment: it answers, and no migration waits. It changes nothing.</summary>
public sealed class LookAtStore(JournalStore store, StorageOptions storage)
{
    /// <summary>How it looks; a database that says nothing is waited for until <paramref name="cancel"/>.</summary>
    public async Task<StoreLook> RunAsync(CancellationToken cancel) =>
        await StoreShape.ReadAsync(store, storage, cancel) switch
        {
            { Unreachable: not null } => StoreLook.Away,
            { MadeByNewerProgram: true } => StoreLook.Newer,
            { Pending: true } => StoreLook.Pending,
            _ => StoreLook.Ready,
        };
}

/// <summary>How the store looks.</summary>
public enum StoreLook
{
    /// <summary>It answers and is up to date.</summary>
    Ready,

    /// <summary>It does not answer.</summary>
    Away,

    /// <summary>A migration waits for `journal migrate`.</summary>
    Pending,

    /// <summary>A newer version of the program has used it.</summary>
    Newer,
}
