using TherapyJournal.Insight.Meaning;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Insight;

/// <summary>An index that is held, and what its journal was like when it was made.</summary>
internal sealed class KeptIndex(JournalIndex index, JournalMark mark)
{
    public JournalIndex Index => index;

    public JournalMark Mark => mark;

    private VectorMark vectors = VectorMark.None;

    public int Users { get; set; }

    public long LastUsed { get; set; }

    public bool IsDropped { get; set; }

    /// <summary>Lets go of it, where nobody holds or uses it any more: whoever still asks it goes on to their end.</summary>
    public void DisposeUnused()
    {
        if (this is { IsDropped: true, Users: 0 })
        {
            Index.Dispose();
        }
    }

    /// <summary>Takes the vectors as they are now: they come some time after the words, and by the dozen, and the words are not indexed anew for that.</summary>
    /// <returns>Whether they have changed.</returns>
    public async Task<bool> FollowVectorsAsync(OpenRecord record, JournalDb db)
    {
        var now = await VectorMark.OfAsync(db, record.Patient);
        if (vectors == now)
        {
            return false;
        }
        Index.Meaning =
            now == VectorMark.None ? MeaningIndex.Empty : await VectorMark.ReadAsync(record, db, Index.Places);
        vectors = now;
        return true;
    }
}
