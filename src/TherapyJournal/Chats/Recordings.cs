using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Chats;

/// <summary>The voice messages that are not text yet.</summary>
internal static class Recordings
{
    /// <summary>So long a voice message is tried, and not longer.</summary>
    public static readonly Duration Longest = Duration.FromDays(7);

    private static readonly Duration FirstPause = Duration.FromSeconds(5);
    private static readonly Duration LongestPause = Duration.FromHours(1);

    /// <summary>Whether an entry still waits for one.</summary>
    public static Task<bool> AnyOfAsync(JournalDb db, Guid entry, CancellationToken cancel) =>
        db.Recordings.AnyAsync(r => r.EntryId == entry, cancel);

    /// <summary>The pause after so many tries.</summary>
    public static Duration Pause(int tries) =>
        Duration.Min(LongestPause, FirstPause * Math.Pow(2, Math.Min(20, tries - 1)));

    /// <summary>Opens one, for a step that brings it on.</summary>
    public static Task<ReadOutcome<OpenRecording?>> ReadAsync(
        PatientRecords records,
        string step,
        PatientId patient,
        Guid id,
        CancellationToken cancel
    ) =>
        records.ReadAsync(
            new Reader.Assistant(step),
            patient,
            Purpose.TranscribeVoice,
            async (record, db) =>
                await db.Recordings.FirstOrDefaultAsync(r => r.Id == id && r.PatientId == patient, cancel) is { } row
                    ? new OpenRecording(row.Id, row.EntryId, record.Open(row)) { Version = row.Version }
                    : null,
            cancel
        );

    /// <summary>Seals what has become of one, in the saving transaction; nothing where it is gone, since its entry was discarded.</summary>
    /// <exception cref="ConversationMovedException">It has changed since it was read: whoever brings it on looks again.</exception>
    public static async Task ChangeAsync(
        JournalDb db,
        PatientSealer sealer,
        (Guid Id, int Version) read,
        RecordingContent content
    )
    {
        if (await db.Recordings.FirstOrDefaultAsync(r => r.Id == read.Id) is not { } row)
        {
            return;
        }
        if (row.Version != read.Version)
        {
            throw new ConversationMovedException();
        }
        sealer.Seal(row, content);
    }
}

/// <summary>A voice message, opened.</summary>
/// <param name="Id">Which.</param>
/// <param name="EntryId">The entry that it belongs to; null: its consent is not given yet.</param>
/// <param name="Content">As it stands.</param>
internal sealed record OpenRecording(Guid Id, Guid? EntryId, RecordingContent Content)
{
    /// <summary>The row's version as it was read.</summary>
    public required int Version { get; init; }

    /// <summary>What it was when it was read.</summary>
    public (Guid Id, int Version) AsRead => (Id, Version);
}
