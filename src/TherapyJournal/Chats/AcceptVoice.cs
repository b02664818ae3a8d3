using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Takes a voice message in, inside the transaction that ends its message: sealed, and not fetched before its speaker has agreed.</summary>
internal sealed class AcceptVoice(PatientRecords records, Keys keys, ChatOptions options, TimeProvider clock)
{
    // Whoever has not answered by then has gone on.
    private static readonly Duration WaitsForAnswer = Duration.FromDays(3);

    /// <summary>Keeps it until it is text; where nobody was asked yet, asks.</summary>
    public async Task RunAsync(ChatSaving saving, ChatTurn turn, ChatRecording recording, int seconds)
    {
        var now = turn.Now;
        var content = new RecordingContent(
            turn.Message.From,
            turn.Message.Number ?? 0,
            recording.File,
            seconds,
            turn.Message.At,
            now.ToUnixTimeMilliseconds()
        );
        saving.Chat = saving.Chat with { Spoken = SpokenToday.Add(saving.Chat.Spoken, now, seconds) };
        var row = new Recording { Id = RowId.New(clock) };
        saving.Db.Recordings.Add(row);
        if (saving.Standing.Allows(ConsentKind.Voice))
        {
            await BeginAsync(saving, row, content, now);
            return;
        }
        saving.Sealer.Seal(
            row,
            content with
            {
                IsPrivate = saving.Chat.Begun?.IsPrivate ?? saving.Chat.WritesPrivately,
            }
        );
        await saving.AddAsync(
            new WorkEvent(WorkEventKind.VoiceTakenIn, saving.Patient, row.Id, Due: now + WaitsForAnswer)
        );
        if (saving.Chat.Awaits == Consents.AsksForVoice)
        {
            await saving.SayAsync(VoiceTexts.WaitsToo);
            return;
        }
        await saving.SayAsync(VoiceTexts.FirstYourAnswer);
        await Consents.AskAsync(saving, ConsentKind.Voice, saving.Standing);
    }

    /// <summary>Those that wait for an answer, opened.</summary>
    public async Task<IReadOnlyDictionary<Guid, RecordingContent>> WaitingAsync(
        PatientId patient,
        CancellationToken cancel
    )
    {
        var read = await records.ReadAsync(
            new Reader.Patient(patient),
            patient,
            Purpose.TranscribeVoice,
            async (record, db) =>
                record
                    .OpenAll(
                        await db.Recordings.Where(r => r.PatientId == patient && r.EntryId == null).ToListAsync(cancel),
                        record.Open
                    )
                    .ToDictionary(r => r.Row.Id, r => r.Content),
            cancel
        );
        return (read as ReadOutcome<Dictionary<Guid, RecordingContent>>.Open)?.Value ?? [];
    }

    /// <summary>Goes on with those that wait, or deletes them, once their speaker has answered.</summary>
    public async Task AnswerAsync(ChatSaving saving, bool isGiven, IReadOnlyDictionary<Guid, RecordingContent> waiting)
    {
        var rows = await saving
            .Db.Recordings.Where(r => r.PatientId == saving.Patient && r.EntryId == null)
            .OrderBy(r => r.Id)
            .ToListAsync();
        if (!isGiven)
        {
            saving.Db.Recordings.RemoveRange(rows);
            await saving.SayAsync(VoiceTexts.NotKept);
            return;
        }
        foreach (var row in rows)
        {
            if (waiting.GetValueOrDefault(row.Id) is { } content)
            {
                await BeginAsync(saving, row, content, clock.Now());
            }
        }
        await saving.SayAsync(VoiceTexts.Agreed);
    }

    // It belongs to the entry that is being written, or begins one.
    private async Task BeginAsync(ChatSaving saving, Recording row, RecordingContent content, Instant now)
    {
        var isFirst = saving.Chat.Begun is null;
        var at = now.ToUnixTimeMilliseconds();
        var begun = saving.Chat.Begun is { } before
            ? before with
            {
                LastAt = at,
                Parts = before.Parts + 1,
            }
            : new EntryBegun(RowId.New(clock), at) { IsPrivate = saving.Chat.WritesPrivately };
        // What was spoken for the patient alone stays so, whatever is being written by now.
        begun = content.IsPrivate ? begun.Privately() : begun;
        row.EntryId = begun.Id;
        saving.Sealer.Seal(row, content with { IsPrivate = begun.IsPrivate });
        saving.Chat = saving.Chat with { Begun = begun };
        if (isFirst)
        {
            var due = now + CloseQuietEntry.Pause(options, begun);
            await saving.AddAsync(CloseQuietEntry.Begun(saving.Patient, begun.Id, content.From.Lane(keys), due));
        }
        await saving.AddAsync(new WorkEvent(WorkEventKind.VoiceTakenIn, saving.Patient, row.Id));
    }
}
