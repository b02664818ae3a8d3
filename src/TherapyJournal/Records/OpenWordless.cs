using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>A patient's row that holds no words and says nothing about them beyond what the program itself must know to serve them: opening it is no reading of the record.</summary>
internal interface IWordless;

/// <summary>Opens a patient's rows that hold no words, for the program's own decisions: nothing is written down.</summary>
internal sealed class OpenWordless(Keys keys)
{
    /// <summary>The content; null when the patient's key is gone.</summary>
    /// <exception cref="DamagedRowException">The row was changed outside the program.</exception>
    public async Task<TContent?> RunAsync<TContent>(JournalDb db, PatientRow<TContent> row, CancellationToken cancel)
        where TContent : class
    {
        if (row is not IWordless)
        {
            throw new InvalidOperationException("A row that may hold words opens at the door alone.");
        }
        return await keys.FindPatientAsync(db, row.PatientId, cancel) is { } seal ? seal.Open(row, row.Shape) : null;
    }
}
