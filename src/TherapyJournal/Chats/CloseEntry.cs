using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Assistants;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Ends an entry that was written message by message: from here on it is an entry like any other.</summary>
internal sealed class CloseEntry(
    JournalStore store,
    PatientRecords records,
    RecordEntry record,
    ReadFixedWords fixedWords,
    Assistant model,
    TimeProvider clock
)
{
    /// <summary>Ends it because its writer says so. What was spoken belongs to it: then it ends as soon as that is text, in the way that was wished last.</summary>
    public async Task<ChatEffect> EndAsync(ChatTurn turn, EntryBegun begun, bool isPrivate, CancellationToken cancel) =>
        await store.ReadAsync(db => Recordings.AnyOfAsync(db, begun.Id, cancel), cancel)
            ? new ChatEffect(saving =>
            {
                var ending = isPrivate ? begun.Privately() : begun;
                saving.Chat = saving.Chat with { Begun = ending with { EndsPrivate = isPrivate } };
                return saving.SayAsync(VoiceTexts.StillListening);
            })
            : await PrepareAsync(turn.Patient, begun, turn.Message.From.Channel, isPrivate, cancel);

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
                new BegunWords(
                    [.. (await EntryParts.ReadAsync(opened, db, begun.Id, cancel)).Select(p => p.Content)],
                    opened.OpenAll(
                        await db
                            .Recordings.Where(r =>
                                r.PatientId == patient && (r.EntryId == begun.Id || r.EntryId == null)
                            )
                            .ToListAsync(cancel),
                        opened.Open
                    )
                ),
            cancel
        );
        if (read is not ReadOutcome<BegunWords>.Open { Value: var (parts, recordings) })
        {
            throw new UnreadableEntryException();
        }
        if (parts.Count == 0)
        {
            // Something was spoken, and no text came of it.
            return new ChatEffect(async saving =>
            {
                saving.Chat = saving.Chat with { Begun = null };
                await KeepPrivateAsync(saving, recordings, isPrivate);
            });
        }
        var standing = await fixedWords.RunAsync(patient, cancel);
        var instead = (standing as ReadOutcome<FixedWords?>.Open)
            ?.Value
            ?.InShort[isPrivate ? WordsFate.Private : WordsFate.Shared];
        // When it was written, and not when it was finished. A phone's clock may be ahead.
        var at = Instant.Min(Instant.FromUnixTimeMilliseconds(parts[0].At), clock.Now());
        var entry = new NewEntry(patient, EntryParts.Text(parts), $"{channel}|{begun.Id:N}")
        {
            At = at,
            Begun = begun.Id,
            PromptId = begun.PromptId,
            IsPrivate = isPrivate,
            Source = parts.Any(p => p.IsSpoken) ? JournalEntryContent.Voice : channel,
        };
        return new ChatEffect(async saving =>
        {
            await SaveAsync(saving, entry, instead);
            await KeepPrivateAsync(saving, recordings, isPrivate);
        });
    }

    // What is not text yet becomes an entry of its own, and no less private than this one, whatever becomes of this one.
    private static async Task KeepPrivateAsync(
        ChatSaving saving,
        IReadOnlyList<(Recording Row, RecordingContent Content)> recordings,
        bool isPrivate
    )
    {
        foreach (var (row, content) in isPrivate ? recordings : [])
        {
            await Recordings.ChangeAsync(
                saving.Db,
                saving.Sealer,
                (row.Id, row.Version),
                content with
                {
                    IsPrivate = true,
                }
            );
        }
    }

    private async Task SaveAsync(ChatSaving saving, NewEntry entry, string? instead)
    {
        var outcome = await record.AddAsync(saving.Db, saving.Sealer, saving.Standing, entry, default);
        saving.Chat = saving.Chat with { Begun = null, Awaits = Consents.StillAwaited(saving.Chat) };
        switch (outcome)
        {
            case RecordEntryOutcome.Recorded recorded:
                if (recorded.Crisis is null)
                {
                    await saving.SayAsync(
                        instead ?? recorded.NotUnderstood ?? ChatTexts.Kept(entry.IsPrivate),
                        WritingButtons.OfKept(recorded.Id, entry.IsPrivate)
                    );
                    if (!entry.IsPrivate && instead is null && IsWrittenByModel(saving.Standing))
                    {
                        await saving.AddAsync(
                            new WorkEvent(WorkEventKind.ReflectionAwaited, saving.Patient, recorded.Id)
                        );
                    }
                }
                break;
            default:
                throw new InvalidOperationException("An outcome without a case.");
        }
    }

    // The bank answers at once.
    private bool IsWrittenByModel(PatientStandingContent standing) =>
        standing.Reflections
        && standing.Allows(ConsentKind.Model)
        && model.IsConfiguredFor(AssistantStep.ReflectOnEntry);

    private sealed record BegunWords(
        IReadOnlyList<EntryPartContent> Parts,
        IReadOnlyList<(Recording Row, RecordingContent Content)> Recordings
    );
}

/// <summary>Something of an entry that is being written does not open: changed outside the program, or of somebody who is hidden.</summary>
internal sealed class UnreadableEntryException() : Exception("The messages of an entry do not open.");
