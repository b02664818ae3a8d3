using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Step, in the chat's own order: makes what was heard a part of its entry and shows it to its speaker, or says why there is no text.</summary>
internal sealed class KeepSpoken(
    JournalStore store,
    PatientRecords records,
    FindChat find,
    SaveConversation save,
    SpokenEntry spoken,
    BringOnVoice bringOn
) : IWorkStep
{
    public string Name => nameof(KeepSpoken);

    public async Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
    {
        var read = await Recordings.ReadAsync(records, Name, item.PatientId, item.SubjectId, cancel);
        if (read is not ReadOutcome<OpenRecording?>.Open { Value: { } recording })
        {
            return bringOn.Without(read, item, WorkEventKind.VoiceHeard);
        }
        var standing = await store.ReadAsync(db => records.StandingAsync(db, item.PatientId, cancel), cancel);
        if (standing is not StandingOutcome.Known { Standing: var known })
        {
            return new StepResult.Later(nameof(DoorRefusal.Damaged));
        }
        var chat = await store.ReadAsync(db => find.OfAsync(db, item.PatientId, cancel), cancel);
        // Whoever has linked another phone meanwhile reads nothing there of what was spoken into this one.
        return chat is not null && (chat.Content.Address == recording.Content.From || IsWrittenIn(chat, recording))
            ? await HereAsync(item, recording, chat, known, cancel)
            : await ElsewhereAsync(item, recording, known, cancel);
    }

    private static bool IsWrittenIn(FoundChat chat, OpenRecording recording) =>
        chat.Content.Begun is { } begun && begun.Id == recording.EntryId;

    private async Task<StepResult> HereAsync(
        WorkItem item,
        OpenRecording recording,
        FoundChat chat,
        PatientStandingContent standing,
        CancellationToken cancel
    )
    {
        var (entry, content) = (recording.EntryId, recording.Content);
        Func<ChatSaving, Task>? effect = null;
        switch ((SpokenNews)item.SubjectNumber)
        {
            case SpokenNews.Delayed when content is { Text: null, Fault: null }:
                effect = saving =>
                    saving.SayAsync(
                        VoiceTexts.Delayed,
                        saving.Chat.Begun is { } open && open.Id == entry ? WritingButtons.Of(open) : []
                    );
                break;
            case SpokenNews.Unanswered when entry is null:
                effect = saving => EndAsync(saving, recording, VoiceTexts.NoAnswer);
                break;
            case SpokenNews.Ended when content.Fault is { } fault:
                effect = saving => EndAsync(saving, recording, VoiceTexts.Failed(fault));
                break;
            case SpokenNews.Ended when content.Text is { } text && chat.Content.Begun is { } begun && begun.Id == entry:
                effect = saving => spoken.AddPartAsync(saving, recording, begun, text);
                break;
            case SpokenNews.Ended when content.Text is { } text && entry is { } finished:
                var place = await spoken.EntryForAsync(item.PatientId, recording, finished, cancel);
                effect = saving => spoken.AddEntryAsync(saving, recording, place, text);
                break;
        }
        return effect is null
            ? StepResult.Nothing
            : new StepResult.Done(db => save.RunAsync(db, chat, standing, effect));
    }

    // What was taken in is kept, also where its chat was unlinked meanwhile.
    private async Task<StepResult> ElsewhereAsync(
        WorkItem item,
        OpenRecording recording,
        PatientStandingContent standing,
        CancellationToken cancel
    )
    {
        if (item.SubjectNumber == (int)SpokenNews.Delayed)
        {
            return StepResult.Nothing;
        }
        if (recording is not { Content.Text: { } text, EntryId: { } entry })
        {
            return bringOn.Forget(recording);
        }
        var place = await spoken.EntryForAsync(item.PatientId, recording, entry, cancel);
        return new StepResult.Done(async db =>
        {
            if (await records.SealerAsync(db, item.PatientId, default) is { } sealer)
            {
                await spoken.AddEntryAsync(db, sealer, standing, recording, place, text);
            }
        });
    }

    private async Task EndAsync(ChatSaving saving, OpenRecording recording, string why)
    {
        await saving.Db.Recordings.Where(r => r.Id == recording.Id).ExecuteDeleteAsync();
        if (saving.Chat.Begun is { } begun && begun.Id == recording.EntryId)
        {
            // An entry of which nothing else was written is none.
            await saving.AddAsync(bringOn.LookAt(saving.Patient, begun, recording));
        }
        await saving.SayAsync(why);
    }
}
