using TherapyJournal.Assistants.Bank;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Step: asks the question that a patient wished for in their chat.</summary>
internal sealed class SendPrompt(
    JournalStore store,
    PatientRecords records,
    AskForEntry ask,
    FindChat find,
    ChatSenders senders,
    SaveConversation save
) : IWorkStep
{
    public string Name => nameof(SendPrompt);

    public async Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
    {
        var chat = await store.ReadAsync(db => find.OfAsync(db, item.PatientId, cancel), cancel);
        if (chat is null || chat.Row.Id != item.SubjectId)
        {
            return StepResult.Nothing;
        }
        await senders.For(chat.Content.Address).ShowTypingAsync(chat.Content.Address, cancel);
        // Tried again, the question that was found stands already: it is asked, and no further one is put in its place.
        var wish = item.Attempts > 1 ? PromptWish.Any : (PromptWish)(item.SubjectNumber - 1);
        var (text, buttons) = await ask.RunAsync(item.PatientId, wish, cancel) switch
        {
            AskOutcome.Asked asked => (Text(asked.Prompt), Buttons),
            AskOutcome.NotToday not => (not.Sentence, []),
            AskOutcome.NotNow not => (not.Sentence, []),
            AskOutcome.FixedWords words => (words.Words.InFull, []),
            _ => (ChatTexts.SomethingIsWrong, []),
        };
        return new StepResult.Done(async db =>
        {
            // As it stands now: the patient may have written meanwhile, and the question changes nothing of that.
            if (
                await find.OfAsync(db, item.PatientId, default) is { } found
                && found.Row.Id == item.SubjectId
                && await records.StandingAsync(db, item.PatientId, default) is StandingOutcome.Known known
            )
            {
                await save.RunAsync(db, found, known.Standing, saving => saving.SayAsync(text, buttons));
            }
        });
    }

    private static string Text(PromptView prompt) =>
        $"{prompt.Content.Text}\n\n{prompt.Content.Why}\n\n"
        + (
            prompt.Content.WrittenBy switch
            {
                QuestionBank.WrittenBy => ChatTexts.WithoutAi,
                JournalPromptContent.ByTherapist => ChatTexts.ByYourTherapist,
                _ => ChatTexts.ByTheAssistant,
            }
        );

    private static IReadOnlyList<IReadOnlyList<MessageButton>> Buttons { get; } =
    [
        [new(ChatTexts.Another, $"{AskInChat.Asks}another"), new(ChatTexts.Easier, $"{AskInChat.Asks}easier")],
        [new(ChatTexts.NotToday, AskInChat.NotTodayTapped)],
    ];
}
