using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Makes what was heard a part of the entry that is being written; where that was finished meanwhile, an entry of its own.</summary>
internal sealed class SpokenEntry(
    PatientRecords records,
    RecordEntry record,
    Keys keys,
    ChatOptions options,
    TimeProvider clock
)
{
    /// <summary>A part of the entry that is being written.</summary>
    public async Task AddPartAsync(ChatSaving saving, OpenRecording recording, EntryBegun before, string text)
    {
        await AddPartAsync(saving.Db, saving.Sealer, recording, before.Id, text);
        var now = clock.Now();
        var begun = before with
        {
            LastAt = now.ToUnixTimeMilliseconds(),
            IsUrgent = before.IsUrgent || recording.Content.IsUrgent,
        };
        saving.Chat = saving.Chat with { Begun = begun };
        var ends = begun.EndsPrivate is not null;
        if (ends || recording.Content.IsUrgent)
        {
            var due = ends ? now : now + CloseQuietEntry.Pause(options, begun);
            var lane = recording.Content.From.Lane(keys);
            await saving.AddAsync(CloseQuietEntry.Begun(saving.Patient, begun.Id, lane, due));
        }
        if (recording.Content.From != saving.Chat.Address)
        {
            // Spoken into another phone: whoever reads here is not told of it.
            return;
        }
        await saving.SayAsync(
            VoiceTexts.Heard(text),
            ends
                ?
                [
                    [Anew(recording)],
                ]
                :
                [
                    [Anew(recording)],
                    .. WritingButtons.Of(begun),
                ]
        );
    }

    /// <summary>The entry that it becomes: the one for which it was spoken, if that was never recorded; else one of its own, as private as that.</summary>
    public async Task<(Guid Entry, bool IsPrivate)> EntryForAsync(
        PatientId patient,
        OpenRecording recording,
        Guid entry,
        CancellationToken cancel
    )
    {
        var read = await records.ReadAsync(
            new Reader.Patient(patient),
            patient,
            Purpose.WriteEntry,
            async (record, db) => (await ReadEntries.OneAsync(record, db, entry))?.Content.IsPrivate,
            cancel
        );
        return read is ReadOutcome<bool?>.Open { Value: var isPrivate }
            ? (isPrivate is null ? entry : RowId.New(clock), recording.Content.IsPrivate || isPrivate == true)
            : throw new InvalidOperationException("An entry does not open.");
    }

    /// <summary>An entry of its own, shown in its chat.</summary>
    public async Task AddEntryAsync(
        ChatSaving saving,
        OpenRecording recording,
        (Guid Entry, bool IsPrivate) place,
        string text
    )
    {
        await AddEntryAsync(saving.Db, saving.Sealer, saving.Standing, recording, place, text);
        await saving.SayAsync(
            VoiceTexts.Heard(text),
            [
                [Anew(recording)],
                .. WritingButtons.OfKept(place.Entry, place.IsPrivate),
            ]
        );
    }

    /// <summary>The same where its chat is gone: nothing is said.</summary>
    public async Task AddEntryAsync(
        JournalDb db,
        PatientSealer sealer,
        PatientStandingContent standing,
        OpenRecording recording,
        (Guid Entry, bool IsPrivate) place,
        string text
    )
    {
        var content = recording.Content;
        var at = Instant.FromUnixTimeMilliseconds(content.At);
        var entry = new NewEntry(sealer.Patient, text, $"{content.From.Channel}|{recording.Id:N}")
        {
            At = Instant.Min(at, clock.Now()),
            Begun = place.Entry,
            IsPrivate = place.IsPrivate,
            Source = JournalEntryContent.Voice,
        };
        if (await record.AddAsync(db, sealer, standing, entry, default) is not RecordEntryOutcome.Recorded)
        {
            throw new InvalidOperationException("An outcome without a case.");
        }
        await AddPartAsync(db, sealer, recording, place.Entry, text);
    }

    // Its own id is older than those of what was written after it, so that it stands before them.
    private async Task AddPartAsync(
        JournalDb db,
        PatientSealer sealer,
        OpenRecording recording,
        Guid entry,
        string text
    )
    {
        var content = recording.Content;
        if (
            await db.Recordings.Where(r => r.Id == recording.Id && r.Version == recording.Version).ExecuteDeleteAsync()
            == 0
        )
        {
            // Discarded, or made private meanwhile: it is looked at again.
            throw new ConversationMovedException();
        }
        var row = new EntryPart
        {
            Id = recording.Id,
            EntryId = entry,
            MessageHash = content.From.HashOfSpoken(content.Number, keys),
        };
        sealer.Seal(row, new EntryPartContent(text, content.At) { IsSpoken = true });
        db.EntryParts.Add(row);
    }

    private static MessageButton Anew(OpenRecording recording) =>
        new(VoiceTexts.WriteAnew, $"{SpeakInChat.WritesAnew}{recording.Id:N}");
}
