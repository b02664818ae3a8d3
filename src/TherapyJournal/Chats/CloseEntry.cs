using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Ends an entry that was written message by message: from here on it is an entry like any other.</summary>
internal sealed class CloseEntry(PatientRecords records, RecordEntry record, ReadFixedWords fixedWords)
{
    /// <summary>Reads the messages and says what is to be saved.</summary>
    public async Task<ChatEffect> PrepareAsync(
        PatientId patient,
        EntryBegun begun,
        string channel,
        bool isPrivate,
        CancellationToken cancel
    )
    {
        var read = await records.ReadAsync(
            new Reader.Patient(patient),
            patient,
            Purpose.WriteEntry,
            async (opened, db) =>
                EntryParts.Text((await EntryParts.ReadAsync(opened, db, begun.Id, cancel)).Select(p => p.Content)),
            cancel
        );
        if (read is not ReadOutcome<string>.Open { Value: var text })
        {
            throw new InvalidOperationException("The messages of an entry do not open.");
        }
        var standing = await fixedWords.RunAsync(patient, cancel);
        var instead = (standing as ReadOutcome<FixedWords?>.Open)
            ?.Value
            ?.InShort[isPrivate ? WordsFate.Private : WordsFate.Shared];
        var entry = new NewEntry(patient, text, $"{channel}|{begun.Id:N}")
        {
            Begun = begun.Id,
            PromptId = begun.PromptId,
            IsPrivate = isPrivate,
            Source = channel,
        };
        return new ChatEffect(saving => SaveAsync(saving, entry, instead));
    }

    private async Task SaveAsync(ChatSaving saving, NewEntry entry, string? instead)
    {
        var outcome = await record.AddAsync(saving.Db, saving.Sealer, saving.Standing, entry, default);
        saving.Chat = saving.Chat with { Begun = null };
        switch (outcome)
        {
            case RecordEntryOutcome.Recorded recorded:
                if (recorded.Crisis is null)
                {
                    await saving.SayAsync(
                        instead ?? recorded.NotUnderstood ?? ChatTexts.Kept(entry.IsPrivate),
                        [
                            [new MessageButton(ChatTexts.TakeBack, $"{WriteInChat.TakesBack}{recorded.Id:N}")],
                        ]
                    );
                }
                break;
            case RecordEntryOutcome.NotKept notKept:
                await EntryParts.RemoveAsync(saving.Db, entry.Begun!.Value);
                await saving.SayAsync(notKept.Sentence);
                break;
            default:
                throw new InvalidOperationException("An outcome without a case.");
        }
    }
}
